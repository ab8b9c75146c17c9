"""One line of figures held against one commitment: which rule decides, and on which period.

Pure; ``docs/method.md`` says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from etl.values.periods import last_day_of_month
from etl.vocabulary.commitments import Comparator
from etl.vocabulary.judgement import Bound, JudgementRule, Verdict

VERDICTS = {
    JudgementRule.REACHED: Verdict.MET,
    JudgementRule.HALFWAY: Verdict.PARTLY,
    JudgementRule.SHORT: Verdict.NOT_MET,
    JudgementRule.FELL: Verdict.NOT_MET,
    JudgementRule.NOT_YET: Verdict.TOO_EARLY,
    JudgementRule.OPEN_ENDED: Verdict.TOO_EARLY,
    JudgementRule.AWAITED: Verdict.TOO_EARLY,
    JudgementRule.ENDS_BEFORE: Verdict.NOT_ASSESSABLE,
    JudgementRule.PERIOD_MISSING: Verdict.NOT_ASSESSABLE,
    JudgementRule.NO_BASELINE: Verdict.NOT_ASSESSABLE,
    JudgementRule.OTHER_CURRENCY: Verdict.NOT_ASSESSABLE,
    JudgementRule.WIDER: Verdict.NOT_ASSESSABLE,
    JudgementRule.NARROWER: Verdict.NOT_ASSESSABLE,
    JudgementRule.NO_FIGURE: Verdict.NOT_ASSESSABLE,
}


class Unit(StrEnum):
    """What a line's values are in."""

    USD = "USD"
    CNY = "CNY"
    TONNE = "t"


@dataclass(frozen=True)
class LinePoint:
    """One figure of a line: both days belong to the period, ``value`` is in the line's unit.

    ``known_until`` is the day after its last.
    """

    start: date
    end: date
    value: float
    figure_code: str = ""
    is_doubtful: bool = False
    is_stand_in: bool = False
    known_from: date = date.min
    known_until: date | None = None


@dataclass(frozen=True)
class SeriesCommitment:
    """A commitment as a line is held against it; values are in ``unit``.

    ``baseline`` is the commitment's own, of ``baseline_span``.
    """

    made: date
    target: float
    unit: str
    comparator: Comparator
    baseline: float | None = None
    baseline_span: tuple[date, date] | None = None
    deadline: date | None = None

    @property
    def is_multiple(self) -> bool:
        """Whether the target counts baselines instead of units."""
        return self.comparator == Comparator.MULTIPLE_OF_BASELINE


@dataclass(frozen=True)
class Judgement:
    """What a line shows. ``target`` is the line's own; ``point`` is the figure judged, None where none is.

    ``start`` is the line's figure of the last period before the commitment, None where it has none. ``reached`` is the
    last day of the first period after the commitment in which the target is reached, also where that is after the
    deadline.
    """

    rule: JudgementRule
    point: LinePoint | None = None
    target: float | None = None
    reached: date | None = None
    start: float | None = None

    @property
    def verdict(self) -> Verdict:
        """The verdict that the rule gives."""
        return VERDICTS[self.rule]

    @property
    def share_pct(self) -> float | None:
        """The value in per cent of the target; None where one of them is missing or the target is nothing."""
        return share_pct(self.point.value, self.target) if self.point else None


def share_pct(value: float, target: float | None) -> float | None:
    """A value in per cent of a target; None where there is no target or it is nothing."""
    return value * 100 / target if target else None


def require_target(
    points: Sequence[LinePoint], commitment: SeriesCommitment, *, is_own: bool, bound: Bound = Bound.EXACT
) -> float | None:
    """What this line is held against.

    A multiple is taken of the line's own figure for the baseline's period, as each side of a deal has its own baseline
    and its own target; where the promising side's line lacks it (``is_own``), of the baseline that the commitment
    states. A line that bounds has no baseline of its own: how a whole grew does not bound how its part grew. None
    where neither is known.
    """
    if not commitment.is_multiple:
        return commitment.target
    exact = points if bound == Bound.EXACT else ()
    own = next((point.value for point in exact if (point.start, point.end) == commitment.baseline_span), None)
    baseline = commitment.baseline if own is None and is_own else own
    return None if baseline is None else commitment.target * baseline


def judge(
    points: Sequence[LinePoint],
    commitment: SeriesCommitment,
    now: date,
    *,
    is_own: bool = True,
    bound: Bound = Bound.EXACT,
) -> Judgement:
    """Judge one line, its points of one unit and in order of time, on the day ``now``.

    ``bound`` says whether the line counts just what was promised. A whole that holds it can show that a target is not
    reached, since a part is no more than the whole; a part of it can show that a target is reached.
    """
    target = require_target(points, commitment, is_own=is_own, bound=bound)
    if target is None:
        return Judgement(JudgementRule.NO_BASELINE, points[-1] if points else None)
    line = _LineOnDay(points, commitment, target, now)
    first = _judge_by_deadline(line, commitment.deadline) if commitment.deadline else _judge_open_ended(line)
    reached = line.reaching[0].end if line.reaching else None
    point = first.point or _nearest(points, commitment.deadline)
    judged = replace(first, point=point, target=target, reached=reached, start=line.start)
    return _bounded(judged, commitment, bound)


def reaches(value: float, target: float, comparator: Comparator) -> bool:
    """Whether a value is on the right side of a target."""
    return value <= target if comparator == Comparator.AT_MOST else value >= target


@dataclass(frozen=True)
class _LineOnDay:
    """A line held against its target on a date."""

    points: Sequence[LinePoint]
    commitment: SeriesCommitment
    target: float
    now: date

    @property
    def start(self) -> float | None:
        """The figure of the last period that had ended when the commitment was made.

        None where the line does not have that period.
        """
        before = [point for point in self.points if point.end <= self.commitment.made]
        return before[-1].value if before and next_end(before[-1]) > self.commitment.made else None

    @property
    def is_current(self) -> bool:
        """Whether the figure that follows the line's last one is not due yet."""
        return bool(self.points) and next_end(self.points[-1]) + min(map(lag_of, self.points)) > self.now

    @property
    def after(self) -> list[LinePoint]:
        """Figures of periods that end after the commitment."""
        return [point for point in self.points if point.end > self.commitment.made]

    @property
    def reaching(self) -> list[LinePoint]:
        """Those of them that reach the target."""
        return [point for point in self.after if reaches(point.value, self.target, self.commitment.comparator)]


def _judge_open_ended(line: _LineOnDay) -> Judgement:
    if line.reaching:
        return Judgement(JudgementRule.REACHED, line.reaching[-1])
    return _pending(JudgementRule.OPEN_ENDED, line, line.after)


def _judge_by_deadline(line: _LineOnDay, deadline: date) -> Judgement:
    in_time = [point for point in line.reaching if point.end <= deadline]
    if in_time:
        return Judgement(JudgementRule.REACHED, in_time[-1])
    before = [point for point in line.after if point.end <= deadline]
    if deadline >= line.now:
        return _pending(JudgementRule.NOT_YET, line, before)
    if not before or next_end(before[-1]) <= deadline:
        return _missing(line, deadline)
    return Judgement(_rule_of_way(line, before[-1].value), before[-1])


def _missing(line: _LineOnDay, deadline: date) -> Judgement:
    """No figure of the deadline's period.

    Too early for as long as the line's next one is not due, else nothing can be said.
    """
    if line.is_current and not any(point.end > deadline for point in line.points):
        return Judgement(JudgementRule.AWAITED)
    return Judgement(JudgementRule.PERIOD_MISSING if line.after else JudgementRule.ENDS_BEFORE)


def _pending(rule: JudgementRule, line: _LineOnDay, after: Sequence[LinePoint]) -> Judgement:
    """Too early, by the latest figure; of a line without any since the commitment, only where none can be due yet."""
    if after:
        return Judgement(rule, after[-1])
    return Judgement(rule if line.is_current else JudgementRule.ENDS_BEFORE)


def _nearest(points: Sequence[LinePoint], deadline: date | None) -> LinePoint | None:
    """The last figure up to the deadline, else the first there is: shown, not judged."""
    before = [point for point in points if deadline is None or point.end <= deadline]
    return before[-1] if before else next(iter(points), None)


def lag_of(point: LinePoint) -> timedelta:
    """How long after its period a figure came. The next one of a line is due as soon as its quickest one came."""
    return max(point.known_from - point.end, timedelta())


def next_end(point: LinePoint) -> date:
    """The last day of the period of the same length that follows a point's."""
    months = (point.end.year - point.start.year) * 12 + point.end.month - point.start.month + 1
    year, month = divmod(point.end.year * 12 + point.end.month - 1 + months, 12)
    return last_day_of_month(year, month + 1)


def _rule_of_way(line: _LineOnDay, value: float) -> JudgementRule:
    """How far a value that missed its target has come from where the line stood at the commitment.

    Without a figure of then, the way begins at the baseline of a multiple or at the one that the commitment states;
    without either, half of the target counts as half of the way. A ceiling without a beginning has no way to halve.
    """
    commitment, target = line.commitment, line.target
    start = line.start if line.start is not None else _stated_start(commitment, target)
    sign = -1 if commitment.comparator == Comparator.AT_MOST else 1
    if start is not None and sign * (value - start) < 0:
        return JudgementRule.FELL
    if start is not None and start != target:
        return JudgementRule.HALFWAY if (value - start) / (target - start) >= 1 / 2 else JudgementRule.SHORT
    is_half = commitment.comparator != Comparator.AT_MOST and target > 0 and value / target >= 1 / 2
    return JudgementRule.HALFWAY if is_half else JudgementRule.SHORT


def _stated_start(commitment: SeriesCommitment, target: float) -> float | None:
    return target / commitment.target if commitment.is_multiple and commitment.target else commitment.baseline


def _bounded(judged: Judgement, commitment: SeriesCommitment, bound: Bound) -> Judgement:
    """What a line says of a commitment that is not just what it counts."""
    if bound == Bound.EXACT or judged.verdict == Verdict.NOT_ASSESSABLE:
        return judged
    # A whole shows what its part cannot have reached, a part shows what the whole must have: which of the two that is,
    # the comparator says.
    is_ceiling = commitment.comparator == Comparator.AT_MOST
    shows_reached = (bound == Bound.PART) != is_ceiling
    if shows_reached:
        if judged.rule == JudgementRule.REACHED or judged.verdict == Verdict.TOO_EARLY:
            return judged
        return replace(judged, rule=JudgementRule.NARROWER if bound == Bound.PART else JudgementRule.WIDER)
    if judged.rule == JudgementRule.REACHED:
        return replace(
            judged, rule=JudgementRule.WIDER if bound == Bound.WHOLE else JudgementRule.NARROWER, reached=None
        )
    # Of a bound, the way gone cannot be told: it is only sure that the target was missed.
    is_missed = judged.verdict in (Verdict.PARTLY, Verdict.NOT_MET)
    return replace(judged, rule=JudgementRule.SHORT if is_missed else judged.rule, reached=None)
