"""What each line of figures shows of promises, the figures themselves, and up to when the data knows."""

from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, and_, func, select

from etl.schema import commitment_figure, judgement, official_figure, source
from etl.schema.columns import name_columns_of
from etl.schema.known import as_known

DATES = ("known_from", "known_until", "reached_date", "period_start", "period_end")
NUMBERS = ("value", "target_value", "start_value", "share_of_target_pct")
FLAGS = ("is_own", "is_heard", "is_doubtful", "is_stand_in")

# What every figure of a line has in common.
OF_LINE = (
    *(
        judgement.c.reporter_code,
        judgement.c.partner_code,
        judgement.c.flow,
        judgement.c.bound,
        judgement.c.source_code,
    ),
    *(judgement.c.indicator, judgement.c.subject, judgement.c.counted_by, judgement.c.valuation, judgement.c.unit),
    *(judgement.c.target_value, judgement.c.is_heard),
)


def judgements(connection: Connection, commitment_ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """What each line of figures shows of the promises with these ids, or of all where none is named.

    Columns: those of ``judgement`` (value, target_value and start_value in ``unit``). Of a promise, the lines that are
    heard come first.
    """
    question = select(judgement)
    if commitment_ids:
        question = question.where(judgement.c.commitment_id.in_(commitment_ids))
    return read_judgements(
        connection, question.order_by(judgement.c.commitment_id, judgement.c.is_heard.desc(), judgement.c.line)
    )


def figures_of_commitments(connection: Connection, commitment_ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """The figures that show promises, each line oldest first; of all promises where none is named.

    Columns: those of ``commitment_figure`` (value in ``unit``), those of ``OF_LINE``, share_of_target_pct, then
    the ``title`` columns and publisher of the source, source_url, period_label and as_published (of a statement)
    and stated_by.
    """
    figure = official_figure.c
    is_line = and_(
        judgement.c.commitment_id == commitment_figure.c.commitment_id, judgement.c.line == commitment_figure.c.line
    )
    question = (
        select(
            *(commitment_figure, *OF_LINE),
            (commitment_figure.c.value * 100 / func.nullif(judgement.c.target_value, 0)).label("share_of_target_pct"),
            *name_columns_of(source),
            func.coalesce(figure.publisher, source.c.publisher).label("publisher"),
            func.coalesce(figure.source_url, source.c.url).label("source_url"),
            *(figure.period_label, figure.as_published, figure.stated_by),
        )
        .join(judgement, is_line)
        .join(source, source.c.source_code == judgement.c.source_code)
        .join(official_figure, figure.figure_code == commitment_figure.c.figure_code, isouter=True)
    )
    if commitment_ids:
        question = question.where(commitment_figure.c.commitment_id.in_(commitment_ids))
    order = (
        commitment_figure.c.commitment_id,
        commitment_figure.c.line,
        commitment_figure.c.period_end,
        commitment_figure.c.period_start,
    )
    return read_judgements(connection, question.order_by(*order))


def data_date(connection: Connection) -> date | None:
    """The latest day of the record that is known: the "now" of all that is judged (``docs/method.md``).

    None in an empty database.
    """
    day: date | None = connection.scalar(select(as_known.c.record_end))
    return day


def read_judgements(connection: Connection, question: Select[Any]) -> pd.DataFrame:
    """Rows with columns of ``judgement``: dates as timestamps, numbers as floats, flags as bools."""
    frame = pd.read_sql(question, connection)
    dates = {name: pd.to_datetime(frame[name]) for name in DATES if name in frame.columns}
    flags = {name: frame[name] == 1 for name in FLAGS if name in frame.columns}
    return frame.astype({name: "float64" for name in NUMBERS if name in frame.columns}).assign(**dates, **flags)
