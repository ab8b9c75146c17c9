"""What is read of a build once, and kept for all who ask: names of codes, and what else a code refers to.

It is kept under the build that the connection reads, never under the one that was asked for, and with the database's
address: a build that comes in between, another day or language, and another database have answers of their own.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine

from dashboard.subjects.answer_cache import AnswerCache
from dashboard.subjects.engine import day_of, language_of
from dashboard.subjects.one_build import read_build_id

T = TypeVar("T")

# Of answers: all names in three languages, twice (as texts and in Arrow), take some 7 MB.
MOST_BYTES = 16 * 1024 * 1024
_SEEN = "khorgos_build_asked"
answers = AnswerCache(MOST_BYTES)


@dataclass(frozen=True)
class BuildAsked:
    """A build of a database, by the knowledge of a day (None: all that is known), with our own texts in a language."""

    address: URL
    build_id: str
    as_of: date | None
    language: str

    def once(self, question: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives for a question, made by the first who asks; it is everybody's: nobody changes it.

        Where nothing was built, it is made each time.
        """
        return answers.answer((self, question), make) if self.build_id else make()


def build_asked(connection: Connection) -> BuildAsked:
    """The build that a connection reads, looked up once a transaction: that is of one build to its end."""
    held = connection.info.get(_SEEN)
    if held is not None and held[0] is connection.get_transaction():
        seen: BuildAsked = held[1]
        return seen
    seen = build_of(connection.engine, read_build_id(connection))
    connection.info[_SEEN] = (connection.get_transaction(), seen)
    return seen


def build_of(engine: Engine, build_id: str) -> BuildAsked:
    """The build that a connection of this engine was seen to read."""
    return BuildAsked(engine.url, build_id, day_of(engine), language_of(engine))
