"""Reading whole databases, to compare them."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table, select

from etl import schema
from etl.load.reading import open_database
from tests.factories import Row

Rows = dict[str, list[Row]]


def read_table(url: str, table: Table) -> list[Row]:
    """Rows of one table of the build in use, in the order of its key."""
    with open_database(url) as connection:
        return _rows(connection, table)


def read_each(url: str, tables: Iterable[Table]) -> Rows:
    """Rows of several tables, as ``read_table`` gives them, by one connection: PostgreSQL starts a process for each."""
    with open_database(url) as connection:
        return {table.name: _rows(connection, table) for table in tables}


def read_tables(url: str) -> Rows:
    """Rows of every table that has any."""
    return {name: rows for name, rows in read_each(url, schema.metadata.sorted_tables).items() if rows}


def _rows(connection: Connection, table: Table) -> list[Row]:
    asked = select(table).order_by(*table.primary_key.columns)
    return [dict(row) for row in connection.execute(asked).mappings()]


def by_key(tables: Rows) -> Rows:
    """The same rows in the order in which ``read_tables`` gives them."""
    known = schema.metadata.tables
    return {
        name: sorted(rows, key=lambda row, name=name: tuple(row[column.name] for column in known[name].primary_key))
        for name, rows in tables.items()
        if rows
    }
