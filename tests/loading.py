"""Rows put into databases for tests that only read them: sooner than by a build of each, which has its own tests."""

import hashlib
import itertools
import shutil
from pathlib import Path

import adbc_driver_postgresql.dbapi
from sqlalchemy import NullPool, create_engine, make_url, text

from etl import schema
from etl.load import replace_database
from etl.load.arrow import to_arrow
from etl.schema.address import POSTGRES_SCHEMA
from tests.factories import Row, complete, frames

Rows = dict[str, list[Row]]


class SqliteFiles:
    """A file for each set of rows, built once and copied for every test that asks for the same."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, url: str, tables: Rows) -> str:
        """Put the rows, and what goes with them, into the file at ``url``; gives the address."""
        kept = self._folder / hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()
        if not kept.exists():
            replace_database(f"sqlite:///{kept}", frames(**complete(**tables)))
        shutil.copyfile(kept, make_url(url).database or "")
        return url


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

    def load(self, tables: Rows) -> str:
        """Put the rows, and what goes with them, in the place of the last ones; gives an address that no other test had."""
        wanted = complete(**tables)
        if wanted != self._held:
            self._replace(wanted)
        named = self._url.update_query_dict({"application_name": f"test_{next(self._numbers)}"})
        return named.render_as_string(hide_password=False)

    def _replace(self, wanted: Rows) -> None:
        filled = [table for table in reversed(schema.metadata.sorted_tables) if self._held.get(table.name)]
        rows = frames(**wanted)
        address = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with adbc_driver_postgresql.dbapi.connect(address) as connection, connection.cursor() as cursor:
            for table in filled:
                cursor.execute(f"DELETE FROM {POSTGRES_SCHEMA}.{table.name}")  # noqa: S608 - a name of our own schema
            for table in schema.metadata.sorted_tables:
                if wanted.get(table.name):
                    cursor.adbc_ingest(
                        table.name, to_arrow(table, rows[table.name]), mode="append", db_schema_name=POSTGRES_SCHEMA
                    )
            connection.commit()
        self._held = wanted
