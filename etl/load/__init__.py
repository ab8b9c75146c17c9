"""Rows become a database: built aside, verified, swapped in whole."""

from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import make_url

from etl.errors import NoConnection
from etl.load.lock import NewDatabase
from etl.load.postgres import one_schema_builder
from etl.load.rows import Rows, Tables
from etl.load.sqlite import one_file_builder
from etl.schema.address import shown_address

__all__ = ["Rows", "one_builder", "replace_database"]


def one_builder(url: str, executor: Executor | None = None) -> AbstractContextManager[NewDatabase]:
    """Be the one builder of the database at ``url`` while the block runs.

    Gives what a new database is made with. What comes in parts is put into PostgreSQL by the workers of ``executor``; a
    SQLite file has one writer, who begins while they are at work. Entering raises DatabaseLocked where another builder
    is at work, and NoConnection.
    """
    parsed = make_url(url)
    match parsed.get_backend_name():
        case "sqlite":
            return one_file_builder(Path(parsed.database or ""), executor)
        case "postgresql":
            return one_schema_builder(url, executor)
        case other:
            raise NoConnection(
                shown_address(url), f"{other!r} is no kind of database Khorgos knows; use sqlite or postgresql"
            )


def replace_database(url: str, tables: Tables) -> None:
    """Put a new database of ``tables`` in the place of the one at ``url``; raises what ``one_builder`` does."""
    with one_builder(url) as new:
        new.replace(tables, lambda _: None)
