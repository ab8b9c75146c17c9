"""The read-only way to the database, and the only caches of the dashboard.

Every cache key holds the build's id, so a new build is seen on the next rerun without a restart; connections are not pooled, because a
pooled one would go on reading the file that a build has replaced.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection, Engine, create_engine, make_url, select
from sqlalchemy.pool import NullPool

from etl.schema import build
from etl.schema.address import POSTGRES_SCHEMA, database_url

P = ParamSpec("P")
T = TypeVar("T")


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


_engine = st.cache_resource(show_spinner=False, max_entries=4)(read_only_engine)


def connect() -> Connection:
    """Open one read-only connection to the database that the environment names; the caller closes it."""
    return _engine(database_url()).connect()


def current_build(connection: Connection) -> Build | None:
    """Which build this database is, or None where nothing was built yet."""
    row = connection.execute(select(build.c.build_id, build.c.built_at).order_by(build.c.built_at.desc())).first()
    return Build(row.build_id, row.built_at) if row else None


@st.cache_data(show_spinner=False, max_entries=1024)
def _answer(build_id: str, name: str, args: tuple[object, ...], kwargs: dict[str, object], _question: Callable[..., T]) -> T:
    with connect() as connection:
        return _question(connection, *args, **kwargs)


def ask(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a query of ``dashboard.queries`` for the current build, from the cache when it was asked before.

    The answer, in most cases a frame, is the caller's own copy.
    """
    name = f"{question.__module__}.{question.__qualname__}"
    return _answer(st.session_state["build"].build_id, name, args, kwargs, question)
