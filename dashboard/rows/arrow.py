"""Answers of the database as Arrow batches, over ADBC: typed by the question and never by what happens to come first.

ADBC reads a hundred times as many rows a second as Python does row by row. A connection of its own is opened for an
answer, read only, so that everything asked over it is of one build.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, cast
from urllib.parse import quote

import adbc_driver_manager
import adbc_driver_manager.dbapi
import adbc_driver_postgresql
import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite
import adbc_driver_sqlite.dbapi
import pyarrow as pa
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Dialect,
    Engine,
    Float,
    Integer,
    Select,
    SelectBase,
    String,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.sql.compiler import Compiled, SQLCompiler
from sqlalchemy.util import LRUCache

from dashboard.subjects.engine import day_of, language_of, libpq_options
from dashboard.subjects.stopping import current_stop
from etl.schema.address import libpq_address
from etl.schema.known import sqlite_statements

# Arrow's own pool keeps what it once had; a server that has sent a long answer is to be as small as before.
pa.set_memory_pool(pa.system_memory_pool())

BATCH_ROWS = 16_384
# PostgreSQL's batches are measured in bytes: about as many rows of the widest table.
BATCH_BYTES = 1_000_000
_NO_LIMIT = 2**62
_ARROW_TYPES: tuple[tuple[type, pa.DataType], ...] = (
    (String, pa.string()),  # covers Text
    (Boolean, pa.bool_()),
    (Integer, pa.int64()),
    (Float, pa.float64()),
    (Date, pa.date32()),
)
_POSTGRES_TYPES = {str: "text", bool: "boolean", int: "bigint", float: "double precision"}
_SQLITE = SQLiteDialect_pysqlite(paramstyle="qmark")
_POSTGRES = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
_TEXTS: LRUCache[Any, Compiled] = LRUCache(100)
# One value of each type as SQLite stores it.
_STORED = {pa.string(): "''", pa.bool_(): "0", pa.int64(): "0", pa.float64(): "0.0", pa.date32(): "'2099-01-01'"}


def arrow_type(column: ColumnElement[Any]) -> pa.DataType:
    """The Arrow type of a SQL column; raises TypeError for a type that no column had so far."""
    for sql_type, arrow in _ARROW_TYPES:
        if isinstance(column.type, sql_type):
            return arrow
    message = f"No Arrow type for {column!s}: {column.type!r}"
    raise TypeError(message)


@contextmanager
def arrow_reader(engine: Engine) -> Iterator["ArrowReader"]:
    """Open a read-only connection to the database that ``engine`` reads.

    Raises OperationalError where there is none.
    """
    with _told_as_sqlalchemy():
        if engine.dialect.name == "sqlite":
            with adbc_driver_sqlite.dbapi.connect(f"{engine.url.database}?mode=ro") as connection:
                with connection.cursor() as cursor:
                    for statement in sqlite_statements(day_of(engine), language_of(engine)):
                        cursor.execute(statement)
                yield SqliteReader(connection)
        else:
            with adbc_driver_postgresql.dbapi.connect(_address_to_read(engine)) as connection:
                yield PostgresReader(connection)


def _address_to_read(engine: Engine) -> str:
    options = libpq_options(day_of(engine), language_of(engine), 0)
    plain = libpq_address(engine.url.difference_update_query(["options"]))
    # SQLAlchemy would write the blank between two options as +, which libpq takes for a plus.
    return f"{plain}{'&' if '?' in plain else '?'}options={quote(options)}"


@contextmanager
def _told_as_sqlalchemy() -> Iterator[None]:
    """A fault of ADBC is told as SQLAlchemy's, which whoever asks knows."""
    try:
        yield
    except adbc_driver_manager.Error as fault:
        raise OperationalError(None, None, fault) from fault


class ArrowReader(ABC):
    """A connection that answers in Arrow.

    ``holds_up_builds`` says whether the next build waits for its end, ``can_be_ended`` whether its driver ends a
    question on request; what cannot be ended is given up at the next batch.
    """

    holds_up_builds: bool
    can_be_ended: bool

    def __init__(self, connection: adbc_driver_manager.dbapi.Connection) -> None:
        self._connection = connection
        self._stop = current_stop()

    @abstractmethod
    def batches(self, question: Select[Any], limit: int | None = None) -> Generator[pa.RecordBatch]:
        """The answer in order, at most ``limit`` rows, in batches that are read as they are asked for.

        The types of their columns are ``arrow_type``'s. Raises OperationalError where the database fails, and
        ArrowInvalid where a value is not of its column's type.
        """

    def table(self, question: Select[Any]) -> pa.Table:
        """The whole answer at once."""
        return pa.Table.from_batches(self.batches(question), _schema_of(question))

    def _read(self, sql: str, values: Sequence[object], options: dict[str, str]) -> Iterator[pa.RecordBatch]:
        with _told_as_sqlalchemy(), self._connection.cursor(adbc_stmt_kwargs=options) as cursor, self._ending(cursor):
            cursor.execute(sql, values or None)
            with cursor.fetch_record_batch() as reader:
                yield from reader

    @contextmanager
    def _ending(self, cursor: adbc_driver_manager.dbapi.Cursor) -> Iterator[None]:
        """Have what the cursor asks ended where the stop is set in which the reader was opened."""
        if self._stop is None or not self.can_be_ended:
            yield
            return
        self._stop.begin(id(cursor), cursor.adbc_cancel)
        try:
            yield
        finally:
            self._stop.finish(id(cursor))


class SqliteReader(ArrowReader):
    """Reads a SQLite file.

    SQLite types values, not columns, and its driver takes a column's type from the first rows: one without a value
    there would be taken for whole numbers, and the first text in it would fail. So a row with a value of the right type
    in each column goes before the answer.
    """

    holds_up_builds, can_be_ended = False, False

    def batches(self, question: Select[Any], limit: int | None = None) -> Generator[pa.RecordBatch]:
        """See ``ArrowReader.batches``."""
        schema, place = _schema_of(question), 0
        options = {adbc_driver_sqlite.StatementOptions.BATCH_ROWS.value: str(BATCH_ROWS)}
        for batch in self._read(*self.statement(question, limit), options):
            rows = batch.slice(1) if place == 0 else batch
            place += batch.num_rows
            if rows.num_rows:
                yield _typed(rows, schema)

    def statement(self, question: Select[Any], limit: int | None = None) -> tuple[str, list[object]]:
        """What SQLite is asked, with the values to bind: the row of types, then the answer."""
        typed: Select[*tuple[Any, ...]] = select(
            *(literal_column(_STORED[one.type]).label(one.name) for one in _schema_of(question))
        )
        # Without a limit of its own, SQLite would be free to forget the order of the answer inside.
        answer = question.limit(_NO_LIMIT if limit is None else limit).subquery()
        return _to_sql(union_all(typed, select(answer)), _SQLITE)


class PostgresReader(ArrowReader):
    """Reads a PostgreSQL schema, in one transaction.

    The driver streams what it can ask for by COPY, which takes no values of its own; they are bound to settings of the
    transaction, where the statement finds them.
    """

    holds_up_builds, can_be_ended = True, True

    def batches(self, question: Select[Any], limit: int | None = None) -> Generator[pa.RecordBatch]:
        """See ``ArrowReader.batches``."""
        schema = _schema_of(question)
        sql, values = _to_sql(question.limit(limit), _POSTGRES)
        for number, value in enumerate(values, start=1):
            self._keep(f"khorgos.value_{number}", str(value))
            sql = re.sub(
                rf"\${number}\b", f"current_setting('khorgos.value_{number}')::{_POSTGRES_TYPES[type(value)]}", sql
            )
        for batch in self._read(
            sql, (), {adbc_driver_postgresql.StatementOptions.BATCH_SIZE_HINT_BYTES.value: str(BATCH_BYTES)}
        ):
            if batch.num_rows:
                yield _typed(batch, schema)

    def _keep(self, setting: str, value: str) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute("SELECT set_config($1, $2, true)", (setting, value))


def _schema_of(question: Select[Any]) -> pa.Schema:
    return pa.schema([(str(column.key), arrow_type(column)) for column in question.selected_columns])


def _to_sql(question: SelectBase, dialect: Dialect) -> tuple[str, list[object]]:
    """The text of a question, made once for all that differ in their values only, and the values in order."""
    # As SQLAlchemy's own connections do it, whose way in is theirs alone.
    compiled, values, *_ = question._compile_w_cache(
        dialect, compiled_cache=_TEXTS, column_keys=[], for_executemany=False, schema_translate_map=None
    )
    told = compiled.construct_params(extracted_parameters=values)
    expanded = cast("SQLCompiler", compiled).construct_expanded_state(told)
    return expanded.statement, [_stored(value) for value in expanded.positional_parameters]


def _stored(value: object) -> object:
    """A value as a plain one; members of closed lists are texts."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str) else value


def _typed(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [column.cast(one.type) for column, one in zip(batch.columns, schema, strict=True)], schema=schema
    )
