"""The rows of stored tables as Arrow, as the database's own driver gives them: for those who need every one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import adbc_driver_manager.dbapi
import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite
import adbc_driver_sqlite.dbapi
import pyarrow as pa
from sqlalchemy import Table, make_url

from etl.load.arrow import arrow_schema
from etl.schema.address import POSTGRES_SCHEMA, libpq_address

Connection = adbc_driver_manager.dbapi.Connection
ReadRows = Callable[[Table], Iterator[pa.Table]]
UNREADABLE = (adbc_driver_manager.Error, pa.ArrowException, OSError)
"""What is raised where rows cannot be read, or are not of their columns' types."""

_SQLITE_OPTIONS = {adbc_driver_sqlite.StatementOptions.BATCH_ROWS.value: "50000"}


@contextmanager
def rows_reader(url: str) -> Iterator[ReadRows]:
    """Open the build in use; gives what reads the rows of a stored table, all as they are at one moment.

    They come in batches, in the types of ``arrow_schema``. Opening it and reading raise ``UNREADABLE``.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        file = Path(parsed.database or "").resolve()
        with adbc_driver_sqlite.dbapi.connect(f"{file.as_uri()}?mode=ro") as connection:
            yield partial(_read_sqlite, connection)
    else:
        with adbc_driver_postgresql.dbapi.connect(libpq_address(parsed)) as connection:
            yield partial(_read_postgres, connection)


def _read_sqlite(connection: Connection, table: Table) -> Iterator[pa.Table]:
    """The rows after one that has a value of the right type in each column.

    SQLite types values, not columns, and its driver takes a column's type from the first rows: of one that is empty
    there it would know none.
    """
    schema = arrow_schema(table)
    typed = ", ".join(_VALUES[_stored(field.type)] for field in schema)
    rows = _read(connection, f"SELECT {typed} UNION ALL SELECT {_columns(table)} FROM {table.name}", _SQLITE_OPTIONS)  # noqa: S608 (our own names)
    first = next(rows).slice(1)
    return (_to_types(batch, schema) for batch in chain([first], rows))


_VALUES = {pa.int64(): "1", pa.float64(): "0.5", pa.string(): "'a'"}


def _stored(kind: pa.DataType) -> pa.DataType:
    """The type in which SQLite keeps values: flags as numbers, days and moments as text."""
    if pa.types.is_boolean(kind) or pa.types.is_integer(kind):
        return pa.int64()
    return pa.string() if pa.types.is_temporal(kind) else kind


def _read_postgres(connection: Connection, table: Table) -> Iterator[pa.Table]:
    sql = f"SELECT {_columns(table)} FROM {POSTGRES_SCHEMA}.{table.name}"  # noqa: S608 (our own names)
    return (_to_types(batch, arrow_schema(table)) for batch in _read(connection, sql, {}))


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _read(connection: Connection, sql: str, options: dict[str, str]) -> Iterator[pa.RecordBatch]:
    with connection.cursor(adbc_stmt_kwargs=options) as cursor:
        cursor.execute(sql)
        with cursor.fetch_record_batch() as reader:
            yield from reader


def _to_types(batch: pa.RecordBatch, schema: pa.Schema) -> pa.Table:
    batch.validate(full=True)  # a text that is none is damage too
    columns = [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)]
    return pa.table(columns, schema=schema)
