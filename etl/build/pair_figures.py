"""New figures beside those that they are held against: of the same series a year before, and of other sources."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from etl.build.derive import SERIES
from etl.values.row_numbers import count_rows

YEARS_BACK = 8  # a year without figures gives its place to the one before
PAIR = ("source_code", "arrival", "period_start", "period_end", "value_usd", "other_usd", "back")
_CELL = ["reporter_code", "partner_code", "flow", "commodity_id", "period_start", "period_end"]
_NEEDED = [*SERIES, "period_start", "period_end", "period_kind", "value_usd", "snapshot_code"]
_YEARS = 10_000  # more than there are


def mark_arrivals(trusted: pd.DataFrame, arrivals: Mapping[str, str]) -> pd.DataFrame:
    """Figures above nought that were published, each with the ``arrival`` that it came with.

    That is missing for what ships with the project. Takes rows that may be trusted, and the arrival of each snapshot;
    gives of their columns those by which figures are paired.
    """
    is_published = (trusted["value_usd"] > 0) & ~trusted["is_derived"] & ~trusted["is_confirmed"]
    known = trusted.loc[is_published, _NEEDED]
    snapshots = known["snapshot_code"].astype("category").cat
    codes, names = pd.factorize(pd.Series(snapshots.categories, dtype="str").map(dict(arrivals)))
    return known.assign(arrival=pd.Categorical.from_codes(codes[snapshots.codes], pd.Index(names, dtype="str")))


def pair_with_year_before(known: pd.DataFrame) -> pd.DataFrame:
    """New figures beside those of the same series and months of an earlier year, as ``PAIR``.

    That year is the nearest one whose figures did not come with them, ``back`` years before; a figure without any in
    eight years is left out. Takes rows of ``mark_arrivals``: whole series.
    """
    arrival = known["arrival"].cat.codes.to_numpy()
    new = np.flatnonzero(arrival >= 0)
    if not len(new):
        return known.iloc[:0].assign(other_usd=0.0, back=0)[list(PAIR)]
    start = known["period_start"].dt
    months = known.assign(months=start.month * 100 + known["period_end"].dt.month)
    lines, _ = count_rows(months, [*SERIES, "period_kind", "months"])
    cell = lines * _YEARS + start.year.to_numpy(dtype="int64")
    cells, firsts, places = np.unique(cell, return_index=True, return_inverse=True)
    other, back = np.full(len(new), -1), np.zeros(len(new), dtype="int64")
    for step in range(1, YEARS_BACK + 1):
        place = (places[new] - step).clip(min=0)
        years, there = cell[new] - cells[place], firsts[place]
        is_found = (other < 0) & (years > 0) & (years <= YEARS_BACK) & (arrival[there] != arrival[new])
        other, back = np.where(is_found, there, other), np.where(is_found, years, back)
    paired = other >= 0
    values = known["value_usd"].to_numpy()
    return known.iloc[new[paired]].assign(other_usd=values[other[paired]], back=back[paired])[list(PAIR)]


def pair_with_other_sources(known: pd.DataFrame) -> pd.DataFrame:
    """New figures beside the middle one of those that other sources have, as ``PAIR`` with 0 years ``back``.

    These are of the same reporter's trade in the same period; a figure that no other source has is left out. Takes rows
    of ``mark_arrivals``: of all sources, each of which has one figure of a cell.
    """
    values = known["value_usd"].to_numpy()
    cells, _ = count_rows(known, _CELL)
    order = np.lexsort((values, cells))
    told = np.bincount(cells)
    firsts = (told.cumsum() - told)[cells]
    rank = np.empty(len(known), dtype="int64")
    rank[order] = np.arange(len(known)) - firsts[order]
    paired = np.flatnonzero(known["arrival"].notna().to_numpy() & (told[cells] > 1))
    others = told[cells[paired]] - 1
    # Of the figures of a cell in their order, the one that is held against them is passed over.
    middle = [
        values[order[firsts[paired] + place + (place >= rank[paired])]] for place in ((others - 1) // 2, others // 2)
    ]
    return known.iloc[paired].assign(other_usd=(middle[0] + middle[1]) / 2, back=0)[list(PAIR)]
