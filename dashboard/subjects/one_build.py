"""What is told is of one build: the build's id is read over the connection that reads the rows.

A connection reads one build to its end: a SQLite file that was replaced goes on being read, and a transaction of
PostgreSQL that has read a table keeps the next build waiting. So a question needs no more than a look at the id before
its answer; where several connections tell of one thing, each looks.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, func, select

from dashboard.subjects.unreadable import require_edition
from etl.schema import build

T = TypeVar("T")

BUILD_QUESTION = select(
    func.max(build.c.build_id).label("build_id"), func.max(build.c.schema_version).label("schema_version")
)
"""The id of the build and the version of its tables, one row; NULL where nothing was built."""
_TRIES = 3  # so many builds do not come within one answer


class BuildReplaced(Exception):
    """Another build came between a question and its answer; ask again, of the new one."""


def read_build_id(connection: Connection) -> str:
    """The id of the build that the connection reads; empty where nothing was built.

    Raises OtherEdition where it is of another version of the schema.
    """
    found = connection.execute(BUILD_QUESTION).one()
    if found.build_id is None:
        return ""
    require_edition(found.schema_version)
    return str(found.build_id)


def require_build(connection: Connection, build_id: str) -> None:
    """Raise BuildReplaced where the connection reads another build than this one."""
    # Where another edition built it, whoever is told of another build finds that out as he begins again.
    if connection.execute(BUILD_QUESTION).one().build_id != build_id:
        raise BuildReplaced


def of_one_build(answer: Callable[[], T]) -> T:
    """What ``answer`` gives, asked again from its beginning where a build comes in between.

    Raises BuildReplaced where one comes in between each time.
    """
    for _attempt in range(_TRIES - 1):
        with suppress(BuildReplaced):
            return answer()
    return answer()
