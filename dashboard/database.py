"""The read-only way to the database, and the only caches of the dashboard.

Every cache key holds the build's id, so a new build is seen on the next rerun without a restart; connections are not pooled, because a
pooled one would go on reading the file that a build has replaced.
"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection

from dashboard.engine import Build, current_build, read_only_engine
from etl.schema.address import database_url

__all__ = ["Build", "ask", "connect", "current_build", "later", "read_only_engine"]

P = ParamSpec("P")
T = TypeVar("T")


_engine = st.cache_resource(show_spinner=False, max_entries=4)(read_only_engine)


def connect() -> Connection:
    """Open one read-only connection to the database that the environment names; the caller closes it."""
    return _engine(database_url()).connect()


@st.cache_data(show_spinner=False, max_entries=1024)
def _answer(build_id: str, name: str, args: tuple[object, ...], kwargs: dict[str, object], _question: Callable[..., T]) -> T:
    with connect() as connection:
        return _question(connection, *args, **kwargs)


def ask(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a query of ``dashboard.queries`` for the current build, from the cache when it was asked before.

    The answer, in most cases a frame, is the caller's own copy.
    """
    return later(question, *args, **kwargs)()


def later(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
    """The same answer for code that runs when the page is gone, such as a file made when it is asked for: of the page's build."""
    build_id, name = st.session_state["build"].build_id, f"{question.__module__}.{question.__qualname__}"
    return lambda: _answer(build_id, name, args, kwargs, question)
