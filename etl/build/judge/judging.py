"""Each line of figures held against each commitment, day after day: rows of ``judgement`` and ``commitment_figure``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from etl.build.judge.facts import SeriesFacts
from etl.build.judge.figure_lines import FigureLine, MeasuredGoods, ReportingSide
from etl.build.judge.lines import LineIndex
from etl.build.judge.rules import Judgement, SeriesCommitment, Unit, judge, lag_of, next_end
from etl.values.history import DatedSpan, span_rows, spans_of, value_on
from etl.values.periods import NotAPeriod, parse_period
from etl.vocabulary.commitments import TargetUnit
from etl.vocabulary.figures import Indicator
from etl.vocabulary.judgement import Bound, JudgementRule
from etl.vocabulary.trade import Valuation

Row = dict[str, Any]


@dataclass(frozen=True)
class JudgedLine:
    """One line, or a side that has none (``line`` is None), with what is judged of it from day to day.

    None before there is any figure.
    """

    code: str
    side: ReportingSide
    spans: list[DatedSpan[Judgement | None]]
    unit: str
    line: FigureLine | None = None

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
class JudgedCommitment:
    """A commitment that names a series, with all that is judged of it."""

    commitment_id: str
    known_from: date
    lines: list[JudgedLine] = field(default_factory=list)


def judge_measured(
    facts: SeriesFacts, made: date, first_day: date, index: LineIndex, record_end: date
) -> JudgedCommitment | None:
    """Hold every line of figures against a commitment that a series measures, to the end of the record.

    It begins on ``first_day``, on which the commitment was known. None where no figure is in its unit.
    """
    unit = TargetUnit.parse(facts.target_unit).base
    if unit not in set(Unit):
        return None
    commitment = _to_commitment(facts, made, Unit(unit))
    goods = MeasuredGoods(
        facts.series_measure,
        facts.series_period_kind,
        group=facts.series_group_code or "",
        commodity=facts.series_commodity_id or "",
    )
    judged = JudgedCommitment(facts.commitment_id, first_day)
    for side in index.sides(facts.series_reporter_code, facts.series_partner_code, facts.series_flow):
        lines = index.lines(side, goods)
        judged.lines.extend(_judge_line(line, commitment, first_day, record_end) for line in lines)
        if not side.is_wider:
            judged.lines.append(_judge_absence(side, lines, commitment, first_day, record_end))
    return judged


def _judge_line(line: FigureLine, commitment: SeriesCommitment, first_day: date, record_end: date) -> JudgedLine:
    def on_day(day: date) -> Judgement | None:
        points = line.known_on(day)
        if not points:
            return None
        if line.unit != commitment.unit:
            return Judgement(JudgementRule.OTHER_CURRENCY, points[-1])
        return judge(points, commitment, day, is_own=line.side.is_own and not line.side.is_wider, bound=line.bound)

    days = {day for point in line.points for day in (point.known_from, point.known_until) if day}
    days |= {next_end(point) + lag for point in line.points for lag in {lag_of(other) for other in line.points}}
    return JudgedLine(
        line.code, line.side, spans_of(_within(days, commitment, first_day, record_end), on_day), line.unit, line
    )


def _judge_absence(
    side: ReportingSide, lines: list[FigureLine], commitment: SeriesCommitment, first_day: date, record_end: date
) -> JudgedLine:
    """What is said of a side for as long as it has no figure of these goods."""
    nothing = Judgement(JudgementRule.NO_FIGURE, target=None if commitment.is_multiple else commitment.target)
    first = min((point.known_from for line in lines for point in line.points), default=None)

    def on_day(day: date) -> Judgement | None:
        return nothing if first is None or day < first else None

    spans = spans_of(_within({first} if first else set(), commitment, first_day, record_end), on_day)
    return JudgedLine(f"{side.place}-none", side, spans, commitment.unit)


def _within(days: set[date], commitment: SeriesCommitment, first_day: date, record_end: date) -> list[date]:
    """The days on which a judgement may change, from the first to the last of the record."""
    turns = days | ({commitment.deadline + timedelta(days=1)} if commitment.deadline else set())
    return [first_day, *(day for day in turns if first_day < day <= record_end)]


def judgement_rows(commitment: JudgedCommitment, heard: Sequence[DatedSpan[frozenset[str]]]) -> Iterator[Row]:
    """Rows of ``judgement``.

    ``heard`` holds the codes of the lines that have a say in what figures show, from day to day.
    """
    for judged in commitment.lines:

        def on_day(day: date, judged: JudgedLine = judged) -> Row | None:
            judgement = value_on(judged.spans, day)
            is_heard = judged.code in (value_on(heard, day) or ())
            return _judgement_row(commitment, judged, judgement, is_heard=is_heard) if judgement else None

        days = {span.start for span in (*judged.spans, *heard)}
        yield from span_rows(spans_of(days, on_day))


def _judgement_row(commitment: JudgedCommitment, judged: JudgedLine, judgement: Judgement, *, is_heard: bool) -> Row:
    line, point = judged.line, judgement.point
    is_comparable = point is not None and judgement.rule != JudgementRule.OTHER_CURRENCY
    return {
        "commitment_id": commitment.commitment_id,
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


def figure_rows(commitment: JudgedCommitment, record_end: date) -> Iterator[Row]:
    """Rows of ``commitment_figure``: the points of every line that is judged."""
    for judged in commitment.lines:
        for point in judged.line.points if judged.line else ():
            since = max(point.known_from, commitment.known_from)
            if since <= record_end and (point.known_until is None or since < point.known_until):
                yield {
                    "commitment_id": commitment.commitment_id,
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


def _to_commitment(facts: SeriesFacts, made: date, unit: Unit) -> SeriesCommitment:
    return SeriesCommitment(
        made=made,
        target=facts.target_value,
        unit=unit,
        comparator=facts.comparator,
        baseline=facts.baseline_value,
        baseline_span=_to_span(facts.baseline_period or ""),
        deadline=facts.deadline,
    )


def _to_span(text: str) -> tuple[date, date] | None:
    try:
        return parse_period(text)[:2]
    except NotAPeriod:  # a baseline may be told in words; then no line's own figure is taken for it
        return None
