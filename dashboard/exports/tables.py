"""Files of whole tables: made when they are asked for, with exactly the rows that pass the filters.

The makers given out may run in any thread: they take nothing from the page that offered them.
"""

from collections.abc import Callable, Mapping

from dashboard.database import connect
from dashboard.exports.csv import to_csv_for_people
from dashboard.exports.forms import FORMS
from dashboard.locale import SOURCE_LANGUAGE
from dashboard.queries.streams import open_rows
from dashboard.queries.table_list import TABLES, rows_of
from dashboard.queries.tables import RowFilters


def people_file(table: str, filters: RowFilters, language: str, headings: Mapping[str, str]) -> Callable[[], bytes]:
    """Maker of the file for a spreadsheet: headings and names in the language, formula-safe."""

    def make() -> bytes:
        with connect() as connection:
            return to_csv_for_people(rows_of(connection, table, filters, language).rename(columns=dict(headings)))

    return make


def machines_file(table: str, filters: RowFilters) -> Callable[[], bytes]:
    """Maker of the file for programs: stable column names, English names, every text as it is stored."""

    def make() -> bytes:
        with connect() as connection:
            return b"".join(FORMS["csv"].write(open_rows(connection, TABLES[table], filters, SOURCE_LANGUAGE)))

    return make
