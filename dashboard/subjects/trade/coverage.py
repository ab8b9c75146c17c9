"""Which series a chart shows first, where each ends, and gaps that stay gaps. Pure: no database, no page."""

import pandas as pd

from dashboard.subjects.trade.trade_points import STATED, series_of
from etl.vocabulary.periods import PeriodKind

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


def first_view(points: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Year points that a chart shows first, the headline lines before the others.

    Takes year points of one direction and unit, with ``rank``, and rows of ``headline.headline_lines`` of the
    same goods. Each side has its headline line, the table that adds most years to it, and one stated point for each
    year that these lack.
    """
    first = set(zip(lines["side"], [series_of(row) for row in lines.to_dict("records")], strict=True))
    kept = []
    for name, side in points.groupby("side"):
        is_first = side["series"].isin([series for whose, series in first if whose == name])
        headline, others = side[is_first], side[~is_first]
        longest = _longest_table(others, set(headline["period_start"]))
        told = pd.concat([headline, longest])
        stated = others[~is_table(others) & ~others["period_start"].isin(told["period_start"])]
        rows = [headline, longest, stated.sort_values("rank", kind="stable").drop_duplicates("period_start")]
        kept += [part.sort_values(["series", "period_start"]) for part in rows]
    return pd.concat(kept) if kept else points


def _longest_table(points: pd.DataFrame, known: set[pd.Timestamp]) -> pd.DataFrame:
    """The table that has most years beside those known.

    None where no table adds ``LEAST_YEARS``, unless nothing is known.
    """
    tables = points[is_table(points)]
    added = {
        str(series): len(set(rows["period_start"]) - known) for series, rows in tables.groupby("series", sort=True)
    }
    longest = max(added, key=added.__getitem__, default="")
    is_enough = added.get(longest, 0) >= (LEAST_YEARS if known else 1)
    kept: pd.DataFrame = tables[tables["series"] == (longest if is_enough else "")]
    return kept


def add_gaps(line: pd.DataFrame) -> pd.DataFrame:
    """Put a row with an unknown value where a year is missing inside a line, so that no line spans it.

    Takes and gives one series.
    """
    years = pd.Series(line["period_start"].dt.year)
    if line.empty:
        return line
    missing = sorted(set(range(int(years.min()), int(years.max()) + 1)) - set(years))
    holes = pd.DataFrame(
        {
            "period_start": [pd.Timestamp(year, 1, 1) for year in missing],
            "period_end": [pd.Timestamp(year, 12, 31) for year in missing],
        }
    )
    same = {name: line[name].iloc[0] for name in ("side", "series", "direction", "unit") if name in line.columns}
    return (
        pd.concat([line, holes.assign(**same)], ignore_index=True).sort_values("period_start", ignore_index=True)
        if missing
        else line
    )


def reach(points: pd.DataFrame) -> pd.DataFrame:
    """First and last year of each series. Columns: side, series, first_year, last_year."""
    years = points.assign(_year=points["period_start"].dt.year)
    return years.groupby(["side", "series"], as_index=False, sort=False).agg(
        first_year=("_year", "min"), last_year=("_year", "max")
    )
