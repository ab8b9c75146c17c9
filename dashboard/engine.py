"""Reading engines and the build in use, for pages and for programs without one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url, select
from sqlalchemy.pool import NullPool

from etl.schema import build
from etl.schema.address import POSTGRES_SCHEMA


@dataclass(frozen=True)
class Build:
    """The build that the database is."""

    build_id: str
    built_at: datetime


def read_only_engine(address: str) -> Engine:
    """Engine on the database at ``address`` that cannot write.

    A SQLite file is opened with ``mode=ro``, so a missing one is an error and not a new empty file.
    """
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database).resolve().as_posix()
        return create_engine(f"sqlite:///file:{path}?mode=ro&uri=true", poolclass=NullPool)
    options = f"-csearch_path={POSTGRES_SCHEMA} -cdefault_transaction_read_only=on"
    return create_engine(url, poolclass=NullPool, connect_args={"options": options})


def current_build(connection: Connection) -> Build | None:
    """Which build this database is, or None where nothing was built yet."""
    row = connection.execute(select(build.c.build_id, build.c.built_at).order_by(build.c.built_at.desc())).first()
    return Build(row.build_id, row.built_at) if row else None
