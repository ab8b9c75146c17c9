"""How a commitment has stood from day to day, and its steps on paper, in words. Pure: no database, no page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.promises.attestations import AttestingPage
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.judgements import LineJudgement
from dashboard.subjects.promises.reasons import line_reason, standing_reason
from dashboard.subjects.promises.standings import CommitmentStanding, StageReached
from dashboard.subjects.promises.words import dated_title, figure_in_words, line_name
from etl.vocabulary.judgement import Judge, JudgementRule, StandingReason, StandingWord


@dataclass(frozen=True)
class Turn:
    """From which day a commitment stands how, who says so and what changed it.

    ``by`` is a role, or a kind of judge by name; empty where nobody has judged.
    """

    day: date
    outcome: str
    by: str
    changes: tuple[str, ...]
    event_id: str = ""
    event_title: str = ""


@dataclass(frozen=True)
class Step:
    """A step on paper and what shows it: an event by its id, or a page by its address, or an assessment alone."""

    day: date
    stage: str
    words: str
    event_id: str = ""
    url: str = ""
    publisher: str = ""


def to_turns(
    commitment: Commitment, standings: Sequence[CommitmentStanding], judgements: Iterable[LineJudgement], names: Names
) -> list[Turn]:
    """Every standing of a commitment, the latest first.

    Where only another of its lines came to decide the same, that is no turn. Takes
    ``standings.standings_of_commitment`` and ``judgements.judgements_of_commitment``.
    """
    by_day: dict[date, list[LineJudgement]] = {}
    for judgement in judgements:
        by_day.setdefault(judgement.known_from, []).append(judgement)
    with_earlier = zip(standings, [None, *standings], strict=False)
    turning = [one for one, before in with_earlier if not _is_same(one, before)]
    return [_turn(commitment, one, by_day.get(one.known_from, []), names) for one in reversed(turning)]


def _is_same(standing: CommitmentStanding, before: CommitmentStanding | None) -> bool:
    """Whether figures decide the same by the same rule as before."""
    if before is None or standing.judged_by != Judge.FIGURES:
        return False
    return (standing.word, standing.reason) == (before.word, before.reason)


def _turn(commitment: Commitment, standing: CommitmentStanding, begun: Sequence[LineJudgement], names: Names) -> Turn:
    is_unjudged = standing.judged_by == Judge.NOBODY
    return Turn(
        day=standing.known_from,
        outcome=standing.outcome,
        by=standing.assessed_by or ("" if is_unjudged else names.term("judge", standing.judged_by)),
        changes=tuple(_changes(commitment, standing, begun, names)),
        event_id=standing.evidence_event_id or "",
        event_title=standing.evidence_event_title or "",
    )


def _changes(
    commitment: Commitment, standing: CommitmentStanding, begun: Sequence[LineJudgement], names: Names
) -> list[str]:
    """What changed the standing; ``begun`` is what each line has shown since that day, or that it ceased to judge."""
    reason = standing_reason(standing, commitment)
    if standing.reason == StandingReason.NO_LINE_JUDGES:
        with_figures = [one for one in begun if one.rule != JudgementRule.NO_FIGURE]
        return [reason, *(_line_change(one, commitment, names) for one in with_figures)]
    if standing.judged_by != Judge.FIGURES:
        return [reason]
    changes = [_line_change(one, commitment, names) for one in begun if one.line.is_heard]
    silenced = [one for one in begun if not one.line.is_heard and one.verdict != StandingWord.NOT_ASSESSABLE]
    changes += [
        _("{line} has no more say beside the others.").format(line=line_name(one.line, names)) for one in silenced
    ]
    return changes or [reason]


def _line_change(judgement: LineJudgement, commitment: Commitment, names: Names) -> str:
    return _("{line}: {reason}").format(
        line=line_name(judgement.line, names), reason=line_reason(judgement, commitment.target_unit)
    )


def to_steps(stages: Iterable[StageReached]) -> list[Step]:
    """The steps on paper, the latest first; takes ``standings.stages_of_commitment``."""
    return [_step(reached) for reached in reversed(list(stages))]


def _step(reached: StageReached) -> Step:
    event, figure, page = reached.shown_by.event, reached.shown_by.figure, reached.shown_by.page
    if event is not None:
        return _step_shown(reached, dated_title(event), event_id=event.event_id)
    if figure is not None:
        return _step_shown(reached, figure_in_words(figure), figure.page)
    if page is not None:
        return _step_shown(reached, published_in_words(page.published_date), page)
    assessed = "" if reached.assessed_date is None else formats.day(reached.assessed_date)
    return _step_shown(reached, _("Nothing else dates it than the assessment of {date}.").format(date=assessed))


def _step_shown(reached: StageReached, shown: str, page: AttestingPage | None = None, event_id: str = "") -> Step:
    words = " · ".join(part for part in (shown, reached.note) if part)
    url, publisher = (page.url, page.publisher or "") if page else ("", "")
    return Step(reached.known_from, reached.stage, words, event_id, url, publisher)
