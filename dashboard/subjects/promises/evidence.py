"""What later happened that bears on promises: events, stated figures and pages."""

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select

from etl.schema import commitment, commitment_evidence, event, official_figure


def evidence_of_event(connection: Connection, event_id: str) -> pd.DataFrame:
    """What bears on the promises of an event, in the note's order. Columns: those of ``evidence_of_commitment``."""
    return _evidence(connection, commitment.c.event_id == event_id)


def evidence_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """What bears on a promise, in the note's order.

    Columns: commitment_id, seq, kind, note, known_from; event_id, event_title, event_start_date, event_date_precision
    (of an event); figure_code, subject, period_label, as_published, stated_by (of a stated figure); source_url,
    publisher, published_date (of a page, also of the figure's).
    """
    return _evidence(connection, commitment.c.commitment_id == commitment_id)


def _evidence(connection: Connection, condition: ColumnElement[bool]) -> pd.DataFrame:
    piece, figure = commitment_evidence.c, official_figure.c
    question = (
        select(
            *(piece.commitment_id, piece.seq, piece.kind, piece.note, piece.known_from, piece.event_id),
            event.c.title.label("event_title"),
            event.c.start_date.label("event_start_date"),
            event.c.date_precision.label("event_date_precision"),
            *(piece.figure_code, figure.subject, figure.period_label, figure.as_published, figure.stated_by),
            func.coalesce(piece.source_url, figure.source_url).label("source_url"),
            func.coalesce(piece.publisher, figure.publisher).label("publisher"),
            func.coalesce(piece.published_date, figure.published_date).label("published_date"),
        )
        .join(commitment, commitment.c.commitment_id == piece.commitment_id)
        .join(event, event.c.event_id == piece.event_id, isouter=True)
        .join(official_figure, figure.figure_code == piece.figure_code, isouter=True)
        .where(condition)
        .order_by(piece.commitment_id, piece.seq)
    )
    frame = pd.read_sql(question, connection)
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("known_from", "event_start_date")})
