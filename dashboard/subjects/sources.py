"""Where the figures are from, how fresh they are, what was refused, and which build this is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, func, select, union_all

from dashboard.locale import title_in, titles_of
from dashboard.subjects.typed_rows import make_part, make_rows, read_rows
from etl.schema import (
    FIGURE_TABLES,
    build,
    finding,
    large_revision,
    observation,
    rejection,
    revision,
    snapshot,
    source,
    trade_count,
)
from etl.schema.builds import REVISION_SIZE
from etl.schema.columns import name_columns_of
from etl.schema.freshness import Release, has_years_alone, next_release
from etl.vocabulary.sources import ReportKind


@dataclass(frozen=True)
class CitedSource:
    """A publisher's data set with what a citation of it needs; ``titles`` has its name by language, English always."""

    source_code: str
    titles: Mapping[str, str]
    publisher: str
    licence: str
    url: str | None

    @property
    def title(self) -> str:
        """The name in the reader's language, in English where there is none."""
        return title_in(self.titles)


@dataclass(frozen=True)
class LoadedFigures:
    """How many rows of a source are loaded, the first and last day of their periods, and whether each is a year."""

    row_count: int
    first_date: date
    last_date: date
    by_year: bool


@dataclass(frozen=True)
class Source:
    """A publisher's data set and what is loaded of it; what is not known of it is None.

    ``coverage`` and the valuations are None for one that tells of no trade; ``loaded`` where no figure is loaded.
    """

    cited: CitedSource
    kind: str
    coverage: str | None
    report_kind: str | None
    export_valuation: str | None
    import_valuation: str | None
    unit_as_published: str
    obtained_via: str | None
    next_release_date: date | None
    release_lag_days: int | None
    year_release_lag_days: int | None
    note: str | None
    sort_order: int
    loaded: LoadedFigures | None
    retrieved_date: date | None

    @property
    def source_code(self) -> str:
        """The code under which it is cited."""
        return self.cited.source_code

    @property
    def next_release(self) -> Release | None:
        """When the next figures are due."""
        return next_release(
            self.kind,
            self.loaded.last_date if self.loaded else None,
            by_year=self.loaded is not None and self.loaded.by_year,
            named=self.next_release_date,
            lag_days=self.release_lag_days,
            year_lag_days=self.year_release_lag_days,
        )


@dataclass(frozen=True)
class BuildCounts:
    """Rows of all input files of a build."""

    rows_read: int
    rows_loaded: int
    rows_rejected: int


@dataclass(frozen=True)
class RejectionReason:
    """Why rows or notes of an input file were not loaded, what to do about the first of them, and how many they are."""

    kind: str
    file: str
    problem: str
    advice: str
    row_count: int


@dataclass(frozen=True)
class Finding:
    """What a check of the build noticed in rows that are loaded."""

    severity: str
    text: str


@dataclass(frozen=True)
class Revision:
    """A published value (US dollars) that changed between two arrivals of a source.

    ``change_usd`` is missing where a value came or went.
    """

    reporter_code: str
    flow: str
    partner_code: str
    commodity_id: str
    period_start: date
    period_end: date
    old_value: float | None
    new_value: float | None
    change_usd: float | None


def sources_with_reach() -> Select[Any]:
    """Every source with what is loaded of it, as a question.

    Its columns are those of ``source``, then row_count, first_date, last_date (of the periods loaded), by_year (1 where
    each is a year), retrieved_date.
    """
    loaded = union_all(
        _loaded_trade(), *(_loaded(table) for table in FIGURE_TABLES if table is not observation)
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


def _loaded(table: Table) -> Select[Any]:
    """What there is of each source in a table of figures."""
    return _told_of_source(table, func.count(), table.c.period_start, table.c.period_end)


def _loaded_trade() -> Select[Any]:
    """The same of observations, which the build has counted."""
    counts = trade_count.c
    # Of each trade first, in whose order the counts lie: else all of them are sorted by their sources.
    of_trades = _told_of_source(trade_count, func.sum(counts.row_count), counts.first_date, counts.last_date)
    trade = of_trades.group_by(counts.reporter_code, counts.partner_code, counts.flow).subquery("loaded_trade").c
    rows = func.sum(trade.row_count)
    told = (rows.label("row_count"), *_span(trade.first_date, trade.last_date))
    by_year = func.min(trade.by_year).label("by_year")
    return select(trade.source_code, *told, by_year).group_by(trade.source_code).having(rows > 0)


def _told_of_source(
    table: Table, rows: ColumnElement[int], first: ColumnElement[date], last: ColumnElement[date]
) -> Select[Any]:
    return select(
        table.c.source_code,
        rows.label("row_count"),
        *_span(first, last),
        has_years_alone(table.c.period_kind).label("by_year"),
    ).group_by(table.c.source_code)


def _span(first: ColumnElement[date], last: ColumnElement[date]) -> tuple[ColumnElement[date], ColumnElement[date]]:
    return func.min(first).label("first_date"), func.max(last).label("last_date")


IS_SIDES_REPORT = func.coalesce(source.c.report_kind, "") != ReportKind.NO_REPORT
"""Whether a source is a side's own report, or statements; not one that a third party weighed or of nobody named."""


def sources_without_report(connection: Connection) -> frozenset[str]:
    """Codes of the sources that are no side's own report."""
    return frozenset(connection.scalars(select(source.c.source_code).where(~IS_SIDES_REPORT)))


def sources(connection: Connection) -> list[Source]:
    """Every source with what is loaded of it, in the sources' order."""
    return make_rows(connection, sources_with_reach().order_by(source.c.sort_order, source.c.source_code), _source)


def _source(row: RowMapping) -> Source:
    has_figures = row["row_count"] is not None
    loaded = make_part(row, LoadedFigures, by_year=row["by_year"] == 1) if has_figures else None
    return make_part(row, Source, cited=_cited_source(row), loaded=loaded)


def cited_sources(connection: Connection) -> list[CitedSource]:
    """Every source with what a citation of it needs, in the sources' order."""
    columns = (source.c.source_code, *name_columns_of(source), source.c.publisher, source.c.licence, source.c.url)
    question = select(*columns).order_by(source.c.sort_order, source.c.source_code)
    return make_rows(connection, question, _cited_source)


def _cited_source(row: RowMapping) -> CitedSource:
    return make_part(row, CitedSource, titles=titles_of(row))


def build_counts(connection: Connection) -> BuildCounts:
    """How many rows the build read, loaded and refused."""
    question = select(build.c.rows_read, build.c.rows_loaded, build.c.rows_rejected).order_by(build.c.build_id)
    return read_rows(connection, question, BuildCounts)[0]


def reasons_of_rejection(connection: Connection, most: int) -> list[RejectionReason]:
    """Why rows and notes were not loaded: by kind, file and problem, the most frequent first, at most ``most``."""
    keys = (rejection.c.kind, rejection.c.file, rejection.c.problem)
    counted = select(*keys, func.count().label("row_count"), func.min(rejection.c.seq).label("first")).group_by(*keys)
    reasons = counted.order_by(func.count().desc(), *keys).limit(most).subquery("reasons")
    told = reasons.c
    question = (
        select(told.kind, told.file, told.problem, rejection.c.advice, told.row_count)
        .join(rejection, rejection.c.seq == told.first)
        .order_by(told.row_count.desc(), told.kind, told.file, told.problem)
    )
    return read_rows(connection, question, RejectionReason)


def findings(connection: Connection) -> list[Finding]:
    """What the build's checks noticed without refusing anything."""
    return read_rows(connection, select(finding.c.severity, finding.c.text).order_by(finding.c.seq), Finding)


def largest_revisions(connection: Connection, most: int) -> list[Revision]:
    """The published values (US dollars) that changed most, the largest change first.

    At most ``MOST_LARGE`` of them. Weights are left to the table of all. A value that came or went counts as a change
    from or to nought.
    """
    changed = revision.c
    old, new = changed.old_value, changed.new_value
    of_what = (changed.reporter_code, changed.flow, changed.partner_code, changed.commodity_id)
    question = (
        select(*of_what, changed.period_start, changed.period_end, old, new, (new - old).label("change_usd"))
        .join(large_revision, large_revision.c.seq == changed.seq)
        .order_by(REVISION_SIZE.desc(), changed.seq)
        .limit(most)
    )
    return read_rows(connection, question, Revision)
