"""Each line of figures held against each commitment, day after day: rows of ``judgement`` and ``commitment_figure``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from etl.build.judge.lines import Figures, Goods, Line, Side
from etl.build.judge.rules import Judgement, Promise, Unit, judge, lag_of, next_end
from etl.values.history import Span, span_rows, spans_of, value_on
from etl.values.periods import NotAPeriod, parse_period
from etl.vocabulary.commitments import Comparator, SeriesMeasure
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound, JudgementRule
from etl.vocabulary.trade import Flow, Valuation

_UNITS = {
    "USD": Unit.USD,
    "USD/year": Unit.USD,
    "CNY": Unit.CNY,
    "CNY/year": Unit.CNY,
    "t": Unit.TONNE,
    "t/year": Unit.TONNE,
}
Row = dict[str, Any]


@dataclass(frozen=True)
class JudgedLine:
    """One line, or a side that has none (``line`` is None), with what is judged of it from day to day.

    None before there is any figure.
    """

    code: str
    side: Side
    spans: list[Span[Judgement | None]]
    unit: str
    line: Line | None = None

    @property
    def bound(self) -> Bound:
        """How what the line counts stands to what was promised."""
        return self.line.bound if self.line else Bound.EXACT

    @property
    def side_code(self) -> str:
        """Whose the line is: its reporter's, or nobody's where both reports were weighed into one."""
        return RECONCILED if self.line and self.line.valuation == Valuation.RECONCILED else self.side.reporter


RECONCILED = "reconciled"  # stands for a side where a third party weighed both reports into one


@dataclass(frozen=True)
class Measured:
    """A commitment that names a series, with all that is judged of it."""

    commitment_id: str
    promise: Promise
    known_from: date
    lines: list[JudgedLine] = field(default_factory=list)


def judge_measured(
    row: Mapping[Any, Any], made: date, first_day: date, figures: Figures, record_end: date
) -> Measured | None:
    """Hold every line of figures against a commitment, to the end of the record.

    It begins on ``first_day``, on which the commitment was known. Takes a row of ``commitment`` whose measurability is
    ``series``; None where no figure is in its unit.
    """
    unit = _UNITS.get(str(row["target_unit"]))
    if unit is None:
        return None
    promise = _to_promise(row, made, unit)
    measure, kind = SeriesMeasure(row["series_measure"]), str(row["series_period_kind"])
    goods = Goods(measure, kind, group=_text(row["series_group_code"]), commodity=_text(row["series_commodity_id"]))
    measured = Measured(str(row["commitment_id"]), promise, first_day)
    for side in figures.sides(
        str(row["series_reporter_code"]), str(row["series_partner_code"]), Flow(row["series_flow"])
    ):
        lines = figures.lines(side, goods)
        measured.lines.extend(_judge_line(line, promise, first_day, record_end) for line in lines)
        if not side.is_wider:
            measured.lines.append(_judge_absence(side, lines, promise, first_day, record_end))
    return measured


def _judge_line(line: Line, promise: Promise, first_day: date, record_end: date) -> JudgedLine:
    def on_day(day: date) -> Judgement | None:
        points = line.known_on(day)
        if not points:
            return None
        if line.unit != promise.unit:
            return Judgement(JudgementRule.OTHER_CURRENCY, points[-1])
        return judge(points, promise, day, is_own=line.side.is_own and not line.side.is_wider, bound=line.bound)

    days = {day for point in line.points for day in (point.known_from, point.known_until) if day}
    days |= {next_end(point) + lag for point in line.points for lag in {lag_of(other) for other in line.points}}
    return JudgedLine(
        line.code, line.side, spans_of(_within(days, promise, first_day, record_end), on_day), line.unit, line
    )


def _judge_absence(side: Side, lines: list[Line], promise: Promise, first_day: date, record_end: date) -> JudgedLine:
    """What is said of a side for as long as it has no figure of these goods."""
    nothing = Judgement(JudgementRule.NO_FIGURE, target=None if promise.is_multiple else promise.target)
    first = min((point.known_from for line in lines for point in line.points), default=None)

    def on_day(day: date) -> Judgement | None:
        return nothing if first is None or day < first else None

    spans = spans_of(_within({first} if first else set(), promise, first_day, record_end), on_day)
    return JudgedLine(f"{side.place}-none", side, spans, promise.unit)


def _within(days: set[date], promise: Promise, first_day: date, record_end: date) -> list[date]:
    """The days on which a judgement may change, from the first to the last of the record."""
    turns = days | ({promise.deadline + timedelta(days=1)} if promise.deadline else set())
    return [first_day, *(day for day in turns if first_day < day <= record_end)]


def judgement_rows(measured: Measured, heard: Sequence[Span[frozenset[str]]]) -> Iterator[Row]:
    """Rows of ``judgement``.

    ``heard`` holds the codes of the lines that have a say in what figures show, from day to day.
    """
    for judged in measured.lines:

        def on_day(day: date, judged: JudgedLine = judged) -> Row | None:
            judgement = value_on(judged.spans, day)
            is_heard = judged.code in (value_on(heard, day) or ())
            return _judgement_row(measured, judged, judgement, is_heard=is_heard) if judgement else None

        days = {span.start for span in (*judged.spans, *heard)}
        yield from span_rows(spans_of(days, on_day))


def _judgement_row(measured: Measured, judged: JudgedLine, judgement: Judgement, *, is_heard: bool) -> Row:
    line, point = judged.line, judgement.point
    is_comparable = point is not None and judgement.rule != JudgementRule.OTHER_CURRENCY
    return {
        "commitment_id": measured.commitment_id,
        "line": judged.code,
        "reporter_code": judged.side.reporter,
        "partner_code": judged.side.partner,
        "flow": judged.side.flow,
        "is_own": judged.side.is_own,
        "bound": judged.bound,
        "source_code": line.source_code if line else "",
        "indicator": line.indicator if line else Indicator.GOODS_TRADE,
        "subject": line.subject if line else "",
        "counted_by": line.counted_by if line else "",
        "valuation": line.valuation if line else Valuation.NOT_STATED,
        "unit": judged.unit,
        "verdict": judgement.verdict,
        "rule": judgement.rule,
        "period_start": point.start if point else None,
        "period_end": point.end if point else None,
        "value": point.value if point else None,
        "figure_code": point.figure_code if point else "",
        "target_value": judgement.target,
        "start_value": judgement.start,
        "share_of_target_pct": judgement.share_pct if is_comparable else None,
        "reached_date": judgement.reached,
        "is_heard": is_heard,
        "is_doubtful": point is not None and point.is_doubtful,
        "is_stand_in": point is not None and point.is_stand_in,
    }


def figure_rows(measured: Measured, record_end: date) -> Iterator[Row]:
    """Rows of ``commitment_figure``: the points of every line that is judged."""
    for judged in measured.lines:
        for point in judged.line.points if judged.line else ():
            since = max(point.known_from, measured.known_from)
            if since <= record_end and (point.known_until is None or since < point.known_until):
                yield {
                    "commitment_id": measured.commitment_id,
                    "line": judged.code,
                    "period_start": point.start,
                    "period_end": point.end,
                    "figure_code": point.figure_code,
                    "value": point.value,
                    "is_doubtful": point.is_doubtful,
                    "is_stand_in": point.is_stand_in,
                    "known_from": since,
                    "known_until": point.known_until,
                }


def _to_promise(row: Mapping[Any, Any], made: date, unit: Unit) -> Promise:
    return Promise(
        made=made,
        target=float(row["target_value"]),
        unit=unit,
        comparator=Comparator(row["comparator"]),
        baseline=None if pd.isna(row["baseline_value"]) else float(row["baseline_value"]),
        baseline_span=_to_span(_text(row["baseline_period"])),
        deadline=None if pd.isna(row["deadline"]) else row["deadline"].date(),
    )


def _to_span(text: str) -> tuple[date, date] | None:
    try:
        return parse_period(text)[:2]
    except NotAPeriod:  # a baseline may be told in words; then no line's own figure is taken for it
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
