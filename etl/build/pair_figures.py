"""New figures beside those that they are held against: of the same series a year before, and of other sources."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from etl.build.derive import SERIES

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
    lines = months.groupby([*SERIES, "period_kind", "months"], sort=False, observed=True).ngroup()
    cell = lines.to_numpy(dtype="int64") * _YEARS + start.year.to_numpy(dtype="int64")
    cells, firsts = np.unique(cell, return_index=True)
    other, back = np.full(len(new), -1), np.zeros(len(new), dtype="int64")
    for years in range(1, YEARS_BACK + 1):
        earlier = cell[new] - years
        place = np.searchsorted(cells, earlier).clip(max=len(cells) - 1)
        there = firsts[place]
        is_found = (other < 0) & (cells[place] == earlier) & (arrival[there] != arrival[new])
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
    cells = known.groupby(_CELL, sort=False, observed=True).ngroup().to_numpy()
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
