"""The one writer of a new SQLite file, on a thread of its own: rows go in while others are still being made."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

import adbc_driver_manager
import adbc_driver_manager.dbapi
import adbc_driver_sqlite.dbapi
from sqlalchemy import Table

from etl.errors import VerificationFailed
from etl.load.arrow import days_as_text
from etl.load.digests import Digests
from etl.load.packing import StoredBatch, packed_batches, stored_batches
from etl.load.rows import RowPart, Rows
from etl.schema.stored import table_digest
from etl.values.memory import give_back_memory


@contextmanager
def file_writer(path: Path, pragmas: Sequence[str]) -> Iterator["FileWriter"]:
    """The writer of a file that has its tables, while the block runs; what it has not begun at its end is left out."""
    with (
        adbc_driver_sqlite.dbapi.connect(str(path), autocommit=True) as connection,
        connection.cursor() as cursor,
        ThreadPoolExecutor(1) as thread,
    ):
        for pragma in pragmas:
            cursor.execute(pragma)
        writer = FileWriter(cursor, thread)
        try:
            yield writer
        finally:
            writer.stop()


class FileWriter:
    """Puts rows into tables, one table after the other, a transaction for each batch."""

    def __init__(self, cursor: adbc_driver_manager.dbapi.Cursor, thread: ThreadPoolExecutor) -> None:
        self._cursor = cursor
        self._thread = thread
        self._digests = Digests()
        self._taken: dict[Table, tuple[TakenParts, Future[None]]] = {}

    def take(self, table: Table, part: RowPart) -> None:
        """Begin to put in the next rows of ``table``, while the caller goes on."""
        if table not in self._taken:
            parts = TakenParts()
            self._taken[table] = parts, self._thread.submit(self._write, table, packed_batches(parts.taken()))
        self._taken[table][0].add(part)

    def write(self, table: Table, rows: Rows) -> None:
        """Put rows in; of those that were taken, what is not in yet. Raises VerificationFailed."""
        if table in self._taken:
            parts, writing = self._taken.pop(table)
            parts.end()
        else:
            writing = self._thread.submit(self._write, table, stored_batches(table, rows))
        writing.result()

    def write_digests(self) -> None:
        """Put in what tells later whether rows are still those of all tables so far."""
        self._cursor.adbc_ingest(table_digest.name, self._digests.to_rows(), mode="append")

    def stop(self) -> None:
        """Wait for the batch that goes in just now, and put in no more of what was taken."""
        for parts, _ in self._taken.values():
            parts.stop()

    def _write(self, table: Table, batches: Iterator[StoredBatch]) -> None:
        for stored in made_ahead(written(batches, self._digests)):
            try:
                self._cursor.adbc_ingest(stored.table.name, stored.rows, mode="append")
            except adbc_driver_manager.Error as fault:
                raise VerificationFailed([f"table {table.name}: {fault}"]) from fault


class TakenParts:
    """Parts of rows that come one after the other: who takes them waits for the next part until there is none."""

    def __init__(self) -> None:
        self._parts: SimpleQueue[RowPart | None] = SimpleQueue()
        self._is_stopped = False

    def add(self, part: RowPart) -> None:
        """Give the rows that come next."""
        self._parts.put(part)

    def end(self) -> None:
        """Say that there are no more."""
        self._parts.put(None)

    def stop(self) -> None:
        """Say that those still waiting are not wanted either."""
        self._is_stopped = True
        self.end()

    def taken(self) -> Iterator[RowPart]:
        """One part after the other."""
        while (part := self._parts.get()) is not None and not self._is_stopped:
            yield part
            give_back_memory()  # workers hold theirs at the same time


def written(batches: Iterable[StoredBatch], digests: Digests) -> Iterator[StoredBatch]:
    """Give rows as SQLite stores them; ``digests`` takes them in."""
    for stored in batches:
        digests.add(stored)
        yield StoredBatch(stored.table, days_as_text(stored.rows))


def made_ahead(batches: Iterator[StoredBatch]) -> Iterator[StoredBatch]:
    """Give the batches, while one is written the next being made on another thread."""
    with ThreadPoolExecutor(1) as maker:
        made = maker.submit(next, batches, None)
        while (batch := made.result()) is not None:
            made = maker.submit(next, batches, None)
            yield batch
