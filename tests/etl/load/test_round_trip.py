"""What goes into a database comes out of it, whichever kind it is."""

from typing import Any

from sqlalchemy import Engine, NullPool, Table, create_engine, select

from etl import schema
from etl.load import replace_database
from etl.schema.address import POSTGRES_SCHEMA
from tests import factories
from tests.factories import FACTORIES, Row, complete, frames


def reading_engine(url: str) -> Engine:
    options = {} if url.startswith("sqlite") else {"options": f"-csearch_path={POSTGRES_SCHEMA}"}
    return create_engine(url, poolclass=NullPool, connect_args=options)


def rows_of(url: str, table: Table) -> list[Row]:
    with reading_engine(url).connect() as connection:
        query = select(table).order_by(*table.primary_key.columns)
        return [dict(row) for row in connection.execute(query).mappings()]


def test_a_row_of_every_table_comes_back_whole(database_url: str) -> None:
    whole = complete(**{name: [make()] for name, make in FACTORIES.items() if name != "build"})

    replace_database(database_url, frames(**whole))

    def by_key(table: Table) -> list[Row]:
        return sorted(whole[table.name], key=lambda row: tuple(row[column.name] for column in table.primary_key))

    loaded: dict[str, Any] = {table.name: rows_of(database_url, table) for table in schema.metadata.sorted_tables}
    assert loaded == {table.name: by_key(table) for table in schema.metadata.sorted_tables}


def test_missing_values_stay_missing(database_url: str) -> None:
    row = factories.observation_row(value_usd=None, net_weight_kg=0.0, quantity=None, source_row=None)

    replace_database(database_url, frames(**complete(observation=[row, factories.observation_row(flow="import")])))

    assert rows_of(database_url, schema.observation)[0] == row
