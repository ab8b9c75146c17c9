"""The one word for a commitment out of all that judges it.

The one home of the rule in ``docs/method.md`` ("One word for a promise").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from etl.build.judge.judging import RECONCILED, JudgedLine, Measured
from etl.build.judge.rules import Judgement
from etl.values.history import Span, spans_of, value_on
from etl.vocabulary.commitments import CommitmentKind, EvidenceKind, Measurability
from etl.vocabulary.judgement import Bound, Judge, JudgementRule, StandingReason, StandingWord, UnjudgedCause, Verdict

YOUNG_FOR = timedelta(days=365)
Row = dict[str, Any]


@dataclass(frozen=True)
class Assessed:
    """A person's assessment."""

    seq: int
    known_from: date
    assessed: date
    verdict: Verdict
    cause: UnjudgedCause | None


@dataclass(frozen=True)
class Shown:
    """A piece of dated evidence."""

    seq: int
    known_from: date
    kind: EvidenceKind


@dataclass(frozen=True)
class Case:
    """A commitment with all that its word can rest on."""

    commitment_id: str
    kind: CommitmentKind
    measurability: Measurability
    made: date
    known_from: date
    record_end: date
    deadline: date | None = None
    assessments: Sequence[Assessed] = ()
    evidence: Sequence[Shown] = ()
    measured: Measured | None = None

    @property
    def turning_days(self) -> set[date]:
        """Every day on which the word may change: to the end of the record, and then only where a person judges."""
        days = {one.known_from for one in self.evidence} | {span.start for line in self.lines for span in line.spans}
        days |= {self.deadline + timedelta(days=1)} if self.deadline else {self.made + YOUNG_FOR}
        judged = {one.known_from for one in self.assessments}
        return {self.known_from} | {day for day in days if self.known_from < day <= self.record_end} | judged

    @property
    def lines(self) -> list[JudgedLine]:
        """The lines of figures that are held against it."""
        return self.measured.lines if self.measured else []


@dataclass(frozen=True)
class Standing:
    """The one word, who says it and by which rule."""

    word: StandingWord
    judged_by: Judge
    reason: StandingReason
    cause: UnjudgedCause | None = None
    assessment_seq: int | None = None
    line: str = ""
    evidence_seq: int | None = None

    def to_row(self) -> Row:
        """Its columns in the table ``standing``."""
        return {
            "word": self.word,
            "cause": self.cause,
            "judged_by": self.judged_by,
            "reason": self.reason,
            "assessment_seq": self.assessment_seq,
            "line": self.line,
            "evidence_seq": self.evidence_seq,
        }


@dataclass(frozen=True)
class SideStanding:
    """What one side's own figures say.

    ``late`` is the period's end by which they reach the target after the deadline.
    """

    word: StandingWord
    late: date | None = None


@dataclass(frozen=True)
class _Told:
    """What is judged of one line on a day."""

    line: JudgedLine
    judgement: Judgement = field(compare=False)

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict


def stand_on(case: Case, day: date) -> Standing:
    """The one word on a day.

    A person's latest, else what the figures say, else what the record shows, else that nothing can be said.
    """
    people = [one for one in case.assessments if one.known_from <= day]
    if people:
        latest = max(people, key=lambda one: (one.assessed, one.seq))
        word = StandingWord(latest.verdict)
        return Standing(word, Judge.PEOPLE, StandingReason.ASSESSED, latest.cause, assessment_seq=latest.seq)
    if case.kind == CommitmentKind.FORECAST:
        return _unjudged(UnjudgedCause.INDEFINITE, StandingReason.FORECAST)
    if case.measurability == Measurability.NONE:
        return _unjudged(UnjudgedCause.INDEFINITE, StandingReason.VAGUE)
    by_figures = _stand_by_figures(case, day) if case.measurability == Measurability.SERIES else None
    return by_figures or _stand_by_record(case, day)


def _stand_by_figures(case: Case, day: date) -> Standing | None:
    """What the lines that judge agree on, or that they do not; None where none judges."""
    speaking = speaking_lines(_told(case, day))
    if not speaking:
        return None
    verdicts = {told.verdict for told in speaking}
    first = speaking[0].line.code
    if len(verdicts) > 1:
        return Standing(StandingWord.DISAGREE, Judge.FIGURES, StandingReason.LINES_DIFFER, line=first)
    return Standing(StandingWord(verdicts.pop()), Judge.FIGURES, StandingReason.LINES_AGREE, line=first)


def _stand_by_record(case: Case, day: date) -> Standing:
    """What dated evidence shows of a document; of one that nothing shows, whether it is still early."""
    if case.measurability == Measurability.DOCUMENT:
        told = [
            one
            for one in case.evidence
            if one.known_from <= day and one.kind in (EvidenceKind.KEPT, EvidenceKind.BROKEN)
        ]
        if told:
            latest = max(told, key=lambda one: (one.known_from, one.seq))
            if latest.kind == EvidenceKind.KEPT:
                return Standing(StandingWord.MET, Judge.RECORD, StandingReason.DOCUMENTED, evidence_seq=latest.seq)
            return Standing(StandingWord.NOT_MET, Judge.RECORD, StandingReason.CONTRADICTED, evidence_seq=latest.seq)
    if case.deadline and day <= case.deadline:
        return Standing(StandingWord.TOO_EARLY, Judge.RECORD, StandingReason.DEADLINE_AHEAD)
    if not case.deadline and day < case.made + YOUNG_FOR:
        return Standing(StandingWord.TOO_EARLY, Judge.RECORD, StandingReason.YOUNG)
    if case.measurability == Measurability.SERIES:
        told_of = _told(case, day)
        return _unjudged(
            UnjudgedCause.NO_FIGURE, StandingReason.NO_LINE_JUDGES, line=told_of[0].line.code if told_of else ""
        )
    return _unjudged(UnjudgedCause.NOTHING_FOUND, StandingReason.NOTHING_FOUND)


def _unjudged(cause: UnjudgedCause, reason: StandingReason, line: str = "") -> Standing:
    return Standing(StandingWord.NOT_ASSESSABLE, Judge.NOBODY, reason, cause, line=line)


def _told(case: Case, day: date) -> list[_Told]:
    found = ((line, value_on(line.spans, day)) for line in case.lines)
    return [_Told(line, judgement) for line, judgement in found if judgement is not None]


def speaking_lines(told: Sequence[_Told]) -> list[_Told]:
    """The judgements that have something to say, in their order.

    Left out are those that cannot judge; bounds, where a line that counts just what was promised judges more than that
    it is too early; those that wait for the figure of a deadline by which another line judges; and those that are too
    early only because they end before another line reaches the target.
    """
    judging = [one for one in told if one.verdict != Verdict.NOT_ASSESSABLE]
    exact = [one for one in judging if one.line.bound == Bound.EXACT]
    heard = exact if any(one.verdict != Verdict.TOO_EARLY for one in exact) else judging
    if any(one.verdict != Verdict.TOO_EARLY for one in heard):
        heard = [one for one in heard if one.judgement.rule != JudgementRule.AWAITED]
    reached = [one.judgement.reached for one in heard if one.verdict == Verdict.MET and one.judgement.reached]
    first = min(reached, default=None)
    return [one for one in heard if one.verdict != Verdict.TOO_EARLY or first is None or _period_end(one) >= first]


def heard_lines(case: Case) -> list[Span[frozenset[str]]]:
    """The codes of the lines that have a say in what figures show, from day to day."""
    days = {span.start for line in case.lines for span in line.spans}
    return spans_of(days, lambda day: frozenset(told.line.code for told in speaking_lines(_told(case, day))))


def _period_end(told: _Told) -> date:
    return told.judgement.point.end if told.judgement.point else date.min


def sides_on(case: Case, day: date) -> Mapping[str, SideStanding]:
    """What each side's figures say on a day.

    A side whose figures cannot judge is named too, a third party only where it judges.
    """
    told = _told(case, day)
    speaking = speaking_lines(told)
    sides = dict.fromkeys(one.line.side_code for one in told if one.line.side_code != RECONCILED)
    sides |= dict.fromkeys(one.line.side_code for one in speaking)
    return {side: SideStanding(_agreed(side, speaking), _late(side, told, case.deadline)) for side in sides}


def _agreed(side: str, speaking: Sequence[_Told]) -> StandingWord:
    verdicts = {one.verdict for one in speaking if one.line.side_code == side}
    if not verdicts:
        return StandingWord.NOT_ASSESSABLE
    return StandingWord(verdicts.pop()) if len(verdicts) == 1 else StandingWord.DISAGREE


def _late(side: str, told: Sequence[_Told], deadline: date | None) -> date | None:
    """The end of the first period after the deadline in which a line of the side reaches the target.

    None where one does so in time.
    """
    of_side = [one for one in told if one.line.side_code == side]
    if deadline is None or any(one.verdict == Verdict.MET for one in of_side):
        return None
    days = [one.judgement.reached for one in of_side if one.judgement.reached and one.judgement.reached > deadline]
    return min(days, default=None)
