"""The lines that the chart of goods begins with: of each side one, made of whole stretches of its sources.

A stretch is never blended with another: the line breaks where its source changes. Pure: no database, no page.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.screens.commodities.lines import MEASURES
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.subjects.trade.series import Series
from etl.vocabulary.periods import PeriodKind

LEAST_ADDED = 2  # periods that a table must add to a line: a single one is no stretch

Span = tuple[date, date]


@dataclass(frozen=True, eq=False)
class GoodsCurve:
    """One line of the chart: its name, its colour and its points in each measure, in the order of time.

    A period has at most one point in a measure; what stands in one measure may be from another source than in the next.
    """

    name: str
    colour: str
    by_measure: Mapping[str, tuple[GoodsPoint, ...]]

    @property
    def points(self) -> list[GoodsPoint]:
        """Every point of it, each once, in the order of time."""
        unique = dict.fromkeys(point for points in self.by_measure.values() for point in points)
        return sorted(unique, key=_end)

    def until(self, ends: Mapping[str, date]) -> "GoodsCurve":
        """The curve without the lower bounds of years after the end of a measure's headline line, where it has one.

        The build passed them over, since they are of next to nothing.
        """
        kept = {
            measure: tuple(point for point in points if not _is_passed_over(point, ends.get(measure, date.max)))
            for measure, points in self.by_measure.items()
        }
        return replace(self, by_measure=kept)


def first_curve(
    name: str, colour: str, points: Sequence[GoodsPoint], leads_of: Callable[[str], Collection[Series]]
) -> GoodsCurve:
    """The curve of one side's points, made of each measure's own ``first_points``.

    ``leads_of`` gives the series that a measure begins with.
    """
    by_measure = {measure: tuple(first_points(points, leads_of(measure), measure)) for measure in MEASURES}
    return GoodsCurve(name, colour, by_measure)


def first_points(points: Iterable[GoodsPoint], leads: Collection[Series], measure: str) -> list[GoodsPoint]:
    """What is known of one side in a measure, at most one point a period; what was reconciled is neither side's.

    The series of ``leads`` come first, a whole before a lower bound; then the table that adds most periods to them;
    then a stated figure for each period that these lack.
    """
    known = [point for point in points if point.measured(measure) is not None and not point.is_reconciled]
    found = _one_a_period(point for point in known if point.series in leads)
    tables = [point for point in known if not point.series.is_stated]
    found = _one_a_period([*found, *_longest(tables, {_span(point) for point in found})])
    return sorted(_one_a_period([*found, *(point for point in known if point.series.is_stated)]), key=_end)


def _one_a_period(points: Iterable[GoodsPoint]) -> list[GoodsPoint]:
    """Of each period the first point, a whole before a lower bound and a table's before a stated one."""
    found: dict[Span, GoodsPoint] = {}
    for point in sorted(points, key=lambda one: (one.series.is_stated, one.marks.is_at_least)):
        found.setdefault(_span(point), point)
    return list(found.values())


def _longest(points: Iterable[GoodsPoint], known: Collection[Span]) -> list[GoodsPoint]:
    """The table's points that add most periods to those known; none where that are too few."""
    added: dict[Series, list[GoodsPoint]] = {}
    for point in points:
        if _span(point) not in known:
            added.setdefault(point.series, []).append(point)
    longest = max(added.values(), key=len, default=[])
    return longest if len(longest) >= (LEAST_ADDED if known else 1) else []


def furthest_series(points: Iterable[GoodsPoint]) -> list[Series]:
    """The table that reaches furthest, where no headline line tells which is told first; of equals the longest.

    Years without every month count only where there are no others, so that the page's answer, which is of whole years,
    is of the line that is drawn.
    """
    of_tables = [one for one in points if not (one.series.is_stated or one.is_reconciled or one.marks.is_doubtful)]
    ends: dict[Series, tuple[date, int]] = {}
    for point in [one for one in of_tables if one.has_every_month] or of_tables:
        end, count = ends.get(point.series, (point.period.end, 0))
        ends[point.series] = (max(end, point.period.end), count + 1)
    furthest = max(ends, key=lambda series: ends[series], default=None)
    return [furthest] if furthest else []


def _is_passed_over(point: GoodsPoint, end: date) -> bool:
    return point.marks.is_at_least and point.period.kind == PeriodKind.YEAR and point.period.end > end


def _span(point: GoodsPoint) -> Span:
    return point.period.start, point.period.end


def _end(point: GoodsPoint) -> tuple[date, date]:
    return point.period.end, point.period.start
