"""Trade around the date of a meeting: which lines there are, what of them is shown, and where each ends.

Pure: no database, no page.

A line is one source's figures of one reporter on one thing: a whole group, or a product where a source gives single
products only. Lines are never added or joined; a period that a source does not give is a hole in its line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.screens.sections.topic_trade.shown_time import ShownTime, months_later
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow, GroupFigure
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import KG_PER_TONNE

WIDE_GROUPS = ("agricultural", "all_goods")  # their products are shown with the groups they belong to
MONTHS_AFTER_TO_SHOW = 6
MOST_GOODS = 3
STATED_AS = {"value_usd": (FigureMeasure.VALUE, "USD"), "net_weight_kg": (FigureMeasure.WEIGHT, "t")}


@dataclass(frozen=True)
class NamedLine:
    """Whose figures of which goods of a group, and what a page calls them.

    ``commodity_id`` is None of the whole group. ``name`` tells goods, whose figures and who published them.
    """

    group_code: str
    commodity_id: str | None
    series: Series
    valuation: str
    goods_name: str
    whose_name: str
    name: str

    @property
    def is_whole(self) -> bool:
        """Whether it is of the whole group."""
        return self.commodity_id is None


@dataclass(frozen=True)
class LinePoint:
    """What a source's table gives of a line in one period; ``amount`` is in US dollars or tonnes."""

    line: NamedLine
    reported: ReportedFlow
    amount: float

    @property
    def period(self) -> Period:
        """Its period."""
        return self.reported.period

    @property
    def flow(self) -> str:
        """The direction, seen from the reporter."""
        return self.reported.flow

    @property
    def code(self) -> str:
        """The source."""
        return self.line.series.source_code

    @property
    def is_doubtful(self) -> bool:
        """Whether some part of it is."""
        return self.reported.is_doubtful


@dataclass(frozen=True)
class StatedPoint:
    """A figure as an authority stated it, in its own unit."""

    line: NamedLine
    figure: StatedFigure

    @property
    def period(self) -> Period:
        """Its period."""
        return self.figure.period

    @property
    def flow(self) -> str:
        """The direction, seen from the area that it is about."""
        return self.figure.flow

    @property
    def code(self) -> str:
        """The figure."""
        return self.figure.figure_code

    @property
    def amount(self) -> float | None:
        """Its value; None where it is not known."""
        return self.figure.value

    @property
    def is_doubtful(self) -> bool:
        """Whether the confidence in it is less than high."""
        return self.figure.confidence != Confidence.HIGH


TopicPoint = LinePoint | StatedPoint


@dataclass(frozen=True)
class LineEnd:
    """The last day of the last period known of a line by one kind of period."""

    line: NamedLine
    period_kind: str
    last: date


def amount_of(flow: ReportedFlow, measure: str) -> float | None:
    """The amount in a measure, US dollars, or tonnes for the net weight; None where it is not known."""
    if measure == "net_weight_kg":
        return None if flow.net_weight_kg is None else flow.net_weight_kg / KG_PER_TONNE
    return flow.value_usd


def beside_wholes(products: Iterable[GoodsFlow]) -> list[GoodsFlow]:
    """Products that are lines beside their group; those of a wide group are with the groups they belong to."""
    return [product for product in products if product.group_code not in WIDE_GROUPS]


def about_groups(figures: Iterable[GroupFigure]) -> list[GroupFigure]:
    """Stated figures on groups or on goods in them; of a wide group only what is about the whole of it."""
    return [figure for figure in figures if figure.is_whole or figure.group_code not in WIDE_GROUPS]


def in_measure(points: Iterable[StatedPoint], measure: str) -> list[StatedPoint]:
    """Stated figures in the unit of a measure, US dollars or tonnes. No other unit is converted."""
    return [point for point in points if (point.figure.measure, point.figure.unit) == STATED_AS[measure]]


def has_months_around(points: Iterable[LinePoint], months: ShownTime, start: date, end: date) -> bool:
    """Whether some line goes by month from before the meeting to half a year after it.

    ``months`` is the time that a picture by month shows.
    """
    known_to = [point.period.end for point in months.inside(points)]
    late_enough = months_later(end, MONTHS_AFTER_TO_SHOW)
    return any(day < start for day in known_to) and any(day > late_enough for day in known_to)


def shown_lines(points: Iterable[LinePoint], shown: ShownTime) -> list[LinePoint]:
    """What is drawn: of the time shown, the whole group and the largest products."""
    inside = shown.inside(points)
    largest = largest_goods(inside)
    return [point for point in inside if point.line.is_whole or point.line.goods_name in largest]


def largest_goods(points: Iterable[LinePoint], most: int = MOST_GOODS) -> list[str]:
    """Names of the products with the largest amounts, the largest first."""
    peaks: dict[str, float] = {}
    for point in points:
        if not point.line.is_whole:
            name = point.line.goods_name
            peaks[name] = max(point.amount, peaks.get(name, point.amount))
    return sorted(peaks, key=lambda name: (-peaks[name], name))[:most]


def with_holes(points: Iterable[LinePoint]) -> list[tuple[Period, LinePoint | None]]:
    """Each period of one line with its point, oldest first; None wherever a period is missing inside it.

    So nothing is drawn over the hole. None is added before the first or after the last period.
    """
    periods: list[tuple[Period, LinePoint | None]] = []
    for point in sorted(points, key=lambda point: point.period.start):
        while periods and (missing := _next_period(periods[-1][0])).start < point.period.start:
            periods.append((missing, None))
        periods.append((point.period, point))
    return periods


def _next_period(period: Period) -> Period:
    start = period.end + timedelta(days=1)
    after = months_later(start, 12 if period.kind == PeriodKind.YEAR else 1)
    return Period(period.kind, start, after - timedelta(days=1))


def end_of_lines(points: Sequence[LinePoint], shown: ShownTime) -> list[LineEnd]:
    """Where the lines that are drawn end; beside a picture by year also where the whole group ends by month.

    Where nothing is drawn, all lines are told of. The end is that of all that is known, whatever is shown.
    """
    drawn = {point.line.name for point in shown_lines(points, shown)}
    told = [end for end in _all_ends(points) if not drawn or _is_told(end, drawn, shown.period_kind)]
    by_series = sorted(told, key=lambda end: (end.line.series.reporter_code, end.line.series.source_code, end.last))
    return sorted(by_series, key=lambda end: end.period_kind, reverse=True)


def _is_told(end: LineEnd, drawn: set[str], period_kind: str) -> bool:
    is_by_month = end.period_kind == PeriodKind.MONTH and end.line.is_whole
    return is_by_month or (end.period_kind == period_kind and end.line.name in drawn)


def _all_ends(points: Iterable[LinePoint]) -> list[LineEnd]:
    ends: dict[tuple[str | None, Series, str, str], LineEnd] = {}
    for point in points:
        line, period = point.line, point.period
        key = (line.commodity_id, line.series, line.name, period.kind)
        known = ends.get(key)
        ends[key] = LineEnd(line, period.kind, max(period.end, known.last) if known else period.end)
    return list(ends.values())
