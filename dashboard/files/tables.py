"""Files of whole tables.

Every row that passes the filters, in any form, the same bytes for button, HTTP API and command line.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from sqlalchemy import Connection

from dashboard.files.about import About, SourceFacts
from dashboard.files.audited import audited
from dashboard.files.files import FILE_WRITERS, FileForm, named
from dashboard.locale import formats, in_language
from dashboard.locale import gettext as _
from dashboard.rows.labels import filter_labels, table_descriptions, table_titles
from dashboard.rows.rows_behind_view import PERIOD_FILTER
from dashboard.rows.streams import open_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import Build, current_build
from dashboard.subjects.naming import names_in
from dashboard.subjects.sources import CitedSource, cited_sources
from etl.vocabulary.languages import SOURCE_LANGUAGE
from etl.vocabulary.periods import PeriodKind

_LONGEST_PART = 40
_PERIODS_IN_NAMES = {
    PeriodKind.MONTH: "months",
    PeriodKind.JAN_FEB: "january-february",
    PeriodKind.QUARTER: "quarters",
    PeriodKind.HALF: "half-years",
    PeriodKind.YEAR_TO_DATE: "january-to-month",
    PeriodKind.YEAR: "years",
    PeriodKind.MARKETING_YEAR: "marketing-years",
    PeriodKind.OTHER: "other-periods",
}
_LONGEST_TITLE = 200
_FIRST_TABLE = next(iter(TABLES))


@dataclass(frozen=True)
class Wanted:
    """Rows of a table: those that pass the filters, with names in a language.

    ``limit`` takes the first so many, None takes all; with ``newest_first`` the first are the newest. ``period_kinds``
    are the kinds of period that the rows are of, for the file's name; without them it says nothing of periods.
    """

    table: str
    filters: RowFilters = field(default_factory=RowFilters)
    language: str = SOURCE_LANGUAGE
    limit: int | None = None
    newest_first: bool = False
    period_kinds: tuple[str, ...] = ()

    def file_name(self, form: FileForm, as_of: date | None = None) -> str:
        """The file's name, with the filters in short and the day whose knowledge it holds."""
        told_of_periods = {PERIOD_FILTER} if self.period_kinds else set()
        codes = ["-".join(codes) for name, codes in self.filters.chosen if name not in told_of_periods]
        limit = "" if self.limit is None else f"{'newest' if self.newest_first else 'first'}-{self.limit}"
        parts = (*codes, years_in_short(self.filters), self.filters.text)
        periods = "-and-".join(_PERIODS_IN_NAMES[PeriodKind(kind)] for kind in self.period_kinds)
        return named(form, self.table, *(part[:_LONGEST_PART] for part in parts), periods, limit, as_of=as_of)


class NothingBuilt(Exception):
    """The database has no build: there are no rows to write."""


def write_table(connection: Connection, form: FileForm, wanted: Wanted, site: str) -> Generator[bytes]:
    """The file's bytes as they come, told by the audit at their end; the connection must stay open until then.

    ``site`` is where the dashboard's first page is, without a slash at its end: the file tells where the same rows are
    seen. Raises NothingBuilt.
    """
    build = current_build(connection)
    if build is None:
        raise NothingBuilt
    rows = open_rows(
        *(connection, TABLES[wanted.table], wanted.filters, wanted.language, wanted.limit),
        newest_first=wanted.newest_first,
    )
    write = FILE_WRITERS[form].begin(lambda: about_table(connection, wanted, build, site))
    return audited(wanted.file_name(form, build.as_of), form, rows, write)


def about_table(connection: Connection, wanted: Wanted, build: Build, site: str) -> About:
    """What a file of these rows says of itself."""
    with in_language(wanted.language):
        filters = filters_in_words(connection, wanted)
        limit = [] if wanted.limit is None else [(_("No more rows than"), formats.number(wanted.limit))]
        return About(
            name=wanted.table,
            title=_title(table_titles()[wanted.table], filters),
            build=build,
            address=view_address(site, wanted, build),
            language=wanted.language,
            headings=TABLES[wanted.table].headings(),
            filters=filters,
            facts=((_("What a row is"), table_descriptions()[wanted.table]), *limit),
            sources=to_source_facts(cited_sources(connection)) if _tells_sources(wanted.table) else (),
        )


def view_address(site: str, wanted: Wanted, build: Build) -> str:
    """Where the Data page shows the same rows: the same for every form, and whoever asked."""
    filters = wanted.filters
    parameters = {
        "table": "" if wanted.table == _FIRST_TABLE else wanted.table,
        **dict(filters.chosen),
        "years": years_in_short(filters),
        "text": filters.text,
        "lang": "" if wanted.language == SOURCE_LANGUAGE else wanted.language,
        "asof": build.as_of.isoformat() if build.as_of else "",
    }
    query = urlencode({name: value for name, value in parameters.items() if value}, doseq=True)
    return f"{site}/data?{query}" if query else f"{site}/data"


def years_in_short(filters: RowFilters) -> str:
    """The years of the filters as an address has them, ``2013-2024``; empty for all years."""
    return "" if filters.first_year is None else f"{filters.first_year}-{filters.last_year}"


def to_source_facts(sources: Iterable[CitedSource]) -> tuple[SourceFacts, ...]:
    """Sources as the facts that files tell, in the language of this run."""
    return tuple(
        SourceFacts(one.source_code, one.title, one.publisher, one.licence, formats.text(one.url)) for one in sources
    )


def _tells_sources(table: str) -> bool:
    return any(column.name.endswith("source_code") for column in TABLES[table].columns)


def filters_in_words(connection: Connection, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """What each filter is called and set to, names with their codes, in the language of this run."""
    return tuple(_told_filters(connection, wanted))


def _told_filters(connection: Connection, wanted: Wanted) -> Iterator[tuple[str, str]]:
    labels, table = filter_labels(), TABLES[wanted.table]
    for name, codes in wanted.filters.chosen:
        row_filter = table.filters[name]
        if row_filter.occurring is None:
            yield labels[name], _("yes")
        else:
            names = names_in(connection, row_filter.names, wanted.language) if row_filter.names else {}
            yield labels[name], "; ".join(f"{names[code]} ({code})" if code in names else code for code in codes)
    if wanted.filters.first_year is not None:
        yield _("Years"), years_in_short(wanted.filters)
    if wanted.filters.text:
        yield _("Words"), wanted.filters.text


def _title(table: str, filters: tuple[tuple[str, str], ...]) -> str:
    if not filters:
        return table
    title = " · ".join([table, *(f"{label}: {text}" for label, text in filters)])
    # Many codes make a title that nobody reads; the filters are told beside it in any case.
    return title if len(title) <= _LONGEST_TITLE else _("{table} (filtered)").format(table=table)
