"""What lines of figures are put together from: sums of groups, sums of commodities, statements. Pure.

Rows of the tables as typed records. A line is made of some hundred of them, for which a frame would cost more than all
that is done with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from etl.build.judge.rules import LinePoint
from etl.values.history import common_span
from etl.values.listing import list_by
from etl.vocabulary.commitments import SeriesMeasure
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.trade import Flow, Valuation


@dataclass(frozen=True)
class LinePart:
    """What one source tells of one flow in one period, and the days on which it holds; None is not known."""

    flow: Flow
    valuation: Valuation
    period_start: date
    period_end: date
    value: float | None
    is_doubtful: bool
    is_stand_in: bool
    known_from: date
    known_until: date | None

    @property
    def period(self) -> tuple[date, date]:
        """Its first and its last day."""
        return self.period_start, self.period_end

    def to_point(self) -> LinePoint:
        """The point of a line. The value must be known."""
        if self.value is None:
            raise ValueError(f"no value from {self.period_start} to {self.period_end}")
        return LinePoint(
            self.period_start,
            self.period_end,
            self.value,
            is_doubtful=self.is_doubtful,
            is_stand_in=self.is_stand_in,
            known_from=self.known_from,
            known_until=self.known_until,
        )


@dataclass(frozen=True)
class GroupSum:
    """A row of ``group_trade``."""

    group_code: str
    source_code: str
    flow: Flow
    valuation: Valuation
    period_start: date
    period_end: date
    value_usd: float | None
    net_weight_kg: float | None
    is_at_least: bool
    partner_count: int
    doubtful_count: int
    stand_in_count: int
    known_from: date
    known_until: date | None

    def to_part(self, measure: SeriesMeasure) -> LinePart:
        """Its value or its weight."""
        return LinePart(
            self.flow,
            self.valuation,
            self.period_start,
            self.period_end,
            self.value_usd if measure == SeriesMeasure.VALUE_USD else self.net_weight_kg,
            self.doubtful_count > 0,
            self.stand_in_count > 0,
            self.known_from,
            self.known_until,
        )


@dataclass(frozen=True)
class StatedFigure:
    """A row of ``official_figure`` that is shown."""

    figure_code: str
    area_code: str
    partner_code: str
    flow: Flow
    period_kind: str
    period_start: date
    period_end: date
    indicator: Indicator
    measure: FigureMeasure
    group_code: str | None
    commodity_id: str | None
    subject: str
    value: float
    unit: str
    counted_by: str
    source_code: str
    confidence: Confidence
    shown_from: date
    shown_until: date | None

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """By what it is asked for: reporter, partner, flow and kind of period."""
        return self.area_code, self.partner_code, self.flow, self.period_kind

    @property
    def line(self) -> tuple[Indicator, str, str, str, str]:
        """What figures of one line share: indicator, subject, office, unit and source."""
        return self.indicator, self.subject, self.counted_by, self.unit, self.source_code

    def to_point(self) -> LinePoint:
        """The point of a line."""
        return LinePoint(
            self.period_start,
            self.period_end,
            self.value,
            self.figure_code,
            is_doubtful=self.confidence != Confidence.HIGH,
            known_from=self.shown_from,
            known_until=self.shown_until,
        )


def add_flows(parts: Iterable[LinePart]) -> list[LinePart]:
    """Exports plus imports of each period, for as long as both hold; a period that has one of them only is left out.

    ``etl.values.turnover`` does the same to whole tables. Values must be known.
    """
    of_flow = list_by(parts, lambda part: part.flow)
    imports = list_by(of_flow.get(Flow.IMPORT, ()), lambda part: part.period)
    pairs = ((one, other) for one in of_flow.get(Flow.EXPORT, ()) for other in imports.get(one.period, ()))
    return [held for one, other in pairs if (held := _add(one, other))]


def _add(one: LinePart, other: LinePart) -> LinePart | None:
    span = common_span((one.known_from, one.known_until), (other.known_from, other.known_until))
    if span is None or one.value is None or other.value is None:
        return None
    return LinePart(
        Flow.TURNOVER,
        one_valuation((one, other)),
        one.period_start,
        one.period_end,
        one.value + other.value,
        one.is_doubtful or other.is_doubtful,
        one.is_stand_in or other.is_stand_in,
        *span,
    )


def in_unit(part: LinePart, size: float) -> LinePart:
    """A part whose value is counted in units of ``size``."""
    return part if part.value is None else replace(part, value=part.value / size)


def one_valuation(parts: Iterable[LinePart]) -> Valuation:
    """The valuation that all parts share, else mixed."""
    distinct = {part.valuation for part in parts}
    return distinct.pop() if len(distinct) == 1 else Valuation.MIXED


def in_order(points: Iterable[LinePoint]) -> tuple[LinePoint, ...]:
    """Points of a line in the order of their periods, then of the days from which they are known."""
    return tuple(sorted(points, key=lambda point: (point.end, point.start, point.known_from)))
