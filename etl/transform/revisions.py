"""What arrivals of one source make of its figures: the newest wins, and what it changed is told."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from etl import schema
from etl.transform.frames import to_table_frame

KEY = [column.name for column in schema.observation.primary_key.columns]
MEASURES = ("value_usd", "net_weight_kg")
_SAME = 1e-9  # of the larger: two spellings of one number may differ by a float's last digit


@dataclass(frozen=True)
class Merged:
    """The figures that stand after all arrivals, and how they came to.

    ``observations`` has one row a cell, each the newest that arrived. ``revisions`` are rows of the table ``revision`` without ``seq``.
    ``conflicts`` are rows of one arrival that say something else of a cell than an earlier file of the same arrival, which they replace.
    By ``snapshot_code``, ``replaced`` counts the rows that are no row of their own any more, ``compared`` those known before.
    """

    observations: pd.DataFrame
    revisions: pd.DataFrame
    conflicts: pd.DataFrame
    replaced: dict[str, int]
    compared: dict[str, int]


def apply_arrivals(arrivals: Sequence[Sequence[pd.DataFrame]]) -> Merged:
    """Put arrivals of one source on top of each other, oldest first.

    Takes, for each arrival, the observation rows of each of its files, no cell twice in a file; there must be a file. A cell that an
    arrival does not hold stays as it was: nothing says that its publisher took it back.
    """
    files = [frame.assign(arrival=number) for number, frames in enumerate(arrivals) for frame in frames]
    if len(files) == 1:
        observations = files[0].drop(columns="arrival")
        return Merged(observations, _no_revisions(), observations.iloc[:0], {}, {})
    stacked = pd.concat(files, ignore_index=True).sort_values(KEY, kind="stable", ignore_index=True)
    again = stacked.duplicated(KEY)
    last = ~stacked.duplicated(KEY, keep="last")
    before = stacked.shift(1).loc[again]
    after = stacked.loc[again]
    changed = {measure: _differ(before[measure], after[measure]) for measure in MEASURES}
    same_arrival = before["arrival"] == after["arrival"]
    columns = list(files[0].columns.drop("arrival"))
    return Merged(
        stacked.loc[last, columns].reset_index(drop=True),
        _to_revisions(before, after, {measure: differs & ~same_arrival for measure, differs in changed.items()}),
        after.loc[same_arrival & pd.concat(changed, axis=1).any(axis=1), columns].reset_index(drop=True),
        _count(stacked.loc[~last]),
        _count(after.loc[before["value_usd"].notna() & after["value_usd"].notna()]),
    )


def _count(rows: pd.DataFrame) -> dict[str, int]:
    return {str(code): int(count) for code, count in rows["snapshot_code"].value_counts().items()}


def _differ(before: "pd.Series[float]", after: "pd.Series[float]") -> "pd.Series[bool]":
    """Where a value changed; one that came or went did."""
    apart = (after - before).abs() > _SAME * pd.concat([before.abs(), after.abs()], axis=1).max(axis=1)
    return apart | (before.isna() != after.isna())


def _to_revisions(before: pd.DataFrame, after: pd.DataFrame, changed: "dict[str, pd.Series[bool]]") -> pd.DataFrame:
    parts = [
        after.loc[differs, KEY].assign(
            column_name=measure,
            old_value=before.loc[differs, measure],
            new_value=after.loc[differs, measure],
            old_snapshot_code=before.loc[differs, "snapshot_code"],
            new_snapshot_code=after.loc[differs, "snapshot_code"],
        )
        for measure, differs in changed.items()
        if differs.any()
    ]
    return pd.concat(parts, ignore_index=True) if parts else _no_revisions()


def _no_revisions() -> pd.DataFrame:
    return to_table_frame(schema.revision, {}).drop(columns="seq")


def number_revisions(revisions: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The table ``revision`` of all sources, numbered in the order of cell and column."""
    filled = [frame for frame in revisions if len(frame)]
    if not filled:
        return to_table_frame(schema.revision, {})
    stacked = pd.concat(filled, ignore_index=True).sort_values([*KEY, "column_name"], kind="stable", ignore_index=True)
    columns = {str(name): values for name, values in stacked.items()}
    return to_table_frame(schema.revision, columns | {"seq": range(1, len(stacked) + 1)}, stacked.index)
