"""Where the database is: the address that builders write to, and that of readers, if it is another one."""

import os
from datetime import date
from pathlib import Path

from sqlalchemy import URL, make_url

ADDRESS_VARIABLE = "KHORGOS_DATABASE_URL"
READ_VARIABLE = "KHORGOS_READ_URL"
PROJECT_ROOT = Path(__file__).resolve().parents[2]
DEFAULT_DATABASE_URL = f"sqlite:///{PROJECT_ROOT / 'data' / 'khorgos.db'}"
# PostgreSQL only: the schema that holds the build in use, and the one with its views of what was known on a day
# (etl.schema.known).
POSTGRES_SCHEMA = "khorgos"
POSTGRES_VIEWS = "khorgos_known"


def database_url(address: str | None = None) -> str:
    """Give the address asked for, else the one in ``KHORGOS_DATABASE_URL``, else the file ``data/khorgos.db``.

    A relative SQLite path is taken from the project's root, whatever the working directory, so that every command means
    the same file. ``postgresql://`` means the driver that Khorgos brings. Raises SQLAlchemy's ArgumentError for what is
    no address.
    """
    url = make_url(address or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_DATABASE_URL)
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        url = url.set(database=str(PROJECT_ROOT / url.database))
    return url.render_as_string(hide_password=False)


def read_url(address: str | None = None) -> str:
    """Give the address that readers ask: that asked for, else a replica's in ``KHORGOS_READ_URL``, else the builder's.

    Raises what ``database_url`` does.
    """
    return database_url(address or os.environ.get(READ_VARIABLE))


def read_variable() -> str:
    """The name of the setting that says which address readers ask, where none is asked for."""
    return READ_VARIABLE if os.environ.get(READ_VARIABLE) else ADDRESS_VARIABLE


def parse_iso_day(text: str) -> date | None:
    """A day written as YYYY-MM-DD; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Python reads other forms of ISO 8601 too, and each day has one name only.
    return day if day.isoformat() == text else None


def libpq_address(url: URL) -> str:
    """Write the address of a PostgreSQL database as its own library reads it, with the password."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def shown_address(url: str) -> str:
    """Write an address for a person to read: the password is left out."""
    return make_url(url).render_as_string(hide_password=True)
