"""What figures and people say of promises: judgements, the figures behind them, what happened since, and up to when the data knows."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, and_, func, select

from etl.schema import assessment, build, commitment_evidence, commitment_figure, event, event_source, official_figure, source

DATES = ("assessed_date", "reached_date", "period_start", "period_end", "event_start_date")
NUMBERS = ("value", "target_value", "share_of_target_pct")

# What a judgement takes from the figure that it judges.
JUDGED = (
    commitment_figure.c.partner_code,
    commitment_figure.c.flow,
    commitment_figure.c.is_wider,
    commitment_figure.c.indicator,
    commitment_figure.c.subject,
    commitment_figure.c.counted_by,
    commitment_figure.c.valuation,
    commitment_figure.c.unit,
    commitment_figure.c.target_value,
    commitment_figure.c.is_doubtful,
    commitment_figure.c.is_stand_in,
)
FLAGS = ("is_wider", "is_doubtful", "is_stand_in")


def judgements(connection: Connection, commitment_ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """Judgements of the promises with these ids, or of all where none is named, in the order in which they were appended.

    Columns: those of ``assessment`` (value in the promise's unit), then of the figure that is judged, missing (flags: false) where there is
    none: partner_code, flow, is_wider, indicator, subject, counted_by, valuation, unit, target_value, is_doubtful, is_stand_in.
    """
    keys = ("commitment_id", "line", "period_start", "period_end")
    is_judged = and_(*(commitment_figure.c[key] == assessment.c[key] for key in keys))
    question = select(assessment, *JUDGED).join(commitment_figure, is_judged, isouter=True)
    if commitment_ids:
        question = question.where(assessment.c.commitment_id.in_(commitment_ids))
    frame = _read(connection, question.order_by(assessment.c.commitment_id, assessment.c.seq))
    return frame.assign(**{name: frame[name] == 1 for name in FLAGS})


def figures_of_commitments(connection: Connection, commitment_ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """The figures that show promises, each line oldest first; of all promises where none is named.

    Columns: those of ``commitment_figure``, then title_en, title_zh, title_ru and publisher of the source, source_url, period_label and
    as_published (of a statement) and stated_by.
    """
    figure = official_figure.c
    question = (
        select(
            commitment_figure,
            source.c.title_en,
            source.c.title_zh,
            source.c.title_ru,
            func.coalesce(figure.publisher, source.c.publisher).label("publisher"),
            func.coalesce(figure.source_url, source.c.url).label("source_url"),
            figure.period_label,
            figure.as_published,
            figure.stated_by,
        )
        .join(source, source.c.source_code == commitment_figure.c.source_code)
        .join(official_figure, figure.figure_code == commitment_figure.c.figure_code, isouter=True)
    )
    if commitment_ids:
        question = question.where(commitment_figure.c.commitment_id.in_(commitment_ids))
    order = (commitment_figure.c.commitment_id, commitment_figure.c.line, commitment_figure.c.period_end, commitment_figure.c.period_start)
    return _read(connection, question.order_by(*order))


def evidence_of_commitment(connection: Connection, commitment_id: str) -> pd.DataFrame:
    """What later happened that bears on a promise, in the note's order.

    Columns: seq, kind, note, event_id, event_title, event_start_date, event_date_precision (missing where a figure is the evidence),
    figure_code, subject, period_label, as_published, stated_by, source_url, publisher.
    """
    figure = official_figure.c
    question = (
        select(
            commitment_evidence.c.seq,
            commitment_evidence.c.kind,
            commitment_evidence.c.note,
            commitment_evidence.c.event_id,
            event.c.title.label("event_title"),
            event.c.start_date.label("event_start_date"),
            event.c.date_precision.label("event_date_precision"),
            commitment_evidence.c.figure_code,
            figure.subject,
            figure.period_label,
            figure.as_published,
            figure.stated_by,
            figure.source_url,
            figure.publisher,
        )
        .join(event, event.c.event_id == commitment_evidence.c.event_id, isouter=True)
        .join(official_figure, figure.figure_code == commitment_evidence.c.figure_code, isouter=True)
        .where(commitment_evidence.c.commitment_id == commitment_id)
        .order_by(commitment_evidence.c.seq)
    )
    return _read(connection, question)


def data_date(connection: Connection) -> date | None:
    """The latest day in the data: of an event, or of a page that tells of one or states a figure; None in an empty database.

    It is the "now" by which the build judges (``docs/method.md``), no later than the day whose knowledge the database holds. Of a month or
    a year, the first day counts.
    """
    texts = [connection.scalar(select(func.max(column))) for column in (event_source.c.published_date, official_figure.c.published_date)]
    days = [date.fromisoformat((text + "-01-01")[:10]) for text in texts if text]
    latest = connection.scalar(select(func.max(event.c.start_date)))
    known = max([*days, *([latest] if latest else [])], default=None)
    as_of = connection.scalar(select(func.max(build.c.as_of_date)))
    return min(known, as_of) if known and as_of else known


def _read(connection: Connection, question: Select[Any]) -> pd.DataFrame:
    frame = pd.read_sql(question, connection)
    dates = {name: pd.to_datetime(frame[name]) for name in DATES if name in frame.columns}
    return frame.astype({name: "float64" for name in NUMBERS if name in frame.columns}).assign(**dates)
