"""One line of figures held against one promise: which rule decides, and on which period. Pure; ``docs/method.md`` says why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from etl.transform.periods import last_day_of_month
from etl.vocabulary import Comparator, JudgementRule, Verdict

HALF = 0.5
PER_CENT = 100
_MONTHS_OF_YEAR = 12

VERDICTS = {
    JudgementRule.REACHED: Verdict.MET,
    JudgementRule.HALFWAY: Verdict.PARTLY,
    JudgementRule.SHORT: Verdict.NOT_MET,
    JudgementRule.NOT_YET: Verdict.TOO_EARLY,
    JudgementRule.OPEN_ENDED: Verdict.TOO_EARLY,
    JudgementRule.ENDS_BEFORE: Verdict.NOT_ASSESSABLE,
    JudgementRule.PERIOD_MISSING: Verdict.NOT_ASSESSABLE,
    JudgementRule.NO_BASELINE: Verdict.NOT_ASSESSABLE,
    JudgementRule.OTHER_CURRENCY: Verdict.NOT_ASSESSABLE,
    JudgementRule.WIDER_AREA: Verdict.NOT_ASSESSABLE,
    JudgementRule.NO_FIGURE: Verdict.NOT_ASSESSABLE,
}


class Unit(StrEnum):
    """What a line's values are in."""

    USD = "USD"
    CNY = "CNY"
    TONNE = "t"


@dataclass(frozen=True)
class Point:
    """One figure of a line: both days belong to the period, ``value`` is in the line's unit."""

    start: date
    end: date
    value: float
    figure_code: str = ""
    is_doubtful: bool = False
    is_stand_in: bool = False


@dataclass(frozen=True)
class Promise:
    """What a line is held against; values are in ``unit``. ``baseline`` is the promise's own, of ``baseline_span``."""

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

    ``reached`` is the last day of the first period after the promise in which the target is reached, also where that is after the deadline.
    """

    rule: JudgementRule
    point: Point | None = None
    target: float | None = None
    reached: date | None = None

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
    return value * PER_CENT / target if target else None


def require_target(points: Sequence[Point], promise: Promise, *, is_own: bool) -> float | None:
    """What this line is held against.

    A multiple is taken of the line's own figure for the baseline's period, as each side of a deal has its own baseline and its own target;
    where the promising side's line lacks it (``is_own``), of the baseline that the promise states. None where neither is known.
    """
    if not promise.is_multiple:
        return promise.target
    own = next((point.value for point in points if (point.start, point.end) == promise.baseline_span), None)
    baseline = promise.baseline if own is None and is_own else own
    return None if baseline is None else promise.target * baseline


def judge(points: Sequence[Point], promise: Promise, as_of: date, *, is_own: bool = True, is_wider: bool = False) -> Judgement:
    """Judge one line, its points of one unit and in order of time, on what the data's date ``as_of`` knows.

    ``is_wider`` marks figures of a whole country where the promise is one region's: they can show that a target is not reached, since a
    part is no more than the whole, but not that it is.
    """
    target = require_target(points, promise, is_own=is_own)
    if target is None:
        return Judgement(JudgementRule.NO_BASELINE, points[-1] if points else None)
    held = _Held(points, promise, target, as_of)
    found = _judge_by_deadline(held, promise.deadline) if promise.deadline else _judge_open_ended(held)
    reached = held.reaching[0].end if held.reaching else None
    judged = replace(found, point=found.point or _nearest(points, promise.deadline), target=target, reached=reached)
    return _bounded(judged, promise) if is_wider else judged


def reaches(value: float, target: float, comparator: Comparator) -> bool:
    """Whether a value is on the right side of a target."""
    return value <= target if comparator == Comparator.AT_MOST else value >= target


@dataclass(frozen=True)
class _Held:
    """A line held against its target on a date."""

    points: Sequence[Point]
    promise: Promise
    target: float
    as_of: date

    @property
    def after(self) -> list[Point]:
        """Figures of periods that end after the promise."""
        return [point for point in self.points if point.end > self.promise.made]

    @property
    def reaching(self) -> list[Point]:
        """Those of them that reach the target."""
        return [point for point in self.after if reaches(point.value, self.target, self.promise.comparator)]


def _judge_open_ended(held: _Held) -> Judgement:
    if held.reaching:
        return Judgement(JudgementRule.REACHED, held.reaching[-1])
    return _pending(JudgementRule.OPEN_ENDED, held, held.after)


def _judge_by_deadline(held: _Held, deadline: date) -> Judgement:
    in_time = [point for point in held.reaching if point.end <= deadline]
    if in_time:
        return Judgement(JudgementRule.REACHED, in_time[-1])
    before = [point for point in held.after if point.end <= deadline]
    if deadline > held.as_of:
        return _pending(JudgementRule.NOT_YET, held, before)
    if not held.after:
        return Judgement(JudgementRule.ENDS_BEFORE)
    if not before or next_end(before[-1]) <= deadline:
        return Judgement(JudgementRule.PERIOD_MISSING)
    rule = JudgementRule.HALFWAY if is_halfway(before[-1].value, held.target, held.promise) else JudgementRule.SHORT
    return Judgement(rule, before[-1])


def _pending(rule: JudgementRule, held: _Held, after: Sequence[Point]) -> Judgement:
    """Too early, by the latest figure; of a line without any since the promise, only where none can be due yet."""
    if after:
        return Judgement(rule, after[-1])
    is_current = bool(held.points) and next_end(held.points[-1]) > held.as_of
    return Judgement(rule if is_current else JudgementRule.ENDS_BEFORE)


def _nearest(points: Sequence[Point], deadline: date | None) -> Point | None:
    """The last figure up to the deadline, else the first there is: shown, not judged."""
    before = [point for point in points if deadline is None or point.end <= deadline]
    return before[-1] if before else next(iter(points), None)


def next_end(point: Point) -> date:
    """The last day of the period of the same length that follows a point's."""
    months = (point.end.year - point.start.year) * _MONTHS_OF_YEAR + point.end.month - point.start.month + 1
    year, month = divmod(point.end.year * _MONTHS_OF_YEAR + point.end.month - 1 + months, _MONTHS_OF_YEAR)
    return last_day_of_month(year, month + 1)


def is_halfway(value: float, target: float, promise: Promise) -> bool:
    """Whether at least half of the way from the baseline to the target is gone; without a baseline, whether half of the target is reached.

    A baseline that a multiple is taken of is where its way begins; a ceiling without a baseline has no way to halve.
    """
    baseline = target / promise.target if promise.is_multiple and promise.target else promise.baseline
    if baseline is not None and baseline != target:
        return (value - baseline) / (target - baseline) >= HALF
    return promise.comparator != Comparator.AT_MOST and target > 0 and value / target >= HALF


def _bounded(judged: Judgement, promise: Promise) -> Judgement:
    """What figures of a whole country say of one of its regions."""
    if judged.verdict == Verdict.NOT_ASSESSABLE:
        return judged
    is_reached = judged.rule == JudgementRule.REACHED
    tells = {Comparator.AT_LEAST: not is_reached, Comparator.AT_MOST: is_reached}.get(promise.comparator, False)
    if not tells:
        return replace(judged, rule=JudgementRule.WIDER_AREA, reached=None)
    # Of a part, "half of the way" cannot be told: it is only sure that the target was missed.
    return replace(judged, rule=JudgementRule.SHORT) if judged.rule == JudgementRule.HALFWAY else judged
