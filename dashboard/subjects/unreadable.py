"""Why a database cannot be read.

Nothing was built there, its server cannot be reached, or it fails for another reason.
"""

import sqlite3
from enum import StrEnum

import psycopg
from psycopg.errors import InvalidSchemaName, UndefinedColumn, UndefinedTable
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from etl.schema.address import shown_address

# No such file; another program's file; no such table or column, which SQLite calls nothing but an error.
_NOT_BUILT_SQLITE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_WITHOUT_DETAIL = 0xFF  # the last byte of a code of SQLite's says what it is, those before it which kind of that
_NOT_BUILT_POSTGRES = (InvalidSchemaName, UndefinedTable, UndefinedColumn)


class Unreadable(StrEnum):
    """Why a database cannot be read.

    The value is a sentence for programs, which says nothing of where the database is.
    """

    NOT_BUILT = "there is no database yet"
    NO_SERVER = "the database server can not be reached"
    FAILING = "the database can not be read"


def why_unreadable(fault: SQLAlchemyError) -> Unreadable:
    """Tell from what SQLAlchemy raised why a database cannot be read.

    A server that refuses the user, or that has no database of the name, counts as one that cannot be reached: nobody
    knows what it holds.
    """
    seen = fault.orig if isinstance(fault, DBAPIError) else None
    if isinstance(seen, sqlite3.Error) and getattr(seen, "sqlite_errorcode", 0) & _WITHOUT_DETAIL in _NOT_BUILT_SQLITE:
        return Unreadable.NOT_BUILT
    if isinstance(seen, _NOT_BUILT_POSTGRES):
        return Unreadable.NOT_BUILT
    return Unreadable.NO_SERVER if isinstance(seen, psycopg.OperationalError) else Unreadable.FAILING


def in_words(why: Unreadable, address: str) -> str:
    """Why the database at an address cannot be read, and what to do, for whoever gave a command.

    A password is left out.
    """
    shown = shown_address(address)
    return {
        Unreadable.NOT_BUILT: f"There is no Khorgos database at {shown}. Run 'python -m etl build' to make one.",
        Unreadable.NO_SERVER: f"Cannot connect to {shown}. Check that the server runs, and KHORGOS_DATABASE_URL.",
        Unreadable.FAILING: f"The database at {shown} cannot be read. Try again in a minute.",
    }[why]
