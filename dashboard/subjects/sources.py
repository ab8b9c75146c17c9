"""Where the figures are from, how fresh they are, what was refused, and which build this is."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, func, select, union_all

from etl.schema import FIGURE_TABLES, build, finding, rejection, revision, snapshot, source
from etl.schema.columns import name_columns
from etl.schema.freshness import Release, has_years_alone, next_release
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
                has_years_alone(table.c.period_kind).label("by_year"),
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
        select(
            source,
            loaded.c.row_count,
            loaded.c.first_date,
            loaded.c.last_date,
            loaded.c.by_year,
            arrival.c.retrieved_date,
        )
        .join(loaded, loaded.c.source_code == source.c.source_code, isouter=True)
        .join(arrival, arrival.c.source_code == source.c.source_code, isouter=True)
    )


def sources(connection: Connection) -> pd.DataFrame:
    """Every source with what is loaded of it.

    Columns: those of ``source``, then row_count, first_date, last_date (of the periods loaded), by_year (1 where each
    is a year), retrieved_date.
    """
    return pd.read_sql(sources_with_reach().order_by(source.c.sort_order, source.c.source_code), connection)


def next_release_of(row: Mapping[Hashable, Any]) -> Release | None:
    """When the next figures of a row of ``sources`` are due."""
    lag, of_year = row["release_lag_days"], row["year_release_lag_days"]
    return next_release(
        row["kind"],
        _day(row["last_date"]),
        by_year=row["by_year"] == 1,
        named=_day(row["next_release_date"]),
        lag_days=None if pd.isna(lag) else int(lag),
        year_lag_days=None if pd.isna(of_year) else int(of_year),
    )


def _day(value: Any) -> date | None:  # noqa: ANN401 (a cell of a frame, of whatever type its database gives)
    return None if pd.isna(value) else pd.Timestamp(value).date()


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
