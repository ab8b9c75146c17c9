"""The read-only way to the database, and the only caches of the dashboard.

Every cache key holds the build's id, so a new build is seen on the next rerun without a restart; connections are not
pooled, because a pooled one would go on reading the file that a build has replaced.
"""

from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection

from dashboard.subjects.engine import Build, connect, current_build, read_only_engine

__all__ = ["Build", "ask", "ask_whole", "chosen_day", "connect", "current_build", "later", "read_only_engine"]

P = ParamSpec("P")
T = TypeVar("T")


DAY_PARAMETER = "asof"
"""The parameter of an address that names the day whose knowledge is shown."""


def chosen_day() -> date | None:
    """The day whose knowledge this reader's pages show; None: all that is known.

    Only a page can ask, not a thread without one.
    """
    day: date | None = st.session_state.get("as_of")
    return day


@st.cache_data(show_spinner=False, max_entries=1024)
def _answer(
    build_id: str,
    name: str,
    args: tuple[object, ...],
    kwargs: dict[str, object],
    _question: Callable[..., T],
    as_of: date | None,
) -> T:
    with connect(as_of) as connection:
        return _question(connection, *args, **kwargs)


def ask(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a question of ``dashboard.subjects`` for the build that the page shows.

    The answer is from the cache when it was asked before. The answer, in most cases a frame, is the caller's own copy.
    """
    return later(question, *args, **kwargs)()


def ask_whole(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer by all that is known, whatever day the reader chose.

    On what the reader names, such as a meeting that lies ahead then.
    """
    return _bound(None, question, *args, **kwargs)()


def later(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
    """The same answer for code that runs when the page is gone, such as a file made when it is asked for.

    Of the page's build and day.
    """
    return _bound(chosen_day(), question, *args, **kwargs)


def _bound(
    as_of: date | None, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], T]:
    build_id, name = st.session_state["build"].build_id, f"{question.__module__}.{question.__qualname__}"
    return lambda: _answer(build_id, name, args, kwargs, question, as_of)
