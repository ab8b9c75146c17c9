"""A new PostgreSQL schema built beside the one in use and renamed into its place."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat

import adbc_driver_manager
from sqlalchemy import Connection, Constraint, Engine, NullPool, Table, create_engine, literal, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.schema import (
    AddConstraint,
    CreateIndex,
    CreateSchema,
    CreateTable,
    DropConstraint,
)

from etl.errors import DatabaseBusy, DatabaseLocked, VerificationFailed
from etl.load.copying import copies
from etl.load.digests import Digests
from etl.load.full import told_where_full
from etl.load.lock import NewDatabase, OnTable, this_builder
from etl.load.ownership import drop_own_schema, require_own_schemas
from etl.load.packing import StoredBatch, stored_batches
from etl.load.parts import copy_parts
from etl.load.reading import connect
from etl.load.rows import PartedRows, RowPart, Tables, count_handed
from etl.load.verify import require_sound
from etl.schema import metadata
from etl.schema.address import POSTGRES_SCHEMA, POSTGRES_VIEWS
from etl.schema.known import postgres_statements
from etl.schema.stored import asked_name, indexes_of, is_packed, packed, plain_view, stored_tables, table_digest

ASIDE = f"{POSTGRES_SCHEMA}_building"
VIEWS_ASIDE = f"{POSTGRES_VIEWS}_building"
BUILD_LOCK = 0x6B686F72676F73  # "khorgos" in ASCII: the advisory lock that a builder holds
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's code for a wait that lock_timeout ended
READERS_TIMEOUT = 900.0  # seconds that a swap waits for readers of the old schema: a file of all rows takes minutes
LONGEST_PAUSE = 5.0  # seconds between two tries, each of which makes readers wait


@contextmanager
def one_schema_builder(url: str, executor: Executor | None = None) -> Iterator[NewDatabase]:
    """Be the one builder of the database at ``url`` while the block runs; gives what builds and swaps.

    The lock is an advisory one of the server, which drops it when the holder's connection ends. Raises DatabaseLocked,
    NoConnection, and NotOurs where a schema would have to go that no build made.
    """
    engine = create_engine(
        url, poolclass=NullPool, connect_args={"application_name": f"khorgos build: {this_builder()}"[:63]}
    )
    with connect(engine) as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": BUILD_LOCK}).scalar_one():
            raise DatabaseLocked(engine.url.render_as_string(), lock_holder(connection))
        try:
            require_own_schemas(
                connection, engine.url.render_as_string(), (POSTGRES_SCHEMA, ASIDE), (POSTGRES_VIEWS, VIEWS_ASIDE)
            )
            connection.commit()
            yield NewSchema(engine, executor)
        finally:
            release_lock(connection)


@dataclass(frozen=True)
class NewSchema:
    """A new PostgreSQL schema."""

    engine: Engine
    executor: Executor | None

    def take(self, part: RowPart) -> None:
        """Nothing: numbers of series and traits depend on all parts, which workers put in when all are there."""

    def replace(self, tables: Tables, on_table: OnTable) -> None:
        """As ``replace_schema`` says."""
        replace_schema(self.engine, tables, on_table, self.executor)


def release_lock(connection: Connection) -> None:
    """Let go of the builders' lock at once.

    The server notices the end of a connection a little later, when the next one may have begun.
    """
    try:
        connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": BUILD_LOCK})
        connection.commit()
    except OperationalError:  # the connection has ended, and the lock with it
        connection.invalidate()


def replace_schema(engine: Engine, tables: Tables, on_table: OnTable, executor: Executor | None = None) -> None:
    """Build a schema of ``tables`` and one of its views, verify both and put them in their place.

    They are built beside those in use, all in one transaction. A transaction that began to read the old build reads it
    to its end; the next one reads the new. Where anything fails, or this process is killed, the schema in use stays as
    it was; what a killed builder leaves behind is dropped by the next one. Raises DatabaseBusy, NotOurs and
    VerificationFailed.
    """
    drop_aside(engine)
    try:
        with told_where_full(engine.url.render_as_string()):
            fill_schema(engine, tables, on_table, executor)
            verify_schema(engine, tables)
            make_views(engine)
            swap_schemas(engine)
    finally:
        drop_aside(engine)


def lock_holder(connection: Connection) -> str:
    """Name the connection that holds the builders' lock."""
    query = """
        SELECT activity.application_name, activity.pid
        FROM pg_locks AS held JOIN pg_stat_activity AS activity ON activity.pid = held.pid
        WHERE held.locktype = 'advisory' AND held.granted AND activity.datname = current_database()
          AND (held.classid::bigint << 32) + held.objid::bigint = :lock
    """
    holder = connection.execute(text(query), {"lock": BUILD_LOCK}).one_or_none()
    return f"{holder.application_name!r} (server process {holder.pid})" if holder else "another process"


def fill_schema(engine: Engine, tables: Tables, on_table: OnTable, executor: Executor | None = None) -> None:
    """Make every table in a new schema, load the rows given by COPY, then tie them together.

    Rows in parts are put in by the workers of ``executor``, all others from here.
    """
    with aside(engine) as connection:
        connection.execute(CreateSchema(ASIDE))
        make_tables(connection)
    digests = Digests()
    with copies(engine, ASIDE) as copying:
        for table in metadata.sorted_tables:
            if table.name in tables:
                on_table(table.name)
                rows = tables[table.name]
                if executor and is_packed(table) and isinstance(rows, PartedRows):
                    digests.merge(copy_parts(engine, ASIDE, rows.parts, executor))
                    continue
                try:
                    for stored in stored_batches(table, rows):
                        copying.copy(stored)
                        digests.add(stored)
                    copying.finish()
                except adbc_driver_manager.Error as fault:
                    raise VerificationFailed([f"table {table.name}: {fault}"]) from fault
        copying.copy(StoredBatch(table_digest, digests.to_rows()))
    with aside(engine) as connection:
        tie_tables(connection)


@contextmanager
def aside(engine: Engine) -> Iterator[Connection]:
    """Open a transaction in which the tables of ``etl.schema`` are those of the new schema."""
    with engine.begin() as connection:
        yield connection.execution_options(schema_translate_map={None: ASIDE})


def make_tables(connection: Connection) -> None:
    """Make every table with its checks, indexes and comments, but without foreign keys, and the views of packed ones.

    Packed tables come without keys and indexes, which are made sooner over all rows.
    """
    for table in stored_tables():
        connection.execute(CreateTable(table, include_foreign_key_constraints=[]))
        if table.metadata is packed:
            connection.execute(DropConstraint(table.primary_key))
        else:
            make_indexes(connection, table)
        explain(connection, table, "TABLE")
    for table in filter(is_packed, metadata.sorted_tables):
        connection.execute(text(f"CREATE VIEW {ASIDE}.{table.name} AS {plain_view(table, ASIDE)}"))
        explain(connection, table, "VIEW")


def make_indexes(connection: Connection, table: Table) -> None:
    """Make the indexes of a table."""
    for index in indexes_of(table):
        connection.execute(CreateIndex(index))


def explain(connection: Connection, table: Table, kind: str) -> None:
    """Say in the database what a table, or a view, and its columns mean, in one go: each question costs a journey."""
    name, quoted = f"{ASIDE}.{table.name}", connection.dialect.identifier_preparer.quote
    meant = {f"{kind} {name}": table.comment} | {
        f"COLUMN {name}.{quoted(column.name)}": column.comment for column in table.columns
    }
    said = [
        f"COMMENT ON {what} IS {literal(comment).compile(connection, compile_kwargs={'literal_binds': True})}"
        for what, comment in meant.items()
        if comment
    ]
    if said:
        connection.exec_driver_sql("; ".join(said))


def tie_tables(connection: Connection) -> None:
    """Add what holds for all rows at once, which costs half of what it costs row by row: keys, indexes, references."""
    for table in packed.sorted_tables:
        require(connection, table.primary_key)
        make_indexes(connection, table)
    for table in stored_tables():
        for foreign_key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
            require(connection, foreign_key)


def require(connection: Connection, constraint: Constraint) -> None:
    """Add a constraint to a table that has its rows. Raises VerificationFailed."""
    try:
        connection.execute(AddConstraint(constraint, isolate_from_table=False))
    except IntegrityError as fault:
        raise VerificationFailed([f"table {asked_name(constraint.table.name)}: {fault.orig}"]) from fault


def verify_schema(engine: Engine, tables: Tables) -> None:
    """Check a new schema, and gather the statistics by which PostgreSQL plans its queries."""
    require_sound(partial(aside, engine), count_handed(tables))
    with aside(engine) as connection:
        for table in stored_tables():
            connection.execute(text(f"ANALYZE {ASIDE}.{table.name}"))


def make_views(engine: Engine) -> None:
    """Make the views by which readers ask for what was known on a day.

    They go with their tables, whatever these are renamed to.
    """
    with engine.begin() as connection:
        connection.execute(CreateSchema(VIEWS_ASIDE))
        for statement in postgres_statements(ASIDE, VIEWS_ASIDE):
            connection.execute(text(statement))


def swap_schemas(engine: Engine) -> None:
    """Drop the old schemas and rename the new ones into their places, in one transaction.

    Names are looked up statement by statement, so renaming alone could show a reader's transaction one table of each
    build. Dropping locks every old table first: it waits for transactions that have read any of them, and makes later
    ones wait for the new names. A wait is shorter than PostgreSQL's deadlock check (1 s), so that no reader is ever
    broken off for our sake: we let go and try again, ever more seldom.
    """
    deadline = time.monotonic() + READERS_TIMEOUT
    pauses = chain((0.1, 0.2, 0.5, 1, 2), repeat(LONGEST_PAUSE))
    while True:
        try:
            with engine.begin() as connection:
                connection.execute(text("SET LOCAL lock_timeout = '500ms'"))
                # Views first, as readers lock a view and then its tables:
                # the other way round, each would wait for what the other holds.
                for aside_name, name in ((VIEWS_ASIDE, POSTGRES_VIEWS), (ASIDE, POSTGRES_SCHEMA)):
                    drop_own_schema(connection, name, engine.url.render_as_string())
                    connection.execute(text(f"ALTER SCHEMA {aside_name} RENAME TO {name}"))
            return
        except OperationalError as fault:
            if getattr(fault.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            if time.monotonic() > deadline:
                raise DatabaseBusy(engine.url.render_as_string(), READERS_TIMEOUT) from fault
            time.sleep(next(pauses))


def drop_aside(engine: Engine) -> None:
    """Drop the schemas that a builder left, if there are any."""
    with engine.begin() as connection:
        for name in (VIEWS_ASIDE, ASIDE):
            drop_own_schema(connection, name, engine.url.render_as_string())
