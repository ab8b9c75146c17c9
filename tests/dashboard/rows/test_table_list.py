"""Every table opens, is filtered and tells its sources."""

from datetime import date

import pandas as pd
from sqlalchemy import select

from dashboard.rows.asking import count_rows, occurring_codes
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES, codes_of, count_of, newest_rows_of, sources_of, span_of
from dashboard.rows.tables import RowFilters
from dashboard.subjects.naming import _NAMED
from dashboard.ui.database import read_only_engine
from etl.inputs.reference import closed_lists
from etl.schema import observation
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows
from tests.factories import observation_row, year
from tests.loading import file_of


def test_every_table_opens_and_counts_what_it_gives(loaded_database: LoadDatabase) -> None:
    tables = everything()
    with read_only_engine(loaded_database(**tables)).connect() as connection:
        counted = {name: count_rows(connection, table, RowFilters()).rows for name, table in TABLES.items()}
        given = {name: len(read_rows(connection, table, RowFilters(), "en")) for name, table in TABLES.items()}
    assert counted == given
    assert counted == {
        "trade": 3,
        "mirror": 2,
        "figures": 2,
        "events": 2,
        "commitments": 1,
        "standings": 1,
        "asks": 2,
        "prices": 2,
        "exchange_rates": 2,
        "production": 2,
        "nearest_prices": 2,
        "market_access": 0,
        "access_states": 0,
        "sources": 5,
        "groups": 2,
        "files": 0,
        "rejections": 1,
        "findings": 1,
        "revisions": 1,
    }


def test_the_rows_of_a_table_are_those_of_the_database(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        stored = pd.read_sql(select(observation).order_by(*observation.primary_key.columns), connection)
        given = rows(connection, "trade")
    columns = [name for name in stored.columns if name in given.columns]
    assert len(columns) == 18
    # pandas takes the type of a column without any value from nothing; the rows have it from the database.
    pd.testing.assert_frame_equal(given[columns], stored[columns].astype(given[columns].dtypes))
    assert set(given["build_id"]) == {"0123456789ab"}


def test_every_code_that_a_filter_offers_finds_rows_and_any_other_none(loaded_database: LoadDatabase) -> None:
    found: dict[str, int] = {}
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        for table_name, table in TABLES.items():
            for name, row_filter in table.filters.items():
                for code in [*occurring_codes(connection, row_filter, "en"), "no such code"]:
                    filters = RowFilters(chosen=((name, (code,)),))
                    found[f"{table_name} {name} {code}"] = count_rows(connection, table, filters).rows
    flags = {"figures shown no such code"}  # a flag is on or off, whatever its code
    assert {name for name, count in found.items() if count and name.endswith("no such code")} == flags
    assert [name for name, count in found.items() if not count and not name.endswith("no such code")] == []
    assert len(found) > 60


def test_every_code_is_of_a_list_that_is_there() -> None:
    lists = {filter_.names for table in TABLES.values() for filter_ in table.filters.values()}
    lists |= {column.names for table in TABLES.values() for column in (*table.columns, *table.parts)}
    closed = closed_lists()

    assert {name for name in lists if name and name not in _NAMED and name.removeprefix("term:") not in closed} == set()


def test_what_is_asked_of_a_table_by_its_name() -> None:
    url = file_of(observation=[observation_row(), observation_row(flow="import", **year(2097))])
    only = RowFilters((("flow", ("import",)),))
    with read_only_engine(url).connect() as connection:
        assert count_of(connection, "trade", only).rows == len(newest_rows_of(connection, "trade", only, "en", 5)) == 1
        assert sources_of(connection, "trade", only) == ["aland_customs"]
        assert (span_of(connection, "trade"), span_of(connection, "sources")) == ((2097, 2099), None)
        assert list(codes_of(connection, "trade", "flow", "en")) == ["export", "import"]


def test_the_newest_rows_come_first_and_no_more_than_asked_for(loaded_database: LoadDatabase) -> None:
    url = loaded_database(observation=[observation_row(**year(first)) for first in (2097, 2099, 2098)])
    with read_only_engine(url).connect() as connection:
        newest = newest_rows_of(connection, "trade", RowFilters(), "en", 2)
    assert newest["period_end"].tolist() == [date(2099, 12, 31), date(2098, 12, 31)]
