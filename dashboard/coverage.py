"""Which series a chart shows first, where each ends, and gaps that stay gaps. Pure: no database, no page."""

import pandas as pd

from dashboard.trade_points import STATED
from etl.vocabulary import PeriodKind

MOST_LINES = 2
LEAST_YEARS = 2


def years_only(points: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Points of whole calendar years from ``first`` to ``last``."""
    is_meant = (points["period_kind"] == PeriodKind.YEAR) & points["period_start"].dt.year.between(first, last)
    kept: pd.DataFrame = points[is_meant]
    return kept


def parts_of_years(points: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Stated points of parts of years from ``first`` to ``last``: what no chart by year may show."""
    is_part = (points["period_kind"] != PeriodKind.YEAR) & points["period_end"].dt.year.between(first, last)
    kept: pd.DataFrame = points[is_part & ~is_table(points)]
    return kept


def is_table(points: pd.DataFrame) -> pd.Series:
    """Whether each point is from a table; else it was stated."""
    return ~points["series"].str.startswith(STATED)


def best_covered(points: pd.DataFrame) -> list[str]:
    """Series that one side's chart shows first: the table with most years, then one that fills most of what it lacks.

    Takes year points of one side and direction. A second line comes only where it adds at least two years.
    """
    tables = points[is_table(points)]
    years = {str(series): set(rows["period_start"].dt.year) for series, rows in tables.groupby("series")}
    chosen: list[str] = []
    covered: set[int] = set()
    while years and len(chosen) < MOST_LINES:
        added = {series: len(has - covered) for series, has in years.items()}
        best = max(sorted(added), key=added.__getitem__)
        if added[best] < (LEAST_YEARS if chosen else 1):
            break
        chosen.append(best)
        covered |= years.pop(best)
    return chosen


def first_view(points: pd.DataFrame) -> pd.DataFrame:
    """Year points that a chart shows first: for each side its best-covered lines, and one stated point for each year that they lack.

    Takes year points of one direction and unit, with ``rank``.
    """
    kept = []
    for _, side in points.groupby("side"):
        lines = side[side["series"].isin(best_covered(side))]
        stated = side[~is_table(side) & ~side["period_start"].isin(lines["period_start"])]
        kept += [lines, stated.sort_values("rank", kind="stable").drop_duplicates("period_start")]
    return pd.concat(kept).sort_values(["side", "series", "period_start"]) if kept else points


def add_gaps(line: pd.DataFrame) -> pd.DataFrame:
    """Put a row with an unknown value where a year is missing inside a line, so that no line spans it. Takes and gives one series."""
    years = pd.Series(line["period_start"].dt.year)
    if line.empty:
        return line
    missing = sorted(set(range(int(years.min()), int(years.max()) + 1)) - set(years))
    holes = pd.DataFrame(
        {"period_start": [pd.Timestamp(year, 1, 1) for year in missing], "period_end": [pd.Timestamp(year, 12, 31) for year in missing]}
    )
    same = {name: line[name].iloc[0] for name in ("side", "series", "direction", "unit") if name in line.columns}
    return pd.concat([line, holes.assign(**same)], ignore_index=True).sort_values("period_start", ignore_index=True) if missing else line


def reach(points: pd.DataFrame) -> pd.DataFrame:
    """First and last year of each series. Columns: side, series, first_year, last_year."""
    years = points.assign(_year=points["period_start"].dt.year)
    return years.groupby(["side", "series"], as_index=False, sort=False).agg(first_year=("_year", "min"), last_year=("_year", "max"))
