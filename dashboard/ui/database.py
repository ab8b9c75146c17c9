"""The read-only way to the database, and the one cache of what pages show.

Every cache key holds the build's id, so a new build is seen on the next rerun without a restart, and the reader's
language; an answer is kept under that id only where the connection that gave it read that build. Which connections wait
for the next question, and until when, says ``dashboard.subjects.kept_connections``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd
import streamlit as st
from sqlalchemy import Connection

from dashboard.locale import in_language, language
from dashboard.subjects.answer_cache import AnswerCache
from dashboard.subjects.engine import Build, connect, current_build, read_only_engine
from dashboard.subjects.one_build import BuildReplaced, of_one_build, read_build_id, require_build
from etl.vocabulary.languages import SOURCE_LANGUAGE

__all__ = [
    "Build",
    "BuildReplaced",
    "Reader",
    "answers",
    "ask",
    "ask_whole",
    "ask_written",
    "begin_run",
    "build_id_now",
    "chosen_day",
    "connect",
    "current_build",
    "for_file",
    "of_one_build",
    "page_reader",
    "read_only_engine",
    "require_build",
]

P = ParamSpec("P")
T = TypeVar("T")

# Of answers: every page in three languages, with some filters and an earlier day, takes some 80 MB.
MOST_BYTES = 96 * 1024 * 1024
answers = AnswerCache(MOST_BYTES)

_RUNS, _NEXT_RUN = "runs_of_page", "next_run_of_page"
_MOST_RUNS = 4  # so many builds do not come while one page is drawn

DAY_PARAMETER = "asof"
"""The parameter of an address that names the day whose knowledge is shown."""


def chosen_day() -> date | None:
    """The day whose knowledge this reader's pages show; None: all that is known.

    Only a page can ask, not a thread without one.
    """
    day: date | None = st.session_state.get("as_of")
    return day


@dataclass(frozen=True)
class Reader:
    """What an answer hangs on beside its question: the build, the day whose knowledge is asked for, the language."""

    build_id: str
    as_of: date | None
    language: str

    def ask(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The answer, from the cache when it was asked before. It is everybody's: nobody changes it.

        Raises BuildReplaced where it is not kept and the database is another build by now: it is never of that.
        """

        def answered() -> T:
            with in_language(self.language), connect(self.as_of) as connection:
                require_build(connection, self.build_id)
                return question(connection, *args, **kwargs)

        return self.once(question, answered, *args, **kwargs)

    def once(self, asked: Callable[..., T], make: Callable[[], T], *args: object, **kwargs: object) -> T:
        """What ``make`` gives for a function and what it was called with: made by the first who asks.

        A frame is handed out as a frame of its own on the same values, of which pandas makes a copy where one is
        written to.
        """
        name = f"{asked.__module__}.{asked.__qualname__}"
        answer = answers.answer((self, name, args, tuple(sorted(kwargs.items()))), make)
        return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


def ask(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Answer a question of ``dashboard.subjects`` for the build that the page shows.

    The answer is from the cache when it was asked before, and the same for all readers. Where another build came in
    between, the page begins again.
    """
    with _on_one_build():
        return page_reader().ask(question, *args, **kwargs)


def once_a_build(compute: Callable[P, T]) -> Callable[P, T]:
    """A function of a page that is computed once for all readers of a build, day and language who choose alike.

    It hangs on what it is given, which has a hash, and on what it asks, and on nothing else of the session; it draws
    nothing, and what it gives is changed by nobody.
    """

    @wraps(compute)
    def computed(*args: P.args, **kwargs: P.kwargs) -> T:
        return page_reader().once(compute, lambda: compute(*args, **kwargs), *args, **kwargs)

    return computed


def ask_written(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer with our own texts as they were written, in English, whatever the reader's language."""
    with in_language(SOURCE_LANGUAGE):
        return ask(question, *args, **kwargs)


def ask_whole(question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The answer by all that is known, whatever day the reader chose.

    On what the reader names, such as a meeting that lies ahead then.
    """
    with _on_one_build():
        return replace(page_reader(), as_of=None).ask(question, *args, **kwargs)


def for_file(make: Callable[[Reader], T]) -> Callable[[], T]:
    """What ``make`` gives, for code that runs when the page is gone, such as a file made when it is asked for.

    ``make`` is given a reader of the page's build, day and language; where another build has come by then, it is begun
    again with one of that build, so that a file is of one build from its first to its last line.
    """
    reader = page_reader()

    def made() -> T:
        try:
            return make(reader)
        except BuildReplaced:
            return of_one_build(lambda: make(replace(reader, build_id=build_id_now())))

    return made


def build_id_now() -> str:
    """The id of the build that the database is at this moment; empty where nothing was built."""
    with connect() as connection:
        return read_build_id(connection)


def page_reader() -> Reader:
    """Whoever reads the page that runs."""
    return Reader(st.session_state["build"].build_id, chosen_day(), language())


def begin_run(build: Build) -> None:
    """Start a run of a page, which shows this build and no other."""
    st.session_state["build"] = build
    st.session_state[_RUNS] = st.session_state.pop(_NEXT_RUN, 1)


@contextmanager
def _on_one_build() -> Iterator[None]:
    """A block that shows no other build than the page: where it meets one, the page begins again.

    The reader sees no more of it than a page that is drawn. Builds that come one upon the other end it with
    BuildReplaced.
    """
    try:
        yield
    except BuildReplaced:
        runs = st.session_state[_RUNS]
        if runs < _MOST_RUNS:
            st.session_state[_NEXT_RUN] = runs + 1
            st.rerun()
        raise
