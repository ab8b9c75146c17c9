"""What a brief asks of several promises at once, and of the record as a whole."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection, func, select

from etl.schema import assessment, commitment_evidence
from etl.schema.known import as_known


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
