"""What a brief asks of the record as a whole."""

from datetime import date

from sqlalchemy import Connection, func, select

from etl.schema import assessment
from etl.schema.known import as_known


def latest_day(connection: Connection) -> date | None:
    """The latest day of what is known: of the record, or of a person's assessment; None in an empty database."""
    days = [
        connection.scalar(select(as_known.c.record_end)),
        connection.scalar(select(func.max(assessment.c.assessed_date))),
    ]
    return max((day for day in days if day), default=None)
