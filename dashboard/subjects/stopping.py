"""An end to what a thread asks of the database, put to it from outside: whoever asked for it is gone.

A thread works for somebody in a ``Stop`` (``working_for``). Every connection that is opened meanwhile by an engine of
``dashboard.subjects.engine`` is broken off when the stop is set: its query ends with an OperationalError.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

End = Callable[[], object]


class NotWanted(Exception):
    """Nobody wants any more what is being made."""


class Stop:
    """Set once, and then for ever; what is at work is ended, and what begins afterwards ends at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._ends: dict[int, End] = {}
        self.is_set = False

    def set(self) -> None:
        """End what is at work."""
        with self._lock:
            self.is_set = True
            for end in self._ends.values():
                end()

    def require_wanted(self) -> None:
        """Raise NotWanted where the stop is set: long work asks between its steps."""
        if self.is_set:
            raise NotWanted

    def begin(self, key: int, end: End) -> None:
        """Note that work began which ``end`` ends; ``key`` names it."""
        with self._lock:
            self._ends[key] = end
            if self.is_set:
                end()

    def finish(self, key: int) -> None:
        """Note that the work of this name is over; ``end`` is not called from then on."""
        with self._lock:
            self._ends.pop(key, None)


_current: ContextVar[Stop | None] = ContextVar("stop", default=None)


def current_stop() -> Stop | None:
    """The stop in which this thread works; None where nobody can end its work."""
    return _current.get()


@contextmanager
def working_for(stop: Stop) -> Iterator[None]:
    """Work in a stop while the block runs."""
    token = _current.set(stop)
    try:
        yield
    finally:
        _current.reset(token)
