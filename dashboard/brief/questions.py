"""What a brief asks of several events and promises at once."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from etl.schema import assessment, commitment_evidence, event_participant, event_source, person
from etl.schema.columns import name_columns_of
from etl.schema.known import as_known


def participants_of_events(connection: Connection, event_ids: tuple[str, ...]) -> pd.DataFrame:
    """Who took part in each of the events, in the notes' order.

    Columns: event_id, seq, person_code, the ``name`` columns, role (held then, may be missing), side_code.
    """
    names = (person.c.person_code, *name_columns_of(person, "name"))
    question = (
        select(
            event_participant.c.event_id,
            event_participant.c.seq,
            *names,
            event_participant.c.role,
            event_participant.c.side_code,
        )
        .join(person, person.c.person_code == event_participant.c.person_code)
        .where(event_participant.c.event_id.in_(event_ids))
        .order_by(event_participant.c.event_id, event_participant.c.seq)
    )
    return pd.read_sql(question, connection)


def sources_of_events(connection: Connection, event_ids: tuple[str, ...]) -> pd.DataFrame:
    """Where each of the events is told.

    Columns: event_id, seq, url, publisher, published_date (text), title, account_of.
    """
    source = event_source.c
    columns = (
        source.event_id,
        source.seq,
        source.url,
        source.publisher,
        source.published_date,
        source.title,
        source.account_of,
    )
    question = select(*columns).where(source.event_id.in_(event_ids)).order_by(source.event_id, source.seq)
    return pd.read_sql(question, connection)


def evidence_of_commitments(connection: Connection, commitment_ids: tuple[str, ...]) -> pd.DataFrame:
    """What bears on each of the promises.

    Columns: commitment_id, seq, kind, event_id (missing where no event is the evidence).
    """
    evidence = commitment_evidence.c
    question = (
        select(evidence.commitment_id, evidence.seq, evidence.kind, evidence.event_id)
        .where(evidence.commitment_id.in_(commitment_ids))
        .order_by(evidence.commitment_id, evidence.seq)
    )
    return pd.read_sql(question, connection)


def latest_day(connection: Connection) -> date | None:
    """The latest day of what is known: of the record, or of a person's assessment; None in an empty database."""
    days = [
        connection.scalar(select(as_known.c.record_end)),
        connection.scalar(select(func.max(assessment.c.assessed_date))),
    ]
    return max((day for day in days if day), default=None)
