"""How promises stand by the build's conclusions: the one word with what gave it, each side's, and both over time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, RowMapping, and_, select

from dashboard.subjects.names import Names
from dashboard.subjects.promises.attestations import (
    Attestation,
    attestation_columns,
    join_attestation,
    to_attestation,
)
from dashboard.subjects.promises.outcomes import Outcome, outcome_of
from dashboard.subjects.typed_rows import make_part, make_rows
from etl.schema import area, assessment, commitment, commitment_evidence, event, standing, standing_side
from etl.schema.known import stage_history, standing_history
from etl.vocabulary.commitments import CommitmentKind

_deciding_event = event.alias("deciding_event")


@dataclass(frozen=True)
class CommitmentStanding:
    """How a commitment stands from a day on, who says so, by which rule, and what gave it.

    ``cause`` says why it cannot be judged; ``assessed_...`` and ``assessment_reason`` are a person's, where people
    judged; ``evidence_...`` is the evidence that decides. What does not apply is None.
    """

    word: str
    cause: str | None
    judged_by: str
    reason: str
    known_from: date
    assessed_date: date | None
    assessed_by: str | None
    assessment_reason: str | None
    evidence_note: str | None
    evidence_event_id: str | None
    evidence_event_title: str | None

    @property
    def outcome(self) -> str:
        """What it is counted as (``outcomes.Outcome``)."""
        return outcome_of(self.word, self.cause)


@dataclass(frozen=True)
class SideStanding:
    """What one side's figures say.

    ``late_date`` is the end of the period after the deadline in which they first reach the target.
    """

    side_code: str
    word: str
    late_date: date | None = None


def standing_columns(rows: FromClause = standing) -> tuple[ColumnElement[Any], ...]:
    """Columns of a standing with what gave it, for a question joined by ``join_standing``.

    These are standing (the word), cause, judged_by, standing_reason (the rule), standing_from (day), assessment_seq,
    assessed_date, assessed_by, assessment_reason (a person's words), standing_line, evidence_seq, evidence_note,
    evidence_event_id, evidence_event_title.
    """
    return (
        rows.c.word.label("standing"),
        *(rows.c.cause, rows.c.judged_by),
        rows.c.reason.label("standing_reason"),
        rows.c.known_from.label("standing_from"),
        *(rows.c.assessment_seq, assessment.c.assessed_date, assessment.c.assessed_by),
        assessment.c.reason.label("assessment_reason"),
        rows.c.line.label("standing_line"),
        rows.c.evidence_seq,
        commitment_evidence.c.note.label("evidence_note"),
        commitment_evidence.c.event_id.label("evidence_event_id"),
        _deciding_event.c.title.label("evidence_event_title"),
    )


def join_standing(commitments: FromClause, rows: FromClause = standing) -> FromClause:
    """``commitments`` (with the table ``commitment`` in it) with its standing and what gave it.

    Every commitment known has one.
    """
    keys = (commitment.c.commitment_id, rows.c.commitment_id)
    by_person = and_(assessment.c.commitment_id == rows.c.commitment_id, assessment.c.seq == rows.c.assessment_seq)
    by_record = and_(
        commitment_evidence.c.commitment_id == rows.c.commitment_id, commitment_evidence.c.seq == rows.c.evidence_seq
    )
    return (
        commitments.join(rows, keys[0] == keys[1])
        .join(assessment, by_person, isouter=True)
        .join(commitment_evidence, by_record, isouter=True)
        .join(_deciding_event, _deciding_event.c.event_id == commitment_evidence.c.event_id, isouter=True)
    )


def to_standing(row: RowMapping) -> CommitmentStanding:
    """The standing in a row with ``standing_columns``."""
    return make_part(
        row, CommitmentStanding, word=row["standing"], reason=row["standing_reason"], known_from=row["standing_from"]
    )


def sides_of_commitments(connection: Connection, commitment_ids: Sequence[str]) -> dict[str, tuple[SideStanding, ...]]:
    """What each side's figures say of the commitments that have any, by id; the sides in the order of the areas."""
    columns = (
        standing_side.c.commitment_id,
        standing_side.c.side_code,
        standing_side.c.word,
        standing_side.c.late_date,
    )
    question = (
        select(*columns)
        .join(area, area.c.area_code == standing_side.c.side_code, isouter=True)
        .where(standing_side.c.commitment_id.in_(commitment_ids))
        .order_by(
            standing_side.c.commitment_id, area.c.sort_order.is_(None), area.c.sort_order, standing_side.c.side_code
        )
    )
    sides: dict[str, list[SideStanding]] = {}
    for row in connection.execute(question).mappings():
        sides.setdefault(row["commitment_id"], []).append(make_part(row, SideStanding))
    return {code: tuple(of_commitment) for code, of_commitment in sides.items()}


def standings_of_commitment(connection: Connection, commitment_id: str) -> list[CommitmentStanding]:
    """Every standing that a commitment has had, oldest first."""
    question = (
        select(*standing_columns(standing_history))
        .select_from(join_standing(commitment, standing_history))
        .where(commitment.c.commitment_id == commitment_id)
        .order_by(standing_history.c.known_from)
    )
    return make_rows(connection, question, to_standing)


@dataclass(frozen=True)
class StandingChange:
    """The last change of what a commitment is counted as: the day, and the outcomes before and after."""

    day: date
    before: str
    after: str


def last_changes(connection: Connection) -> dict[str, StandingChange]:
    """Commitment to the last change of what it is counted as; one that has always stood alike has none."""
    columns = standing_history.c
    question = select(columns.commitment_id, columns.known_from, columns.word, columns.cause).order_by(
        columns.commitment_id, columns.known_from
    )
    stood: dict[str, str] = {}
    changes: dict[str, StandingChange] = {}
    for row in connection.execute(question):
        code, outcome = row.commitment_id, outcome_of(row.word, row.cause)
        if code in stood and stood[code] != outcome:
            changes[code] = StandingChange(row.known_from, stood[code], outcome)
        stood[code] = outcome
    return changes


@dataclass(frozen=True)
class StageReached:
    """A step of a commitment on paper, from which day it is known, and what shows it.

    ``assessed_date`` is the day of the assessment that dates it, where nothing else does.
    """

    stage: str
    known_from: date
    note: str | None
    assessed_date: date | None
    shown_by: Attestation


def stages_of_commitment(connection: Connection, commitment_id: str) -> list[StageReached]:
    """What happened to a commitment on paper, step by step, oldest first."""
    step = stage_history.c
    question = (
        select(step.stage, step.known_from, step.note, step.assessed_date, *attestation_columns(stage_history))
        .select_from(join_attestation(stage_history))
        .where(step.commitment_id == commitment_id)
        .order_by(step.known_from, step.seq)
    )
    return make_rows(connection, question, lambda row: make_part(row, StageReached, shown_by=to_attestation(row)))


@dataclass(frozen=True)
class NamedStanding:
    """A commitment's text with how it stands and why it cannot be judged by name; the latter may be empty."""

    text: str
    word: str
    cause: str


def named_standings(connection: Connection, names: Names) -> dict[str, tuple[NamedStanding, ...]]:
    """What was promised at each event, in the note's order, and how each promise stands; forecasts are none."""
    question = (
        select(commitment.c.event_id, commitment.c.text, standing.c.word, standing.c.cause)
        .join(standing, standing.c.commitment_id == commitment.c.commitment_id)
        .where(commitment.c.kind != CommitmentKind.FORECAST)
        .order_by(commitment.c.event_id, commitment.c.seq)
    )
    standings: dict[str, list[NamedStanding]] = {}
    for row in connection.execute(question):
        word, cause = names.term("standing_word", row.word), names.term("unjudged_cause", row.cause)
        standings.setdefault(row.event_id, []).append(NamedStanding(row.text, word, cause))
    return {event_id: tuple(of_event) for event_id, of_event in standings.items()}


def outcomes_of_events(connection: Connection, event_ids: Sequence[str]) -> dict[str, dict[str, int]]:
    """How many promises made at each of these events have which outcome, in the outcomes' order; forecasts are none."""
    question = (
        select(commitment.c.event_id, standing.c.word, standing.c.cause)
        .join(standing, standing.c.commitment_id == commitment.c.commitment_id)
        .where(commitment.c.kind != CommitmentKind.FORECAST, commitment.c.event_id.in_(event_ids))
        .order_by(commitment.c.event_id, commitment.c.seq)
    )
    counts: dict[str, Counter[str]] = {}
    for row in connection.execute(question):
        counts.setdefault(row.event_id, Counter())[outcome_of(row.word, row.cause)] += 1
    order = [str(outcome) for outcome in Outcome]
    return {
        event_id: {outcome: of_event[outcome] for outcome in order if of_event[outcome]}
        for event_id, of_event in counts.items()
    }
