"""A new SQLite file built beside the old one and put in its place."""

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cached_property, partial
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.schema import CreateTable

from etl.errors import CannotWrite
from etl.inputs.disk import sync
from etl.load.file_writer import FileWriter, file_writer
from etl.load.full import told_where_full
from etl.load.lock import NewDatabase, OnTable, lock_file
from etl.load.ownership import APPLICATION_ID, require_own_file
from etl.load.rows import RowPart, Tables, count_handed
from etl.load.verify import require_sound
from etl.schema import metadata, observation
from etl.schema.stored import indexes_of, is_packed, plain_view, stored_tables

# Nobody else sees the new file and a torn one is thrown away: it is synced once, before the swap.
BULK_PRAGMAS = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -64000")
COMPANIONS = ("", "-journal", "-wal", "-shm")
_WRITABLE = "Name a file in a folder that can be written, with --database or KHORGOS_DATABASE_URL."


@contextmanager
def one_file_builder(target: Path, executor: Executor | None = None) -> Iterator[NewDatabase]:
    """Be the one builder of ``target`` while the block runs; gives what builds and swaps.

    The new file is made beside ``target``. Where anything fails, or this process is killed, the old file stays as it
    was; what a killed builder leaves behind is removed by the next one. The workers of ``executor`` end before the file
    is replaced, and with them what they hold. Raises DatabaseLocked, NotOurs where something else lies there, and
    CannotWrite.
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
        new_file = NewFile(target, executor)
        remove_files(new_file.aside)
        try:
            with new_file.writing:
                yield new_file
        finally:
            remove_files(new_file.aside)


class NewFile:
    """A new SQLite file beside ``target``; a reader that opened the old one goes on reading that."""

    def __init__(self, target: Path, executor: Executor | None) -> None:
        self.aside = target.with_name(target.name + ".building")
        self.writing = ExitStack()
        self._target = target
        self._executor = executor

    @cached_property
    def _writer(self) -> FileWriter:
        """Who puts rows in; there is no file before there are rows."""
        with unsynced(self.aside) as new_file:
            make_tables(new_file)
        return self.writing.enter_context(file_writer(self.aside, BULK_PRAGMAS))

    def take(self, part: RowPart) -> None:
        """As ``NewDatabase`` says."""
        with told_where_full(str(self._target)):
            self._writer.take(observation, part)

    def replace(self, tables: Tables, on_table: OnTable) -> None:
        """As ``NewDatabase`` says."""
        if self._executor:
            self._executor.shutdown()
        with told_where_full(str(self._target)):
            self._fill(tables, on_table)
            verify_file(self.aside, tables)
            swap_file(self.aside, self._target)

    def _fill(self, tables: Tables, on_table: OnTable) -> None:
        """Load the rows given; first those that may have been taken."""
        writer = self._writer
        for table in sorted(metadata.sorted_tables, key=is_packed, reverse=True):
            if table.name in tables:
                on_table(table.name)
                writer.write(table, tables[table.name])
        writer.write_digests()
        self.writing.close()


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
    with ThreadPoolExecutor(1) as beside, unsynced(path) as connection:
        checked = beside.submit(require_sound, partial(unsynced, path), count_handed(tables))
        connection.execute(text("ANALYZE"))
        checked.result()  # statistics are put in when nobody reads


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
