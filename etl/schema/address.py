"""Where the database is: the one address that builders write to and readers read from."""

import os
import re
from datetime import date
from pathlib import Path

from sqlalchemy import make_url

ADDRESS_VARIABLE = "KHORGOS_DATABASE_URL"
PROJECT_ROOT = Path(__file__).resolve().parents[2]
DEFAULT_DATABASE_URL = f"sqlite:///{PROJECT_ROOT / 'data' / 'khorgos.db'}"
# PostgreSQL only: the schema that holds the build in use. Connect with options=-csearch_path=khorgos to have bare table names mean it.
POSTGRES_SCHEMA = "khorgos"
# Nothing but these two is ever taken for a schema of ours: a build drops the schema that it replaces.
_SCHEMA_OF_DAY = re.compile(rf"{POSTGRES_SCHEMA}_as_of_(\d{{4}})_(\d{{2}})_(\d{{2}})")
_SEARCH_PATH = re.compile(rf"-c\s*search_path=({_SCHEMA_OF_DAY.pattern})(?!\S)")


def database_url(address: str | None = None) -> str:
    """Give the address asked for, else the one in ``KHORGOS_DATABASE_URL``, else the file ``data/khorgos.db``.

    A relative SQLite path is taken from the project's root, whatever the working directory, so that every command means the same file.
    ``postgresql://`` means the driver that Khorgos brings. Raises SQLAlchemy's ArgumentError for what is no address.
    """
    url = make_url(address or os.environ.get(ADDRESS_VARIABLE) or DEFAULT_DATABASE_URL)
    if url.drivername in {"postgres", "postgresql"}:
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        url = url.set(database=str(PROJECT_ROOT / url.database))
    return url.render_as_string(hide_password=False)


def as_of_url(as_of: date, url: str) -> str:
    """Give the address of the database that holds what was known on a day, beside the one at ``url``.

    Beside a SQLite file ``khorgos.db`` that is ``khorgos-as-of-2023-05-09.db``; on PostgreSQL it is the schema ``khorgos_as_of_2023_05_09``
    of the same database, which the address names as its search path. The database of a day is its own.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        path, end = Path(parsed.database or ""), f"-as-of-{as_of.isoformat()}"
        beside = path.with_name(f"{path.stem.removesuffix(end)}{end}{path.suffix}")
        return parsed.set(database=str(beside)).render_as_string(hide_password=False)
    options = f"-csearch_path={POSTGRES_SCHEMA}_as_of_{as_of:%Y_%m_%d}"
    return parsed.update_query_dict({"options": options}).render_as_string(hide_password=False)


def postgres_schema(url: str) -> str:
    """The PostgreSQL schema that an address means: that of a day, where its search path names one, else the one in use."""
    options = make_url(url).query.get("options", "")
    named = _SEARCH_PATH.search(options if isinstance(options, str) else " ".join(options))
    return named[1] if named else POSTGRES_SCHEMA


def day_of_schema(name: str) -> date | None:
    """The day whose knowledge a PostgreSQL schema of this name holds; None for any other name."""
    named = _SCHEMA_OF_DAY.fullmatch(name)
    return parse_iso_day("-".join(named.groups())) if named else None


def day_of_file(path: Path, beside: Path) -> date | None:
    """The day whose knowledge a SQLite file holds by its name, where it is of the database ``beside``; None for any other."""
    start, end = f"{beside.stem}-as-of-", beside.suffix
    return parse_iso_day(path.name.removeprefix(start).removesuffix(end)) if path.name.startswith(start) else None


def parse_iso_day(text: str) -> date | None:
    """A day written as YYYY-MM-DD; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Python reads other forms of ISO 8601 too, and each day has one name only.
    return day if day.isoformat() == text else None


def shown_address(url: str) -> str:
    """Write an address for a person to read: the password is left out."""
    return make_url(url).render_as_string(hide_password=True)
