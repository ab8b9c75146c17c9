"""Where the database is: the one address that builders write to and readers read from."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url

ADDRESS_VARIABLE = "KHORGOS_DATABASE_URL"
PROJECT_ROOT = Path(__file__).resolve().parents[2]
DEFAULT_DATABASE_URL = "sqlite:///data/khorgos.db"
DATABASE_SCHEMA = "khorgos"  # PostgreSQL only: the schema that holds the build in use
POSTGRES_OPTIONS = f"-csearch_path={DATABASE_SCHEMA}"  # connect_args={"options": POSTGRES_OPTIONS} makes bare table names mean the build in use


def database_url(address: str | None = None) -> URL:
    """Give the address asked for, else the one in ``KHORGOS_DATABASE_URL``, else ``data/khorgos.db``.

    A relative SQLite path is taken from the project's root, whatever the working directory, so that every command means the same file.
    """
    url = make_url(address or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_DATABASE_URL)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return url
    return url.set(database=str(PROJECT_ROOT / url.database))


def shown_address(url: URL) -> str:
    """Write an address for a person to read: the password is left out."""
    return url.render_as_string(hide_password=True)
