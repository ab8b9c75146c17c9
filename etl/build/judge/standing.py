"""The one word for a commitment out of all that judges it.

The one home of the rule in ``docs/method.md`` ("One word for a promise").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from typing import Any

from etl.build.judge.facts import DatedAssessment, DatedEvidence
from etl.build.judge.judging import RECONCILED, JudgedCommitment, JudgedLine
from etl.build.judge.rules import Judgement
from etl.values.history import DatedSpan, spans_of, value_on
from etl.vocabulary.commitments import CommitmentKind, EvidenceKind, Measurability
from etl.vocabulary.judgement import Bound, Judge, JudgementRule, StandingReason, StandingWord, UnjudgedCause, Verdict

YOUNG_FOR = timedelta(days=365)
Row = dict[str, Any]


@dataclass(frozen=True)
class LineVerdict:
    """What is judged of one line on a day."""

    line: JudgedLine
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """The verdict of the judgement."""
        return self.judgement.verdict


@dataclass(frozen=True)
class FigureVerdicts:
    """What the lines of figures say on a day: each that is judged, and of these the ones that have a say."""

    judged: Sequence[LineVerdict] = ()
    heard: Sequence[LineVerdict] = ()


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
    assessments: Sequence[DatedAssessment] = ()
    evidence: Sequence[DatedEvidence] = ()
    judged: JudgedCommitment | None = None

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
        return self.judged.lines if self.judged else []

    @cached_property
    def figures(self) -> Sequence[DatedSpan[FigureVerdicts]]:
        """What the lines of figures say, from day to day."""
        return spans_of({span.start for line in self.lines for span in line.spans}, partial(_figures_on, self.lines))

    def figures_on(self, day: date) -> FigureVerdicts:
        """What the lines of figures say on a day; nothing before the first."""
        return value_on(self.figures, day) or FigureVerdicts()


@dataclass(frozen=True)
class ConcludedStanding:
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
class SideWord:
    """What one side's own figures say.

    ``late`` is the period's end by which they reach the target after the deadline.
    """

    word: StandingWord
    late: date | None = None


def stand_on(case: Case, day: date) -> ConcludedStanding:
    """The one word on a day.

    A person's latest, else what the figures say, else what the record shows, else that nothing can be said.
    """
    people = [one for one in case.assessments if one.known_from <= day]
    if people:
        latest = max(people, key=lambda one: (one.assessed_date, one.seq))
        word = StandingWord(latest.verdict)
        return ConcludedStanding(word, Judge.PEOPLE, StandingReason.ASSESSED, latest.cause, assessment_seq=latest.seq)
    if case.kind == CommitmentKind.FORECAST:
        return _unjudged(UnjudgedCause.INDEFINITE, StandingReason.FORECAST)
    if case.measurability == Measurability.NONE:
        return _unjudged(UnjudgedCause.INDEFINITE, StandingReason.VAGUE)
    by_figures = _stand_by_figures(case, day) if case.measurability == Measurability.SERIES else None
    return by_figures or _stand_by_record(case, day)


def _stand_by_figures(case: Case, day: date) -> ConcludedStanding | None:
    """What the lines that judge agree on, or that they do not; None where none judges."""
    heard = case.figures_on(day).heard
    if not heard:
        return None
    verdicts = {one.verdict for one in heard}
    first = heard[0].line.code
    if len(verdicts) > 1:
        return ConcludedStanding(StandingWord.DISAGREE, Judge.FIGURES, StandingReason.LINES_DIFFER, line=first)
    return ConcludedStanding(StandingWord(verdicts.pop()), Judge.FIGURES, StandingReason.LINES_AGREE, line=first)


def _stand_by_record(case: Case, day: date) -> ConcludedStanding:
    """What dated evidence shows of a document; of one that nothing shows, whether it is still early."""
    if case.measurability == Measurability.DOCUMENT:
        deciding = [
            one
            for one in case.evidence
            if one.known_from <= day and one.kind in (EvidenceKind.KEPT, EvidenceKind.BROKEN)
        ]
        if deciding:
            latest = max(deciding, key=lambda one: (one.known_from, one.seq))
            if latest.kind == EvidenceKind.KEPT:
                return ConcludedStanding(
                    StandingWord.MET, Judge.RECORD, StandingReason.DOCUMENTED, evidence_seq=latest.seq
                )
            return ConcludedStanding(
                StandingWord.NOT_MET, Judge.RECORD, StandingReason.CONTRADICTED, evidence_seq=latest.seq
            )
    if case.deadline and day <= case.deadline:
        return ConcludedStanding(StandingWord.TOO_EARLY, Judge.RECORD, StandingReason.DEADLINE_AHEAD)
    if not case.deadline and day < case.made + YOUNG_FOR:
        return ConcludedStanding(StandingWord.TOO_EARLY, Judge.RECORD, StandingReason.YOUNG)
    if case.measurability == Measurability.SERIES:
        first = next((one.line.code for one in case.figures_on(day).judged), "")
        return _unjudged(UnjudgedCause.NO_FIGURE, StandingReason.NO_LINE_JUDGES, line=first)
    return _unjudged(UnjudgedCause.NOTHING_FOUND, StandingReason.NOTHING_FOUND)


def _unjudged(cause: UnjudgedCause, reason: StandingReason, line: str = "") -> ConcludedStanding:
    return ConcludedStanding(StandingWord.NOT_ASSESSABLE, Judge.NOBODY, reason, cause, line=line)


def _figures_on(lines: Sequence[JudgedLine], day: date) -> FigureVerdicts:
    judgements = ((line, value_on(line.spans, day)) for line in lines)
    judged = [LineVerdict(line, judgement) for line, judgement in judgements if judgement is not None]
    return FigureVerdicts(judged, lines_heard(judged))


def lines_heard(judged: Sequence[LineVerdict]) -> list[LineVerdict]:
    """The judgements that have something to say, in their order.

    Left out are those that cannot judge; bounds, where a line that counts just what was promised judges more than that
    it is too early; those that wait for the figure of a deadline by which another line judges; and those that are too
    early only because they end before another line reaches the target.
    """
    judging = [one for one in judged if one.verdict != Verdict.NOT_ASSESSABLE]
    exact = [one for one in judging if one.line.bound == Bound.EXACT]
    heard = exact if any(one.verdict != Verdict.TOO_EARLY for one in exact) else judging
    if any(one.verdict != Verdict.TOO_EARLY for one in heard):
        heard = [one for one in heard if one.judgement.rule != JudgementRule.AWAITED]
    reached = [one.judgement.reached for one in heard if one.verdict == Verdict.MET and one.judgement.reached]
    first = min(reached, default=None)
    return [one for one in heard if one.verdict != Verdict.TOO_EARLY or first is None or _period_end(one) >= first]


def codes_heard(case: Case) -> list[DatedSpan[frozenset[str]]]:
    """The codes of the lines that have a say in what figures show, from day to day."""
    return [
        DatedSpan(frozenset(one.line.code for one in span.value.heard), span.start, span.end) for span in case.figures
    ]


def _period_end(judged: LineVerdict) -> date:
    return judged.judgement.point.end if judged.judgement.point else date.min


def sides_on(case: Case, day: date) -> Mapping[str, SideWord]:
    """What each side's figures say on a day.

    A side whose figures cannot judge is named too, a third party only where it judges.
    """
    figures = case.figures_on(day)
    sides = dict.fromkeys(one.line.side_code for one in figures.judged if one.line.side_code != RECONCILED)
    sides |= dict.fromkeys(one.line.side_code for one in figures.heard)
    return {side: SideWord(_agreed(side, figures.heard), _late(side, figures.judged, case.deadline)) for side in sides}


def _agreed(side: str, heard: Sequence[LineVerdict]) -> StandingWord:
    verdicts = {one.verdict for one in heard if one.line.side_code == side}
    if not verdicts:
        return StandingWord.NOT_ASSESSABLE
    return StandingWord(verdicts.pop()) if len(verdicts) == 1 else StandingWord.DISAGREE


def _late(side: str, judged: Sequence[LineVerdict], deadline: date | None) -> date | None:
    """The end of the first period after the deadline in which a line of the side reaches the target.

    None where one does so in time.
    """
    of_side = [one for one in judged if one.line.side_code == side]
    if deadline is None or any(one.verdict == Verdict.MET for one in of_side):
        return None
    days = [one.judgement.reached for one in of_side if one.judgement.reached and one.judgement.reached > deadline]
    return min(days, default=None)
