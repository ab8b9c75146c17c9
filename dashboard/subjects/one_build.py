"""What is told is of one build: the build's id is read over the connection that reads the rows.

A connection reads one build to its end: a SQLite file that was replaced goes on being read, and a transaction of
PostgreSQL that has read a table keeps the next build waiting. So a question needs no more than a look at the id before
its answer; where several connections tell of one thing, each looks.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, func, select

from etl.schema import build

T = TypeVar("T")

BUILD_QUESTION = select(func.max(build.c.build_id).label("build_id"))
"""The id of the build, one row; NULL where nothing was built."""
_TRIES = 3  # so many builds do not come within one answer


class BuildReplaced(Exception):
    """Another build came between a question and its answer; ask again, of the new one."""


def read_build_id(connection: Connection) -> str:
    """The id of the build that the connection reads; empty where nothing was built."""
    return connection.execute(BUILD_QUESTION).scalar_one() or ""


def require_build(connection: Connection, build_id: str) -> None:
    """Raise BuildReplaced where the connection reads another build than this one."""
    if read_build_id(connection) != build_id:
        raise BuildReplaced


def of_one_build(answer: Callable[[], T]) -> T:
    """What ``answer`` gives, asked again from its beginning where a build comes in between.

    Raises BuildReplaced where one comes in between each time.
    """
    for _attempt in range(_TRIES - 1):
        with suppress(BuildReplaced):
            return answer()
    return answer()
