"""Every table that can be looked at and taken away, in the order in which it is offered."""

from datetime import date

import pandas as pd
from sqlalchemy import Connection

from dashboard.locale import N_
from dashboard.rows.asking import RowCount, count_rows, occurring_codes, sources_of_rows
from dashboard.rows.columns import Column, shared
from dashboard.rows.reach import newest_period, period_kinds_of_rows, years_of
from dashboard.rows.row_filters import by_column
from dashboard.rows.streams import read_rows
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.rows.tables_of_access import ACCESS_STATES, MARKET_ACCESS
from dashboard.rows.tables_of_asks import ASKS
from dashboard.rows.tables_of_commitments import COMMITMENTS, STANDINGS
from dashboard.rows.tables_of_events import EVENTS
from dashboard.rows.tables_of_figures import FIGURES, GROUPS, REVISIONS, SOURCES, TRADE
from dashboard.rows.tables_of_mirror import MIRROR
from dashboard.rows.tables_of_prices import EXCHANGE_RATES, NEAREST_PRICES, PRICES, PRODUCTION
from etl.schema import build_file, finding, rejection

FILES = RowTable(
    rows=build_file,
    columns=(
        *shared(build_file, "file"),
        Column("rows_read", N_("Rows read"), build_file.c.rows_read),
        Column("rows_loaded", N_("Rows loaded"), build_file.c.rows_loaded),
        Column("rows_rejected", N_("Rows rejected"), build_file.c.rows_rejected),
        Column("sha256", N_("SHA-256 of the file"), build_file.c.sha256, is_previewed=False),
    ),
    order=(build_file.c.file,),
    searched=(build_file.c.file,),
)

REJECTIONS = RowTable(
    rows=rejection,
    columns=(
        *shared(rejection, "seq"),
        Column("kind", N_("Kind, code"), rejection.c.kind, "term:rejection_kind", N_("Kind")),
        *shared(rejection, "file"),
        Column("place", N_("Where in the file"), rejection.c.place),
        Column("field", N_("Field"), rejection.c.field),
        Column("problem", N_("What is wrong"), rejection.c.problem),
        Column("seen", N_("What was seen"), rejection.c.seen),
        Column("advice", N_("What to do"), rejection.c.advice),
    ),
    order=(rejection.c.seq,),
    told_first=("problem", "file", "place", "seen", "advice"),
    filters={"kind": by_column(rejection.c.kind, "term:rejection_kind"), "file": by_column(rejection.c.file, "")},
    searched=(rejection.c.file, rejection.c.problem, rejection.c.seen, rejection.c.advice),
)

FINDINGS = RowTable(
    rows=finding,
    columns=(
        *shared(finding, "seq"),
        Column("kind", N_("Kind, code"), finding.c.kind),
        Column("severity", N_("Severity, code"), finding.c.severity, "term:severity", N_("Severity")),
        Column("text", N_("Text"), finding.c.text),
    ),
    order=(finding.c.seq,),
    told_first=("severity_name", "text"),
    filters={"kind": by_column(finding.c.kind, ""), "severity": by_column(finding.c.severity, "term:severity")},
    searched=(finding.c.text,),
)

TABLES: dict[str, RowTable] = {
    "trade": TRADE,
    "mirror": MIRROR,
    "figures": FIGURES,
    "events": EVENTS,
    "commitments": COMMITMENTS,
    "standings": STANDINGS,
    "asks": ASKS,
    "prices": PRICES,
    "exchange_rates": EXCHANGE_RATES,
    "production": PRODUCTION,
    "nearest_prices": NEAREST_PRICES,
    "market_access": MARKET_ACCESS,
    "access_states": ACCESS_STATES,
    "sources": SOURCES,
    "groups": GROUPS,
    "files": FILES,
    "rejections": REJECTIONS,
    "findings": FINDINGS,
    "revisions": REVISIONS,
}


def count_of(connection: Connection, name: str, filters: RowFilters) -> RowCount:
    """How many rows of a table pass the filters."""
    return count_rows(connection, TABLES[name], filters)


def sources_of(connection: Connection, name: str, filters: RowFilters) -> list[str]:
    """Codes of the sources that the rows of a table which pass the filters are from.

    Empty where the table does not say.
    """
    return sources_of_rows(connection, TABLES[name], filters)


def period_kinds_of(connection: Connection, name: str, filters: RowFilters) -> list[str]:
    """Kinds of period that the rows of a table which pass the filters are of; empty where its rows have none."""
    return period_kinds_of_rows(connection, TABLES[name], filters)


def newest_period_of(connection: Connection, name: str, filters: RowFilters, until: date) -> tuple[date, date] | None:
    """The newest period of a table's rows that pass the filters and end by a day, as ``newest_period`` gives it."""
    return newest_period(connection, TABLES[name], filters, until)


def newest_rows_of(connection: Connection, name: str, filters: RowFilters, language: str, most: int) -> pd.DataFrame:
    """The newest rows of a table that pass the filters, as ``read_rows`` gives them."""
    return read_rows(connection, TABLES[name], filters, language, most, newest_first=True)


def codes_of(connection: Connection, name: str, filter_name: str, language: str) -> dict[str, str]:
    """Codes that a filter of a table can be set to, with their names."""
    return occurring_codes(connection, TABLES[name].filters[filter_name], language)


def span_of(connection: Connection, name: str) -> tuple[int, int] | None:
    """First and last year of a table, or None where it has no periods or no rows."""
    return years_of(connection, TABLES[name])
