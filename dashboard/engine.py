"""Reading engines, the build in use and the days for which another was built, for pages and for programs without one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from etl.schema import SCHEMA_VERSION, build
from etl.schema.address import as_of_url, day_of_file, day_of_schema, postgres_schema


@dataclass(frozen=True)
class Build:
    """The build that the database is; ``as_of`` is the day whose knowledge it holds, None where it holds all that is known."""

    build_id: str
    built_at: datetime
    as_of: date | None = None


def read_only_engine(address: str) -> Engine:
    """Engine on the database at ``address`` that cannot write.

    A SQLite file is opened with ``mode=ro``, so a missing one is an error and not a new empty file.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database).resolve().as_posix()
        return create_engine(f"sqlite:///file:{path}?mode=ro&uri=true", poolclass=NullPool)
    options = f"-csearch_path={postgres_schema(address)} -cdefault_transaction_read_only=on"
    return create_engine(url, poolclass=NullPool, connect_args={"options": options})


def current_build(connection: Connection) -> Build | None:
    """Which build this database is, or None where nothing was built yet."""
    columns = (build.c.build_id, build.c.built_at, build.c.as_of_date)
    row = connection.execute(select(*columns).order_by(build.c.built_at.desc())).first()
    return Build(row.build_id, row.built_at, row.as_of_date) if row else None


def days_built_beside(address: str) -> tuple[date, ...]:
    """Days for which a database that this version can read was built beside the one at ``address``, the newest first.

    Raises OperationalError where a server can not be reached.
    """
    url = make_url(address)
    named = _days_of_files(url) if url.get_backend_name() == "sqlite" else _days_of_schemas(address)
    return tuple(sorted((day for day in set(named) if _is_of_day(address, day)), reverse=True))


def _days_of_files(url: URL) -> Iterator[date]:
    beside = Path(url.database or "")
    days = (day_of_file(path, beside) for path in beside.parent.glob(f"*{beside.suffix}"))
    return (day for day in days if day)


def _days_of_schemas(address: str) -> Iterator[date]:
    with read_only_engine(address).connect() as connection:
        names = connection.scalars(text("SELECT nspname FROM pg_namespace ORDER BY nspname")).all()
    return (day for day in map(day_of_schema, names) if day)


def _is_of_day(address: str, day: date) -> bool:
    """Whether the database of a day has this version's schema and says that it is of that day."""
    try:
        with read_only_engine(as_of_url(day, address)).connect() as connection:
            row = connection.execute(select(build.c.schema_version, build.c.as_of_date).order_by(build.c.build_id)).first()
    except DatabaseError:  # another program's file, or a schema of before: not to be offered, and build writes it anew
        return False
    return row is not None and (row.schema_version, row.as_of_date) == (SCHEMA_VERSION, day)
