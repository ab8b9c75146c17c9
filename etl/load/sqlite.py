"""A new SQLite file built beside the old one and put in its place."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import adbc_driver_manager
import adbc_driver_sqlite.dbapi
from sqlalchemy import URL, Connection, NullPool, Table, create_engine, text
from sqlalchemy.schema import CreateTable

from etl.errors import CannotWrite, VerificationFailed
from etl.inputs.disk import sync
from etl.load.arrow import days_as_text
from etl.load.digests import Digests
from etl.load.full import told_where_full
from etl.load.lock import OnTable, Replace, lock_file
from etl.load.ownership import APPLICATION_ID, require_own_file
from etl.load.packing import StoredRows, stored_batches
from etl.load.rows import Rows, Tables, count_handed
from etl.load.verify import require_sound
from etl.schema import metadata
from etl.schema.stored import indexes_of, is_packed, plain_view, stored_tables, table_digest

# Nobody else sees the new file and a torn one is thrown away: it is synced once, before the swap.
BULK_PRAGMAS = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -64000")
COMPANIONS = ("", "-journal", "-wal", "-shm")
_WRITABLE = "Name a file in a folder that can be written, with --database or KHORGOS_DATABASE_URL."


@contextmanager
def one_file_builder(target: Path, executor: Executor | None = None) -> Iterator[Replace]:
    """Be the one builder of ``target`` while the block runs; gives the function that builds and swaps.

    The file has one writer: the workers of ``executor`` end before it is written, and with them what they hold. Raises
    DatabaseLocked, NotOurs where something else lies there, and CannotWrite.
    """
    target = target.resolve()  # a link stays one
    require_own_file(target, f"sqlite:///{target}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = ExitStack()
        lock.enter_context(lock_file(target))
    except OSError as fault:
        raise CannotWrite(str(fault.filename or target), str(fault.strerror), _WRITABLE) from fault
    with lock:
        require_own_file(target, f"sqlite:///{target}")
        yield partial(replace_file, target, executor=executor)


def replace_file(target: Path, tables: Tables, on_table: OnTable, executor: Executor | None = None) -> None:
    """Build a database of ``tables`` beside ``target``, verify it and move it into place at once.

    A reader that opened the old file goes on reading the old file. Where anything fails, or this process is killed, the
    old file stays as it was; what a killed builder leaves behind is removed by the next one. Raises DiskFull and
    VerificationFailed.
    """
    if executor:
        executor.shutdown()
    aside = target.with_name(target.name + ".building")
    remove_files(aside)
    try:
        with told_where_full(str(target)):
            fill_file(aside, tables, on_table)
            verify_file(aside, tables)
            swap_file(aside, target)
    finally:
        remove_files(aside)


def fill_file(path: Path, tables: Tables, on_table: OnTable) -> None:
    """Make every table of the schema in a new file and load the rows given, a transaction for each batch."""
    with unsynced(path) as new_file:
        make_tables(new_file)
    with adbc_driver_sqlite.dbapi.connect(str(path), autocommit=True) as connection, connection.cursor() as cursor:
        for pragma in BULK_PRAGMAS:
            cursor.execute(pragma)
        digests = Digests()
        for table in metadata.sorted_tables:
            if table.name in tables:
                on_table(table.name)
                for stored in made_ahead(written_batches(table, tables[table.name], digests)):
                    try:
                        cursor.adbc_ingest(stored.table.name, stored.rows, mode="append")
                    except adbc_driver_manager.Error as fault:
                        raise VerificationFailed([f"table {table.name}: {fault}"]) from fault
        cursor.adbc_ingest(table_digest.name, digests.to_rows(), mode="append")


def written_batches(table: Table, rows: Rows, digests: Digests) -> Iterator[StoredRows]:
    """Give the rows of ``table`` as SQLite stores them; ``digests`` takes them in."""
    for stored in stored_batches(table, rows):
        digests.add(stored)
        yield StoredRows(stored.table, days_as_text(stored.rows))


def made_ahead(batches: Iterator[StoredRows]) -> Iterator[StoredRows]:
    """Give the batches, while one is written the next being made on another thread."""
    with ThreadPoolExecutor(1) as maker:
        made = maker.submit(next, batches, None)
        while (batch := made.result()) is not None:
            made = maker.submit(next, batches, None)
            yield batch


def make_tables(connection: Connection) -> None:
    """Make every stored table, and the views of those that are packed.

    They come without their indexes, which are made sooner over all rows.
    """
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    for table in stored_tables():
        connection.execute(CreateTable(table))
        table.dispatch.after_create(table, connection)  # what else a table needs, as etl.schema says
    for table in filter(is_packed, metadata.sorted_tables):
        connection.execute(text(f"CREATE VIEW {table.name} AS {plain_view(table, 'main')}"))


def make_indexes(connection: Connection) -> None:
    """Make the indexes of all tables."""
    for table in stored_tables():
        for index in indexes_of(table):
            index.create(connection)


def verify_file(path: Path, tables: Tables) -> None:
    """Finish and check a new file, and gather the statistics by which SQLite plans its queries."""
    with unsynced(path) as connection:
        make_indexes(connection)
        require_sound(connection, count_handed(tables))
        connection.execute(text("ANALYZE"))


@contextmanager
def unsynced(path: Path) -> Iterator[Connection]:
    """Open a new file to be written without a wait for the disk: a wait for each table takes longer than its rows."""
    with create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool).begin() as connection:
        for pragma in BULK_PRAGMAS:
            connection.exec_driver_sql(pragma)
        yield connection


def swap_file(aside: Path, target: Path) -> None:
    """Move ``aside`` over ``target`` so that it outlasts a power cut."""
    sync(aside)
    # A journal left by whoever wrote to the old file would be played back into the new one.
    for companion in COMPANIONS[1:]:
        target.with_name(target.name + companion).unlink(missing_ok=True)
    aside.replace(target)
    sync(target.parent)


def remove_files(path: Path) -> None:
    """Remove a database file and what SQLite keeps beside it."""
    for companion in COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)
