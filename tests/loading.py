"""Rows put into databases for tests that only read them: sooner than by a build of each, which has its own tests."""

import hashlib
import itertools
import pickle
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import adbc_driver_postgresql.dbapi
import adbc_driver_sqlite.dbapi
from sqlalchemy import NullPool, create_engine, make_url, text

from etl import schema
from etl.load import replace_database
from etl.load.arrow import days_as_text
from etl.load.copying import partition_statements, partitions_of
from etl.load.digests import Digests
from etl.load.packing import StoredBatch, stored_batches
from etl.load.sqlite import BULK_PRAGMAS
from etl.schema.address import POSTGRES_SCHEMA, libpq_address
from etl.schema.stored import asked_name, observed, stored_tables, table_digest
from tests.factories import Row, area_row, complete, event_row, frames, observation_row

Rows = dict[str, list[Row]]

OLD = complete(
    area=[area_row(name_en="Before")],
    event=[event_row(title="old", known_from=date(2099, 5, 9))],
    observation=[observation_row(note="old", known_from=date(2099, 5, 9))],
)
"""What is there before the build of a test that replaces it (the fixture ``old_url``)."""


def load_file(url: str, **tables: list[Row]) -> str:
    """Put the rows, and what goes with them, into the SQLite file at ``url``; gives the address."""
    shutil.copyfile(make_url(file_of(**tables)).database or "", make_url(url).database or "")
    return url


def swap_file(url: str, **tables: list[Row]) -> None:
    """Put a file with the rows in the place of the one at ``url`` at once, as a build does: who reads the old one goes on."""
    path = Path(make_url(url).database or "")
    aside = path.with_name("aside.db")
    load_file(f"sqlite:///{aside}", **tables)
    aside.replace(path)


def file_of(**tables: list[Row]) -> str:
    """Address of a SQLite file with the rows and what goes with them: one for all tests that only read the same ones."""
    path = Path(_folder().name) / hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()
    if not path.exists():
        shutil.copyfile(_emptied_file(), path)
        _fill_file(path, complete(**tables))
    return f"sqlite:///{path}"


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="khorgos-loaded-")


@cache
def _emptied_file() -> Path:
    """A file that a build made, without its rows: to make its tables takes longer than to put the rows of a test in."""
    path = Path(_folder().name) / "emptied.db"
    replace_database(f"sqlite:///{path}", frames(**complete()))
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in reversed(stored_tables()):
            connection.execute(f"DELETE FROM {table.name}")  # noqa: S608 - a name of our own schema
    return path


def _fill_file(path: Path, tables: Rows) -> None:
    digests = Digests()
    with adbc_driver_sqlite.dbapi.connect(str(path), autocommit=True) as connection, connection.cursor() as cursor:
        for pragma in BULK_PRAGMAS:
            cursor.execute(pragma)
        for stored in _all_stored(tables):
            digests.add(stored)
            cursor.adbc_ingest(stored.table.name, days_as_text(stored.rows), mode="append")
        cursor.adbc_ingest(table_digest.name, digests.to_rows(), mode="append")
    with closing(sqlite3.connect(path)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert broken == [], f"these rows refer to nothing: {broken}"


def _all_stored(tables: Rows) -> Iterator[StoredBatch]:
    """All rows as they are stored; what a row refers to comes before it."""
    for table in schema.metadata.sorted_tables:
        if rows := tables.get(table.name):
            yield from _stored(table.name, pickle.dumps(rows))


@lru_cache(maxsize=2048)
def _stored(name: str, pickled: bytes) -> list[StoredBatch]:
    """The pickled rows of a table: those of most tables are the rows that other tests refer to as well."""
    rows = frames(**{name: pickle.loads(pickled)})  # noqa: S301 - our own bytes
    return list(stored_batches(schema.metadata.tables[name], rows[name]))


class OnePostgres:
    """A database that a build made once, and whose rows are changed for those that a test asks for.

    A build of few rows takes PostgreSQL twenty times as long as the rows: it makes every table, and the database anew.
    """

    def __init__(self, server: str) -> None:
        with create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as connection:
            connection.execute(text("CREATE DATABASE for_readers TEMPLATE template0"))
        self._url = make_url(server).set(database="for_readers")
        self._held = complete()
        self._numbers = itertools.count(1)
        replace_database(self._url.render_as_string(hide_password=False), frames(**self._held))
        address = libpq_address(self._url)
        # One for all tests: to make one takes as long as the rows, as it looks up every type.
        self._connection = adbc_driver_postgresql.dbapi.connect(address)

    def load(self, tables: Rows) -> str:
        """Put the rows, and what goes with them, in the place of the last ones; gives an address that no other test had."""
        wanted = complete(**tables)
        if wanted != self._held:
            self._replace(wanted)
        named = self._url.update_query_dict({"application_name": f"test_{next(self._numbers)}"})
        return named.render_as_string(hide_password=False)

    def _replace(self, wanted: Rows) -> None:
        changed = self._changed(wanted)
        emptied = [table for table in stored_tables() if asked_name(table.name) in changed]
        try:
            with self._connection.cursor() as cursor:
                for table in reversed(emptied):
                    cursor.execute(f"DELETE FROM {POSTGRES_SCHEMA}.{table.name}")  # noqa: S608 - a name of our own schema
                for stored in _all_stored({name: rows for name, rows in wanted.items() if name in changed}):
                    self._put(cursor, stored)
            self._connection.commit()
        finally:
            self._connection.rollback()  # what broke off half way; the next test's rows go into the last whole ones
        self._held = wanted

    def _changed(self, wanted: Rows) -> set[str]:
        """Tables that have other rows now, and those that refer to them."""
        changed = {name for name in {*wanted, *self._held} if wanted.get(name, []) != self._held.get(name, [])}
        for table in schema.metadata.sorted_tables:
            if any(key.column.table.name in changed for key in table.foreign_keys):
                changed.add(table.name)
        return changed

    @staticmethod
    def _put(cursor: adbc_driver_postgresql.dbapi.Cursor, stored: StoredBatch) -> None:
        if stored.table is observed:
            for partition in partitions_of(stored.rows):
                for statement in partition_statements(partition, POSTGRES_SCHEMA):
                    cursor.execute(statement)
        cursor.adbc_ingest(stored.table.name, stored.rows, mode="append", db_schema_name=POSTGRES_SCHEMA)
