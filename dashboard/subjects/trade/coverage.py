"""Which series a chart shows first, where each ends, and gaps that stay gaps. Pure: no database, no page."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Side

LEAST_YEARS = 2


def years_only(points: Iterable[TradePoint], first: int, last: int) -> list[TradePoint]:
    """Points of whole calendar years from ``first`` to ``last``."""
    return [
        point for point in points if point.period.kind == PeriodKind.YEAR and first <= point.period.start.year <= last
    ]


def parts_of_years(points: Iterable[TradePoint], first: int, last: int) -> list[TradePoint]:
    """Stated points of parts of years from ``first`` to ``last``: what no chart by year may show."""
    return [
        point
        for point in points
        if point.series.is_stated and point.period.kind != PeriodKind.YEAR and first <= point.period.end.year <= last
    ]


def first_view(points: Sequence[TradePoint], lines: Iterable[HeadlineLine]) -> list[TradePoint]:
    """Year points that a chart shows first, the headline lines before the others.

    Takes year points of one direction and unit, with ``rank``, and the headline lines of the same goods. Each side has
    its headline line, the table that adds most years to it, and one stated point for each year that these lack.
    """
    first = {(line.side, line.newest.series) for line in lines}
    kept: list[TradePoint] = []
    for side in Side:
        of_side = [point for point in points if point.side == side]
        headline = [point for point in of_side if (side, point.series) in first]
        others = [point for point in of_side if (side, point.series) not in first]
        longest = _longest_table(others, _starts(headline))
        stated = _one_a_year(others, _starts([*headline, *longest]))
        for part in (headline, longest, stated):
            kept += sorted(part, key=lambda point: (point.series.code, point.period.start))
    return kept


def _starts(points: Iterable[TradePoint]) -> set[date]:
    return {point.period.start for point in points}


def _longest_table(points: Sequence[TradePoint], known: Collection[date]) -> list[TradePoint]:
    """The table that has most years beside those known.

    None where no table adds ``LEAST_YEARS``, unless nothing is known.
    """
    added: dict[Series, set[date]] = {}
    for point in sorted(points, key=lambda point: point.series.code):
        if not point.series.is_stated:
            added.setdefault(point.series, set()).update({point.period.start} - set(known))
    longest = max(added, key=lambda series: len(added[series]), default=None)
    if longest is None or len(added[longest]) < (LEAST_YEARS if known else 1):
        return []
    return [point for point in points if point.series == longest]


def _one_a_year(points: Iterable[TradePoint], known: Collection[date]) -> list[TradePoint]:
    """Of the stated points of each year that is not known the one of lowest rank."""
    found: dict[date, TradePoint] = {}
    for point in sorted(points, key=lambda point: point.rank):
        if point.series.is_stated and point.period.start not in known:
            found.setdefault(point.period.start, point)
    return list(found.values())


def by_year(line: Iterable[TradePoint]) -> dict[int, TradePoint | None]:
    """Every year from the first of a series to its last with its point; None where a year is missing.

    So no line spans a gap.
    """
    points = {point.period.start.year: point for point in line}
    return {year: points.get(year) for year in range(min(points), max(points) + 1)} if points else {}


def reach(points: Iterable[TradePoint]) -> dict[tuple[Side, Series], tuple[int, int]]:
    """First and last year of each side's series."""
    found: dict[tuple[Side, Series], tuple[int, int]] = {}
    for point in points:
        year = point.period.start.year
        first, last = found.get((point.side, point.series), (year, year))
        found[point.side, point.series] = (min(first, year), max(last, year))
    return found
