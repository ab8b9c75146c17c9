"""What a brief asks of several events and promises at once."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from dashboard.queries.judgements import data_date
from etl.schema import assessment, commitment_evidence, event, event_participant, event_source, official_figure, person


def participants_of_events(connection: Connection, event_ids: tuple[str, ...]) -> pd.DataFrame:
    """Who took part in each of the events, in the notes' order.

    Columns: event_id, seq, person_code, name_en, name_zh, name_ru, role (held then, may be missing), side_code.
    """
    names = (person.c.person_code, person.c.name_en, person.c.name_zh, person.c.name_ru)
    question = (
        select(event_participant.c.event_id, event_participant.c.seq, *names, event_participant.c.role, event_participant.c.side_code)
        .join(person, person.c.person_code == event_participant.c.person_code)
        .where(event_participant.c.event_id.in_(event_ids))
        .order_by(event_participant.c.event_id, event_participant.c.seq)
    )
    return pd.read_sql(question, connection)


def sources_of_events(connection: Connection, event_ids: tuple[str, ...]) -> pd.DataFrame:
    """Where each of the events is told. Columns: event_id, seq, url, publisher, published_date (text), title, account_of."""
    source = event_source.c
    columns = (source.event_id, source.seq, source.url, source.publisher, source.published_date, source.title, source.account_of)
    question = select(*columns).where(source.event_id.in_(event_ids)).order_by(source.event_id, source.seq)
    return pd.read_sql(question, connection)


def evidence_of_commitments(connection: Connection, commitment_ids: tuple[str, ...]) -> pd.DataFrame:
    """What bears on each of the promises.

    Columns: commitment_id, seq, kind, event_id, event_title, event_end_date (of an event), figure_code, published_date, period_start,
    period_end (of a stated figure).
    """
    figure = official_figure.c
    question = (
        select(
            commitment_evidence.c.commitment_id,
            commitment_evidence.c.seq,
            commitment_evidence.c.kind,
            commitment_evidence.c.event_id,
            event.c.title.label("event_title"),
            event.c.end_date.label("event_end_date"),
            commitment_evidence.c.figure_code,
            figure.published_date,
            figure.period_start,
            figure.period_end,
        )
        .join(event, event.c.event_id == commitment_evidence.c.event_id, isouter=True)
        .join(official_figure, figure.figure_code == commitment_evidence.c.figure_code, isouter=True)
        .where(commitment_evidence.c.commitment_id.in_(commitment_ids))
        .order_by(commitment_evidence.c.commitment_id, commitment_evidence.c.seq)
    )
    frame = pd.read_sql(question, connection)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("event_end_date", "period_start", "period_end")})


def latest_day(connection: Connection) -> date | None:
    """The latest day in the record: of the data, or of a person's assessment; None in an empty database."""
    days = [data_date(connection), connection.scalar(select(func.max(assessment.c.assessed_date)))]
    return max((day for day in days if day), default=None)
