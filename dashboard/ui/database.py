"""The read-only way to the database, and the only caches of the dashboard.

Every cache key holds the build's id, so a new build is seen on the next rerun without a restart, and the reader's
language; connections are not pooled, because a pooled one would go on reading the file that a build has replaced.
"""

from collections.abc import Callable
from datetime import date
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st
from sqlalchemy import Connection

from dashboard.locale import in_language, language
from dashboard.subjects.engine import Build, connect, current_build, read_only_engine
from etl.vocabulary.languages import SOURCE_LANGUAGE

__all__ = [
    "Build",
    "ask",
    "ask_shared",
    "ask_whole",
    "ask_written",
    "chosen_day",
    "connect",
    "current_build",
    "later",
    "read_only_engine",
]

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


_Reader = tuple[str, date | None, str]
"""What an answer hangs on beside its question: the build, the day and the language."""


def _answered(
    reader: _Reader, name: str, args: tuple[object, ...], kwargs: dict[str, object], _question: Callable[..., T]
) -> T:
    _build_id, as_of, spoken = reader
    with in_language(spoken), connect(as_of) as connection:
        return _question(connection, *args, **kwargs)


_own_answer = st.cache_data(show_spinner=False, max_entries=1024)(_answered)
_shared_answer = st.cache_resource(show_spinner=False, max_entries=256)(_answered)


def ask(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a question of ``dashboard.subjects`` for the build that the page shows.

    The answer is from the cache when it was asked before. The answer, in most cases a frame, is the caller's own copy.
    """
    return later(question, *args, **kwargs)()


def ask_shared(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The one answer that all readers have, for the page's build, day and language.

    For what is frozen, of which a copy for each reader would cost more than the reading.
    """
    answer: T = _shared_answer(_reader(chosen_day()), _name(question), args, kwargs, question)
    return answer


def ask_written(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer with our own texts as they were written, in English, whatever the reader's language."""
    with in_language(SOURCE_LANGUAGE):
        return ask(question, *args, **kwargs)


def ask_whole(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer by all that is known, whatever day the reader chose.

    On what the reader names, such as a meeting that lies ahead then.
    """
    return _bound(None, question, *args, **kwargs)()


def later(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
    """The same answer for code that runs when the page is gone, such as a file made when it is asked for.

    Of the page's build, day and language.
    """
    return _bound(chosen_day(), question, *args, **kwargs)


def _bound(
    as_of: date | None, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
) -> Callable[[], T]:
    reader, name = _reader(as_of), _name(question)
    return lambda: _own_answer(reader, name, args, kwargs, question)


def _reader(as_of: date | None) -> _Reader:
    return st.session_state["build"].build_id, as_of, language()


def _name(question: Callable[..., object]) -> str:
    return f"{question.__module__}.{question.__qualname__}"
