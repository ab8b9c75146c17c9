"""Where the figures are from, how fresh they are, what was refused, and which build this is."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, func, select, union_all

from etl.schema import FIGURE_TABLES, build, finding, rejection, revision, snapshot, source
from etl.schema.columns import name_columns
from etl.vocabulary.commitments import SeriesMeasure


def sources_with_reach() -> Select[Any]:
    """Every source with what is loaded of it, as a question; its columns are those of ``sources``."""
    loaded = union_all(
        *(
            select(
                table.c.source_code,
                func.count().label("row_count"),
                func.min(table.c.period_start).label("first_date"),
                func.max(table.c.period_end).label("last_date"),
            ).group_by(table.c.source_code)
            for table in FIGURE_TABLES
        )
    ).subquery("loaded")
    arrival = (
        select(snapshot.c.source_code, func.max(snapshot.c.retrieved_date).label("retrieved_date"))
        .group_by(snapshot.c.source_code)
        .subquery("arrival")
    )
    return (
        select(source, loaded.c.row_count, loaded.c.first_date, loaded.c.last_date, arrival.c.retrieved_date)
        .join(loaded, loaded.c.source_code == source.c.source_code, isouter=True)
        .join(arrival, arrival.c.source_code == source.c.source_code, isouter=True)
    )


def sources(connection: Connection) -> pd.DataFrame:
    """Every source with what is loaded of it.

    Columns: those of ``source``, then row_count, first_date, last_date (of the periods loaded), retrieved_date.
    """
    return pd.read_sql(sources_with_reach().order_by(source.c.sort_order, source.c.source_code), connection)


def cited_sources(connection: Connection) -> pd.DataFrame:
    """Every source with what a citation of it needs.

    Columns: source_code, the ``title`` columns, publisher, licence, url.
    """
    names = ("source_code", *name_columns(), "publisher", "licence", "url")
    return pd.read_sql(
        select(*(source.c[name] for name in names)).order_by(source.c.sort_order, source.c.source_code), connection
    )


def builds(connection: Connection) -> pd.DataFrame:
    """The build. Columns: those of ``build``."""
    return pd.read_sql(select(build).order_by(build.c.build_id), connection)


def rejections(connection: Connection) -> pd.DataFrame:
    """Rows and notes that were not loaded, with the reason. Columns: those of ``rejection``."""
    return pd.read_sql(select(rejection).order_by(rejection.c.seq), connection)


def findings(connection: Connection) -> pd.DataFrame:
    """What the build's checks noticed without refusing anything. Columns: those of ``finding``."""
    return pd.read_sql(select(finding).order_by(finding.c.seq), connection)


def largest_revisions(connection: Connection, most: int) -> pd.DataFrame:
    """The published values (US dollars) that changed most, the largest change first.

    Weights are left to the table of all. Columns: those of ``revision`` and ``change_usd``, missing where a value came
    or went; that counts as a change from or to nought.
    """
    old, new = revision.c.old_value, revision.c.new_value
    size = func.abs(func.coalesce(new, 0) - func.coalesce(old, 0)).desc()
    question = select(revision, (new - old).label("change_usd")).where(
        revision.c.column_name == SeriesMeasure.VALUE_USD
    )
    frame = pd.read_sql(question.order_by(size, revision.c.seq).limit(most), connection)
    numbers = frame.astype(dict.fromkeys(("old_value", "new_value", "change_usd"), "float64"))
    return numbers.assign(**{name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")})
