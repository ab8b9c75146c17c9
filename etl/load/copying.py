"""COPY into a new PostgreSQL schema, by several connections at once, each row into the partition that it belongs to."""

import os
import queue
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from typing import Any, NamedTuple

import adbc_driver_postgresql.dbapi
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Engine, text

from etl.load.packing import StoredBatch
from etl.schema.address import libpq_address
from etl.schema.stored import observed

WORKERS = min(4, os.cpu_count() or 1)
# What comes is thrown away if the server falls, and the swap at the end waits for the disk.
_SETTING = "SET synchronous_commit = off"


class Partition(NamedTuple):
    """The part of ``observed`` that has a partner's rows of a year."""

    partner_code: str
    year: int


def partitions_of(rows: pa.Table) -> set[Partition]:
    """Tell into which partitions rows of ``observed`` go."""
    keys = pa.table({"partner_code": rows["partner_code"], "year": pc.year(rows["period_start"])})
    return {Partition(**key) for key in keys.group_by(["partner_code", "year"]).aggregate([]).to_pylist()}


def partition_statements(partition: Partition, place: str) -> list[str]:
    """What makes a partition in the schema ``place``, and the partner's part that holds it, if they are missing."""
    partner, year = partition
    of_partner = f'{place}."{observed.name}_{partner}"'
    return [
        f"CREATE TABLE IF NOT EXISTS {of_partner} PARTITION OF {place}.{observed.name} "
        f"FOR VALUES IN ('{partner}') PARTITION BY RANGE (period_start)",
        f'CREATE TABLE IF NOT EXISTS {place}."{observed.name}_{partner}_{year}" PARTITION OF {of_partner} '
        f"FOR VALUES FROM ('{year:04}-01-01') TO ('{year + 1:04}-01-01')",
    ]


class Copies:
    """Puts batches into the tables of a schema, several at a time, and no more in memory than are being put."""

    def __init__(self, engine: Engine, place: str, pool: ThreadPoolExecutor, connections: "queue.Queue[Any]") -> None:
        self._engine = engine
        self._place = place
        self._pool = pool
        self._connections = connections
        self._running: set[Future[None]] = set()
        self._partitions: set[Partition] = set()

    def copy(self, stored: StoredBatch) -> None:
        """Begin to put a batch in. Raises what went wrong with it or with one before it."""
        if stored.table is observed:
            self._make_partitions(partitions_of(stored.rows) - self._partitions)
        if len(self._running) >= WORKERS:
            self._settle(wait(self._running, return_when=FIRST_COMPLETED).done)
        self._running.add(self._pool.submit(self._put, stored))

    def finish(self) -> None:
        """Wait until all is in. Raises what went wrong."""
        self._settle(wait(self._running).done)

    def _settle(self, done: set[Future[None]]) -> None:
        self._running -= done
        for future in done:
            future.result()

    def _put(self, stored: StoredBatch) -> None:
        connection = self._connections.get()
        try:
            with connection.cursor() as cursor:
                cursor.adbc_ingest(stored.table.name, stored.rows, mode="append", db_schema_name=self._place)
            connection.commit()
        finally:
            self._connections.put(connection)

    def _make_partitions(self, missing: set[Partition]) -> None:
        """Make partitions that rows need: their parent is locked for that, so what is being put in goes first."""
        if not missing:
            return
        self.finish()
        with self._engine.begin() as connection:
            for partition in sorted(missing):
                for statement in partition_statements(partition, self._place):
                    connection.execute(text(statement))
        self._partitions |= missing


@contextmanager
def copies(engine: Engine, place: str) -> Iterator[Copies]:
    """Copy into the schema ``place`` while the block runs; at its end all is in."""
    address = libpq_address(engine.url)
    connections: queue.Queue[Any] = queue.Queue()
    with ExitStack() as opened:
        for _ in range(WORKERS):
            connection = opened.enter_context(adbc_driver_postgresql.dbapi.connect(address))
            with connection.cursor() as cursor:
                cursor.execute(_SETTING)
            connection.commit()
            connections.put(connection)
        pool = opened.enter_context(ThreadPoolExecutor(WORKERS))
        one = Copies(engine, place, pool, connections)
        yield one
        one.finish()
