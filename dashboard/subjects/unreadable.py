"""Why a database cannot be read.

Nothing was built there, another edition of Khorgos built it, its server cannot be reached, or it fails for another
reason.
"""

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

import psycopg
from psycopg.errors import InvalidSchemaName, UndefinedColumn, UndefinedTable
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from etl.schema import SCHEMA_VERSION
from etl.schema.address import shown_address

# No such file; another program's file; no such table or column, which SQLite calls nothing but an error.
_NOT_BUILT_SQLITE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
_WITHOUT_DETAIL = 0xFF  # the last byte of a code of SQLite's says what it is, those before it which kind of that
_NOT_BUILT_POSTGRES = (InvalidSchemaName, UndefinedTable, UndefinedColumn)


class Why(StrEnum):
    """Why a database cannot be read.

    The value is a sentence for programs, which says nothing of where the database is.
    """

    NOT_BUILT = "there is no database yet"
    OLDER = "the database was built by an older edition of Khorgos"
    NEWER = "the database was built by a newer edition of Khorgos"
    NO_SERVER = "the database server can not be reached"
    FAILING = "the database can not be read"


class OtherEdition(SQLAlchemyError):
    """The database is of another version of the schema than this program reads: ``schema_version``."""

    def __init__(self, schema_version: int) -> None:
        self.schema_version = schema_version
        super().__init__(f"The database has schema version {schema_version}, this Khorgos reads {SCHEMA_VERSION}")


@dataclass(frozen=True)
class Unreadable:
    """Why a database cannot be read; ``schema_version`` is that of one that another edition built."""

    why: Why
    schema_version: int | None = None

    @property
    def versions(self) -> dict[str, int]:
        """What programs are told of an edition: the version of the database's tables, and that which is read here."""
        if self.schema_version is None:
            return {}
        return {"schema_version": self.schema_version, "schema_version_read": SCHEMA_VERSION}


def require_edition(schema_version: int) -> None:
    """Raise OtherEdition unless this program reads databases of this version of the schema."""
    if schema_version != SCHEMA_VERSION:
        raise OtherEdition(schema_version)


def why_unreadable(fault: SQLAlchemyError) -> Unreadable:
    """Tell from what was raised why a database cannot be read.

    A server that refuses the user, or that has no database of the name, counts as one that cannot be reached: nobody
    knows what it holds.
    """
    if isinstance(fault, OtherEdition):
        return Unreadable(Why.OLDER if fault.schema_version < SCHEMA_VERSION else Why.NEWER, fault.schema_version)
    seen = fault.orig if isinstance(fault, DBAPIError) else None
    if isinstance(seen, sqlite3.Error) and getattr(seen, "sqlite_errorcode", 0) & _WITHOUT_DETAIL in _NOT_BUILT_SQLITE:
        return Unreadable(Why.NOT_BUILT)
    if isinstance(seen, _NOT_BUILT_POSTGRES):
        return Unreadable(Why.NOT_BUILT)
    return Unreadable(Why.NO_SERVER if isinstance(seen, psycopg.OperationalError) else Why.FAILING)


def in_words(found: Unreadable, address: str) -> str:
    """Why the database at an address cannot be read, and what to do, for whoever gave a command.

    A password is left out.
    """
    shown = shown_address(address)
    versions = f"has schema version {found.schema_version}, this Khorgos reads {SCHEMA_VERSION}"
    return {
        Why.NOT_BUILT: f"There is no Khorgos database at {shown}. Run 'python -m etl build' to make one.",
        Why.OLDER: f"The database at {shown} {versions}. Run 'python -m etl build' to make it anew.",
        Why.NEWER: f"The database at {shown} {versions}. Run the edition of Khorgos that built it.",
        Why.NO_SERVER: f"Cannot connect to {shown}. Check that the server runs, and KHORGOS_DATABASE_URL.",
        Why.FAILING: f"The database at {shown} cannot be read. Try again in a minute.",
    }[found.why]
