"""One trade as both sides count it.

Table figures and stated figures are points of one form, never added, joined or converted. *Home* is China or Xinjiang,
*partner* the other side. A point belongs to the side that counted it, and to one series: a source's table with its
reporter, or an office whose statistics a stated figure rests on. Directions are seen from home. Pure: no database, no
page.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Direction, Flow, Side, Valuation


@dataclass(frozen=True)
class Statement:
    """Who stated a figure, and where it can be read."""

    figure_code: str
    stated_by: str
    source_url: str
    publisher: str
    note: str | None


@dataclass(frozen=True)
class Change:
    """A change on the year in per cent.

    ``figure_code`` is of the figure by which the authority stated it; None where it was computed within the count.
    """

    pct: float
    figure_code: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether the authority stated it; else it was computed."""
        return self.figure_code is not None


@dataclass(frozen=True)
class TradePoint:
    """What one side counts in one direction and period; ``value`` is in ``unit``, None where it is not known.

    ``statement`` is there where the figure was stated, and missing of a table's. ``rank`` says which of several is
    named first, the lowest.
    """

    side: Side
    series: Series
    direction: Direction
    period: Period
    value: float | None
    unit: str
    valuation: str
    is_at_least: bool = False
    is_doubtful: bool = False
    is_estimated: bool = False
    statement: Statement | None = None
    rank: int = 0
    change: Change | None = None


ChangeKey = tuple[Side, Series, Direction, Period]
"""Of which figure a change is told, in whatever unit."""


class SameFlowTwice(Exception):
    """A source's table gives one flow of a period twice, so that it has no turnover of its own."""

    def __init__(self, flow: ReportedFlow) -> None:
        self.flow = flow
        super().__init__(f"{flow.series.code} gives {flow.flow} of {flow.period.start} to {flow.period.end} twice")


def direction_of(flow: str, side: Side) -> Direction:
    """The direction of a flow that ``side`` reports."""
    if flow == Flow.TURNOVER:
        return Direction.TURNOVER
    return Direction.TO_PARTNER if (flow == Flow.EXPORT) == (side == Side.HOME) else Direction.FROM_PARTNER


def side_of(figure: StatedFigure, home: str) -> Side:
    """The side on whose trade a figure was stated."""
    return Side.HOME if figure.area_code == home else Side.PARTNER


def table_points(flows: Iterable[ReportedFlow], side: Side, member_count: int = 1) -> list[TradePoint]:
    """Points of the sources' tables that ``side`` reports, in US dollars.

    There is a turnover wherever a source has both flows of a period. Sums over fewer than ``member_count`` partners are
    left out: they are no total of a group. Raises SameFlowTwice.
    """
    whole = [flow for flow in flows if flow.partner_count == member_count]
    return [_table_point(flow, side) for flow in (*whole, *_turnovers(whole))]


def _table_point(flow: ReportedFlow, side: Side) -> TradePoint:
    return TradePoint(
        side=side,
        series=flow.series,
        direction=direction_of(flow.flow, side),
        period=flow.period,
        value=flow.value_usd,
        unit="USD",
        valuation=flow.valuation,
        is_at_least=flow.is_at_least,
        is_doubtful=flow.is_doubtful,
        is_estimated=flow.is_estimated,
    )


def _turnovers(flows: Iterable[ReportedFlow]) -> list[ReportedFlow]:
    """Exports and imports of one table and period together, by table and period; unknown where either is."""
    both: dict[tuple[Series, Period], dict[str, ReportedFlow]] = {}
    for flow in flows:
        of_period = both.setdefault((flow.series, flow.period), {})
        if flow.flow in of_period:
            raise SameFlowTwice(flow)
        of_period[flow.flow] = flow
    pairs = [found for found in both.values() if {Flow.EXPORT, Flow.IMPORT} <= set(found)]
    known = [_turnover(found[Flow.EXPORT], found[Flow.IMPORT]) for found in pairs]
    return sorted((flow for flow in known if flow.value_usd is not None), key=_order)


def _order(flow: ReportedFlow) -> tuple[str, str, str, date, date]:
    return (
        *(flow.series.source_code, flow.series.reporter_code),
        *(flow.period.kind, flow.period.start, flow.period.end),
    )


def _turnover(exports: ReportedFlow, imports: ReportedFlow) -> ReportedFlow:
    values = (exports.value_usd, imports.value_usd)
    return replace(
        exports,
        flow=Flow.TURNOVER,
        valuation=Valuation.MIXED,
        value_usd=None if values[0] is None or values[1] is None else values[0] + values[1],
        net_weight_kg=None,
        is_at_least=exports.is_at_least or imports.is_at_least,
        is_doubtful=exports.is_doubtful or imports.is_doubtful,
        is_estimated=exports.is_estimated or imports.is_estimated,
    )


def stated_points(figures: Iterable[StatedFigure], home: str) -> list[TradePoint]:
    """Points of the values that authorities stated between home and one partner, each in its own currency.

    A figure of less than high confidence is doubtful.
    """
    return [_stated_point(figure, side_of(figure, home)) for figure in figures if figure.measure == FigureMeasure.VALUE]


def _stated_point(figure: StatedFigure, side: Side) -> TradePoint:
    return TradePoint(
        side=side,
        series=Series(figure.source_code, figure.area_code, figure.counted_by),
        direction=direction_of(figure.flow, side),
        period=figure.period,
        value=figure.value,
        unit=figure.unit,
        valuation=Valuation.NOT_STATED,
        is_doubtful=figure.confidence != Confidence.HIGH,
        statement=Statement(figure.figure_code, figure.stated_by, figure.source_url, figure.publisher, figure.note),
    )


def stated_changes(figures: Iterable[StatedFigure], home: str) -> dict[ChangeKey, Change]:
    """Changes on the year that authorities stated; of several for one figure the first."""
    found: dict[ChangeKey, Change] = {}
    for figure in figures:
        if figure.measure == FigureMeasure.GROWTH_PCT and figure.value is not None:
            side = side_of(figure, home)
            series = Series(figure.source_code, figure.area_code, figure.counted_by)
            key = (side, series, direction_of(figure.flow, side), figure.period)
            found.setdefault(key, Change(figure.value, figure.figure_code))
    return found


def ranked(points: Iterable[TradePoint], own_offices: Collection[str]) -> list[TradePoint]:
    """Points with their rank, by which one part of a year is named first where several tell the same, in its order.

    The lower the rank, the closer to who counted. Which line of whole years stands first the build concludes
    (``headline_line``).

    0 a published table, 1 stated on a named office's count of that side, 2 stated on another's or on an unnamed
    office's count, 3 a table that was estimated, 4 anything doubtful.
    """
    found = [replace(point, rank=_rank(point, own_offices)) for point in points]
    return sorted(found, key=lambda point: point.rank)


def _rank(point: TradePoint, own_offices: Collection[str]) -> int:
    if point.is_doubtful:
        return 4
    if not point.series.is_stated:
        return 3 if point.is_estimated else 0
    return 1 if point.series.counted_by in own_offices else 2


def with_changes(points: Iterable[TradePoint], stated: Mapping[ChangeKey, Change]) -> list[TradePoint]:
    """Points with their change on the year: stated by the authority, else computed within the same count, else none.

    Of several points of one series, direction, unit and period the first is kept. A period whose like a year before is
    not there has no computed change; nothing is carried over a gap.
    """
    unique: dict[tuple[ChangeKey, str], TradePoint] = {}
    for point in points:
        unique.setdefault((_change_key(point), point.unit), point)
    before = {(_change_key(point, point.period.year_later()), unit): point.value for (_, unit), point in unique.items()}
    return [
        replace(point, change=stated.get(key) or _computed_change(point.value, before.get((key, unit))))
        for (key, unit), point in unique.items()
    ]


def _change_key(point: TradePoint, period: Period | None = None) -> ChangeKey:
    return point.side, point.series, point.direction, period or point.period


def _computed_change(value: float | None, before: float | None) -> Change | None:
    return None if value is None or before is None or before <= 0 else Change((value / before - 1) * 100)


LineKey = tuple[Side, Series, str, Direction, date, date, str | None]


def headline_points(points: Iterable[TradePoint], lines: Iterable[HeadlineLine]) -> list[TradePoint]:
    """The points that headline lines of their goods end with."""
    ends: set[LineKey] = {
        (
            *(line.side, line.newest.series, line.unit, line.direction),
            *(line.period_start, line.period_end, line.newest.figure_code),
        )
        for line in lines
    }
    return [point for point in points if _line_key(point) in ends]


def _line_key(point: TradePoint) -> LineKey:
    code = point.statement.figure_code if point.statement else None
    return point.side, point.series, point.unit, point.direction, point.period.start, point.period.end, code


def newest_points(points: Sequence[TradePoint], lines: Iterable[HeadlineLine]) -> list[TradePoint]:
    """What each side tells first, by unit and direction.

    These are its headline lines' newest years, or else its newest part of a year. Takes points with rank, and the
    headline lines of their goods.
    """
    years = headline_points(points, lines)
    told = {_told_key(point) for point in years}
    return [*years, *(part for part in _newest_parts(points) if _told_key(part) not in told)]


def newer_parts(points: Iterable[TradePoint], newest: Iterable[TradePoint]) -> list[TradePoint]:
    """Of each side, unit and direction the newest part of a year that ends after its newest year.

    Takes ``newest_points`` too.
    """
    known_to: dict[tuple[Side, str, Direction], date] = {}
    for point in newest:
        if point.period.kind == PeriodKind.YEAR:
            key = _told_key(point)
            known_to[key] = max(point.period.end, known_to.get(key, point.period.end))
    return [
        part
        for part in _newest_parts(points)
        if _told_key(part) in known_to and part.period.end > known_to[_told_key(part)]
    ]


def _newest_parts(points: Iterable[TradePoint]) -> list[TradePoint]:
    """Of each side, unit and direction the newest part of a year, the newest of all first."""
    # A lower bound of part of a year tells next to nothing.
    parts = [point for point in points if point.period.kind != PeriodKind.YEAR and not point.is_at_least]
    newest: dict[tuple[Side, str, Direction], TradePoint] = {}
    for part in sorted(parts, key=lambda part: (-part.period.end.toordinal(), part.rank, part.period.start)):
        newest.setdefault(_told_key(part), part)
    return list(newest.values())


def _told_key(point: TradePoint) -> tuple[Side, str, Direction]:
    return point.side, point.unit, point.direction
