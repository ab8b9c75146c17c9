"""What arrivals of a source make of its figures: the newest wins, and what it changed is told."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from etl import schema
from etl.values.frames import CELL, to_table_frame
from etl.values.row_numbers import count_rows, number_rows

MEASURES = ("value_usd", "net_weight_kg")
ARRIVAL, SEEN = "arrival", "seen_date"
_SAME = 1e-9  # of the larger: two spellings of one number may differ by a float's last digit


@dataclass(frozen=True)
class MergedArrivals:
    """The figures that stand after all arrivals, and how they came to.

    ``observations`` has one row a cell, each the newest that arrived. ``superseded`` has the row that stood before each
    change, with ``known_until``, the day on which the change arrived; a value that was changed again on the day it
    arrived is not among them. Both have ``known_from`` where the value came by a change, and ``seen_date``, the first
    day on which a file that is here gave the value (missing where no file says when it came). ``revisions`` are rows of
    the table ``revision`` without ``seq``.

    ``conflicts`` are rows of one arrival that say something else of a cell than an earlier file of the same arrival,
    which they replace. By ``snapshot_code``, ``replaced`` counts the rows that are no row of their own any more,
    ``compared`` those known before.
    """

    observations: pd.DataFrame
    superseded: pd.DataFrame
    revisions: pd.DataFrame
    conflicts: pd.DataFrame
    replaced: dict[str, int]
    compared: dict[str, int]


def merge_arrivals(rows: pd.DataFrame) -> MergedArrivals:
    """Put the arrivals of each source on top of each other.

    Takes observations in the order in which they came, no cell twice in a file, with ``ARRIVAL``, a number for each
    arrival, and ``SEEN``. A cell that an arrival does not hold stays as it was: nothing says that its publisher took it
    back.
    """
    cell, _ = count_rows(rows, CELL)
    is_again = np.bincount(cell)[cell] > 1
    once = rows.drop(columns=ARRIVAL)
    if not is_again.any():
        return MergedArrivals(once, once.iloc[:0], _no_revisions(), once.iloc[:0], {}, {})
    merged = _merge(rows.loc[is_again])
    return replace(merged, observations=pd.concat([once.loc[~is_again], merged.observations], ignore_index=True))


def _merge(rows: pd.DataFrame) -> MergedArrivals:
    """The outcome for cells of which there are several rows."""
    cells = number_rows(rows, CELL)
    stacked = rows.assign(cell=cells).iloc[np.argsort(cells, kind="stable")].reset_index(drop=True)
    stacked = stacked.assign(came=number_rows(stacked, ["cell", ARRIVAL]))
    once = stacked.loc[~stacked["came"].duplicated(keep="last")].reset_index(drop=True)
    before, after = _changes(once, "cell")
    dated = _date_changes(once, after.index[_is_changed(before, after)])
    is_last = ~dated["cell"].duplicated(keep="last")
    columns = list(rows.columns.drop(ARRIVAL))
    return MergedArrivals(
        dated.loc[is_last, columns].reset_index(drop=True),
        dated.loc[dated["known_until"].notna() & ~(dated["known_from"] >= dated["known_until"]), columns].reset_index(
            drop=True
        ),
        _to_revisions(before, after),
        _conflicts(stacked)[columns].reset_index(drop=True),
        _count(stacked.loc[stacked["cell"].duplicated(keep="last")]),
        _count(after.loc[before["value_usd"].notna() & after["value_usd"].notna()]),
    )


def _changes(rows: pd.DataFrame, key: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The row before and the row itself, by one index, of each row that is not the first with its key."""
    again = rows[key].duplicated()
    return rows[[*MEASURES, "snapshot_code"]].shift(1).loc[again], rows.loc[again]


def _conflicts(stacked: pd.DataFrame) -> pd.DataFrame:
    before, after = _changes(stacked, "came")
    return after.loc[_is_changed(before, after)]


def _date_changes(once: pd.DataFrame, changed: pd.Index) -> pd.DataFrame:
    """The rows, cell by cell in order of arrival.

    Each has the day from which its value stood and the one on which another replaced it.
    """
    is_change = pd.Series(once.index.isin(changed), index=once.index)
    # A number for each cell's run of arrivals that say the same.
    value = (is_change | ~once["cell"].duplicated()).cumsum()
    seen = once[SEEN].groupby(value).transform("min")
    replaced = once[SEEN].shift(-1).where(is_change.shift(-1, fill_value=False))
    came = seen.where(is_change.groupby(value).transform("any"))
    return once.assign(**{SEEN: seen}, known_from=came, known_until=replaced)


def _count(rows: pd.DataFrame) -> dict[str, int]:
    counts = rows["snapshot_code"].value_counts()
    return {str(code): int(count) for code, count in counts.items() if count}


def _differ(before: "pd.Series[float]", after: "pd.Series[float]") -> "pd.Series[bool]":
    """Where a value changed; one that came or went did."""
    apart = (after - before).abs() > _SAME * pd.concat([before.abs(), after.abs()], axis=1).max(axis=1)
    return apart | (before.isna() != after.isna())


def _is_changed(before: pd.DataFrame, after: pd.DataFrame) -> "pd.Series[bool]":
    """Where one of the measures changed."""
    return pd.concat([_differ(before[measure], after[measure]) for measure in MEASURES], axis=1).any(axis=1)


def _to_revisions(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    changed = {measure: _differ(before[measure], after[measure]) for measure in MEASURES}
    parts = [
        after.loc[differs, CELL].assign(
            column_name=measure,
            old_value=before.loc[differs, measure],
            new_value=after.loc[differs, measure],
            known_from=after.loc[differs, SEEN],
            old_snapshot_code=before.loc[differs, "snapshot_code"],
            new_snapshot_code=after.loc[differs, "snapshot_code"],
        )
        for measure, differs in changed.items()
        if differs.any()
    ]
    none = _no_revisions()
    return pd.concat(parts, ignore_index=True)[list(none)] if parts else none


def _no_revisions() -> pd.DataFrame:
    return to_table_frame(schema.revision, {}).drop(columns="seq")


def order_revisions(revisions: pd.DataFrame) -> pd.DataFrame:
    """Rows of the table ``revision``, still without ``seq``, in the order of cell and column."""
    named = revisions.astype({"column_name": "str"})
    return named.sort_values([*CELL, "column_name"], kind="stable", ignore_index=True)
