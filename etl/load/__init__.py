"""Rows become a database: built aside, verified, swapped in whole."""

from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import make_url

from etl.errors import NoConnection
from etl.load.lock import Replace
from etl.load.postgres import one_schema_builder
from etl.load.rows import Rows, RowSource, Tables
from etl.load.sqlite import one_file_builder
from etl.schema.address import shown_address

__all__ = ["RowSource", "Rows", "one_builder", "replace_database"]


def one_builder(url: str, executor: Executor | None = None) -> AbstractContextManager[Replace]:
    """Be the one builder of the database at ``url`` while the block runs.

    Gives the function that puts a new database in its place. That function takes rows by table, a frame or a source of
    batches each, and ``on_table``, which is told the name of each table before its rows go in; tables not given are
    made and stay empty. What comes in parts is put into PostgreSQL by the workers of ``executor``; those of a SQLite
    file, which has one writer, end before. It raises VerificationFailed or DatabaseBusy, and then the old database
    stays. Entering raises DatabaseLocked where another builder is at work, and NoConnection.
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
    with one_builder(url) as replace:
        replace(tables, lambda _: None)
