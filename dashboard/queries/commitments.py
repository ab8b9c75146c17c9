"""What was promised, by whom to whom, by when, and what later bears on it.

Rows of commitments come with the codes of those who promise, those who are promised and the topics, each as one text: ``CN-XJ KZ``.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, and_, select

from dashboard.queries.codes import add_codes, stands_for
from etl.schema import (
    area,
    assessment,
    commitment,
    commitment_evidence,
    commitment_party,
    commitment_topic,
    event,
    official_figure,
    term,
)
from etl.vocabulary import CommitmentRole, Stage

OPEN_STAGES = (Stage.ANNOUNCED, Stage.SIGNED, Stage.IN_PROGRESS)

OF_EVENT = (
    event.c.title.label("event_title"),
    event.c.start_date.label("event_start_date"),
    event.c.date_precision.label("event_date_precision"),
)


def commitments_of_event(connection: Connection, event_id: str) -> pd.DataFrame:
    """Promises made at an event, in the note's order.

    Columns: those of ``commitment``, then event_title, event_start_date, event_date_precision, by_codes, to_codes, topics.
    """
    return _commitments(connection, [commitment.c.event_id == event_id], [commitment.c.seq])


def next_deadlines(connection: Connection, on_day: date, parties: tuple[str, ...] = (), nearest: int | None = None) -> pd.DataFrame:
    """Open promises whose deadline is ``on_day`` or later, the nearest first; ``nearest`` keeps so many of them.

    Open is what is announced, signed or in progress. Every one of ``parties`` must promise or be promised; a group such as C5 stands for
    its members, China for its regions too. Columns: those of ``commitments_of_event``.
    """
    is_open = [commitment.c.deadline >= on_day, commitment.c.stage.in_(OPEN_STAGES)]
    order = [commitment.c.deadline, commitment.c.commitment_id]
    return _commitments(connection, [*is_open, *(_has_party(code) for code in parties)], order, nearest)


def evidence_of_event(connection: Connection, event_id: str) -> pd.DataFrame:
    """What later happened that bears on the promises of an event.

    Columns: commitment_id, seq, kind, note, event_id (missing where a figure is the evidence), event_title, event_start_date,
    event_date_precision, figure_code, subject, period_label, as_published, stated_by, source_url, publisher.
    """
    figure = official_figure.c
    question = (
        select(
            commitment_evidence.c.commitment_id,
            commitment_evidence.c.seq,
            commitment_evidence.c.kind,
            commitment_evidence.c.note,
            commitment_evidence.c.event_id,
            *OF_EVENT,
            commitment_evidence.c.figure_code,
            figure.subject,
            figure.period_label,
            figure.as_published,
            figure.stated_by,
            figure.source_url,
            figure.publisher,
        )
        .join(commitment, commitment.c.commitment_id == commitment_evidence.c.commitment_id)
        .join(event, event.c.event_id == commitment_evidence.c.event_id, isouter=True)
        .join(official_figure, figure.figure_code == commitment_evidence.c.figure_code, isouter=True)
        .where(commitment.c.event_id == event_id)
        .order_by(commitment_evidence.c.commitment_id, commitment_evidence.c.seq)
    )
    frame = pd.read_sql(question, connection)
    return frame.assign(event_start_date=pd.to_datetime(frame["event_start_date"]))


def assessments_of_event(connection: Connection, event_id: str) -> pd.DataFrame:
    """Every judgement of the promises of an event, the latest first. Columns: those of ``assessment``."""
    question = (
        select(assessment)
        .join(commitment, commitment.c.commitment_id == assessment.c.commitment_id)
        .where(commitment.c.event_id == event_id)
        .order_by(assessment.c.commitment_id, assessment.c.assessed_date.desc(), assessment.c.seq.desc())
    )
    frame = pd.read_sql(question, connection)
    dates = {name: pd.to_datetime(frame[name]) for name in ("assessed_date", "period_start", "period_end")}
    return frame.astype({"value": "float64", "share_of_target_pct": "float64"}).assign(**dates)


def _has_party(code: str) -> ColumnElement[bool]:
    meant = select(commitment_party.c.commitment_id).where(stands_for(commitment_party.c.area_code, code))
    return commitment.c.commitment_id.in_(meant)


def _commitments(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], order: Sequence[ColumnElement[Any]], most: int | None = None
) -> pd.DataFrame:
    question = (
        select(commitment, *OF_EVENT).join(event, event.c.event_id == commitment.c.event_id).where(*conditions).order_by(*order).limit(most)
    )
    frame = pd.read_sql(question, connection)
    dates = {name: pd.to_datetime(frame[name]) for name in ("deadline", "event_start_date")}
    return _with_codes(connection, frame.astype({"target_value": "float64", "baseline_value": "float64"}).assign(**dates))


def _with_codes(connection: Connection, commitments: pd.DataFrame) -> pd.DataFrame:
    parties = (
        select(commitment_party.c.commitment_id, commitment_party.c.area_code)
        .join(area, area.c.area_code == commitment_party.c.area_code)
        .order_by(commitment_party.c.commitment_id, area.c.sort_order, area.c.area_code)
    )
    is_name = and_(term.c.list_name == "topic", term.c.term_code == commitment_topic.c.topic)
    topics = (
        select(commitment_topic.c.commitment_id, commitment_topic.c.topic)
        .join(term, is_name, isouter=True)
        .order_by(commitment_topic.c.commitment_id, term.c.sort_order, commitment_topic.c.topic)
    )
    return add_codes(
        connection,
        commitments,
        "commitment_id",
        by_codes=parties.where(commitment_party.c.role == CommitmentRole.BY),
        to_codes=parties.where(commitment_party.c.role == CommitmentRole.TO),
        topics=topics,
    )
