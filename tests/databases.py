"""Reading whole databases, to compare them."""

from sqlalchemy import Table, select

from etl import schema
from etl.load.reading import open_database
from tests.factories import Row

Rows = dict[str, list[Row]]


def read_table(url: str, table: Table) -> list[Row]:
    """Rows of one table of the build in use, in the order of its key."""
    with open_database(url) as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()]


def read_tables(url: str) -> Rows:
    """Rows of every table that has any."""
    tables = {table.name: read_table(url, table) for table in schema.metadata.sorted_tables}
    return {name: rows for name, rows in tables.items() if rows}


def by_key(tables: Rows) -> Rows:
    """The same rows in the order in which ``read_tables`` gives them."""
    known = schema.metadata.tables
    return {
        name: sorted(rows, key=lambda row, name=name: tuple(row[column.name] for column in known[name].primary_key))
        for name, rows in tables.items()
        if rows
    }
