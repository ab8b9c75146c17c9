"""How promises stand by the build's conclusions: the one word with what gave it, each side's, and both over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, select

from dashboard.subjects.names import read_names
from dashboard.subjects.promises.judgements import read_judgements
from etl.schema import (
    area,
    assessment,
    commitment,
    commitment_evidence,
    event,
    official_figure,
    standing,
    standing_side,
)
from etl.schema.known import judgement_history, stage_history, standing_history
from etl.vocabulary.commitments import CommitmentKind

_deciding_event = event.alias("deciding_event")


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

    standing (the word), cause, judged_by, standing_reason (the rule), standing_from (day), assessment_seq,
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


def sides_of_commitments(connection: Connection, commitment_ids: Sequence[str]) -> dict[str, tuple[SideStanding, ...]]:
    """What each side's figures say of the promises that have any, by the promise's id.

    The sides in the order of the areas.
    """
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
    found: dict[str, tuple[SideStanding, ...]] = {}
    for row in connection.execute(question):
        side = SideStanding(row.side_code, row.word, row.late_date)
        found[row.commitment_id] = (*found.get(row.commitment_id, ()), side)
    return found


def standings_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """Every standing that a promise has had, oldest first.

    Columns: commitment_id, kind, text, deadline, not_measurable_reason of the promise, then those of
    ``standing_columns``.
    """
    promise = (commitment.c.commitment_id, commitment.c.kind, commitment.c.deadline, commitment.c.not_measurable_reason)
    question = (
        select(*promise, *standing_columns(standing_history))
        .select_from(join_standing(commitment, standing_history))
        .where(commitment.c.commitment_id == commitment_id)
        .order_by(standing_history.c.known_from)
    )
    return _with_days(pd.read_sql(question, connection), "deadline", "standing_from", "assessed_date")


def judgements_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """What each line of figures has shown of a promise, from day to day. Columns: those of ``judgement``."""
    question = (
        select(judgement_history)
        .where(judgement_history.c.commitment_id == commitment_id)
        .order_by(judgement_history.c.known_from, judgement_history.c.line)
    )
    return read_judgements(connection, question)


def stages_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """What happened to a promise on paper, step by step, oldest first, and what shows each step.

    Columns: stage, known_from, note, assessed_date (where nothing else dates it), event_id, event_title,
    event_start_date, event_date_precision, figure_code, subject, period_label, as_published, source_url, publisher,
    published_date (of a page or of the figure's).
    """
    figure, step = official_figure.c, stage_history.c
    question = (
        select(
            *(step.stage, step.known_from, step.note, step.assessed_date, step.event_id),
            event.c.title.label("event_title"),
            event.c.start_date.label("event_start_date"),
            event.c.date_precision.label("event_date_precision"),
            *(step.figure_code, figure.subject, figure.period_label, figure.as_published),
            func.coalesce(step.source_url, figure.source_url).label("source_url"),
            func.coalesce(step.publisher, figure.publisher).label("publisher"),
            func.coalesce(step.published_date, figure.published_date).label("published_date"),
        )
        .join(event, event.c.event_id == step.event_id, isouter=True)
        .join(official_figure, figure.figure_code == step.figure_code, isouter=True)
        .where(step.commitment_id == commitment_id)
        .order_by(step.known_from, step.seq)
    )
    return _with_days(pd.read_sql(question, connection), "known_from", "assessed_date", "event_start_date")


@dataclass(frozen=True)
class PromiseTold:
    """A promise of an event with its word and cause by name."""

    text: str
    word: str
    cause: str
    since: date


def promises_told(connection: Connection, language: str) -> dict[str, tuple[PromiseTold, ...]]:
    """What was promised at each event, in the note's order, and how each promise stands; forecasts are none."""
    names = read_names(connection, language)
    question = (
        select(commitment.c.event_id, commitment.c.text, standing.c.word, standing.c.cause, standing.c.known_from)
        .join(standing, standing.c.commitment_id == commitment.c.commitment_id)
        .where(commitment.c.kind != CommitmentKind.FORECAST)
        .order_by(commitment.c.event_id, commitment.c.seq)
    )
    found: dict[str, tuple[PromiseTold, ...]] = {}
    for row in connection.execute(question):
        word, cause = names.term("standing_word", row.word), names.term("unjudged_cause", row.cause)
        told = PromiseTold(row.text, word, cause, row.known_from)
        found[row.event_id] = (*found.get(row.event_id, ()), told)
    return found


def _with_days(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in names})
