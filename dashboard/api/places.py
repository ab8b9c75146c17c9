"""So many at once and no more: a small server that takes on everything answers nobody.

Whoever finds no place waits a little for one, and is then told to come again.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Lock

import anyio

_LOOKS_AGAIN = 0.02  # seconds; a wait is no longer than it must be by so much


class NoPlace(Exception):
    """All places are taken, and others wait for them; ``again_in`` is after how many seconds to ask again."""

    def __init__(self, again_in: int) -> None:
        self.again_in = again_in
        super().__init__("all places are taken")


class Places:
    """Places for ``count`` at once; ``most_waiting`` may wait for one, each ``patience`` seconds."""

    def __init__(self, count: int, *, most_waiting: int, patience: float) -> None:
        self.count = count
        self.in_use = 0
        """How many are taken at this moment."""
        self._given_back = Condition()
        self._lock = Lock()
        self._waiting, self._most_waiting, self._patience = 0, most_waiting, patience

    async def take(self) -> None:
        """Take a place; raises NoPlace. ``give_back`` it."""
        if self._takes_one():
            return
        with self._waits():
            until = time.monotonic() + self._patience
            while not self._takes_one():
                if time.monotonic() >= until:
                    raise NoPlace(self._again_in())
                await anyio.sleep(_LOOKS_AGAIN)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have a place while the block runs, in a thread; raises NoPlace."""
        with self._waits():
            if not self._takes_one(self._patience):
                raise NoPlace(self._again_in())
        try:
            yield
        finally:
            self.give_back()

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now must wait for a place."""
        return self.in_use >= self.count

    def give_back(self) -> None:
        """Give a place back that was taken; raises ValueError where none is."""
        with self._given_back:
            if not self.in_use:
                raise ValueError("no place is taken")
            self.in_use -= 1
            self._given_back.notify()

    def _takes_one(self, seconds: float = 0) -> bool:
        """Whether a place was free, now or within so many seconds; it is taken then."""
        with self._given_back:
            if not self._given_back.wait_for(lambda: not self.is_full, seconds):
                return False
            self.in_use += 1
            return True

    def _again_in(self) -> int:
        return max(1, round(self._patience))

    @contextmanager
    def _waits(self) -> Iterator[None]:
        with self._lock:
            if self._waiting >= self._most_waiting:
                raise NoPlace(self._again_in())
            self._waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting -= 1


ANSWERS = Places(4, most_waiting=60, patience=5)
"""Places for short answers of the API, each held until it is made."""
EXPORTS = Places(2, most_waiting=20, patience=10)
"""Places for files of whole tables, of the API and of the pages, each held until the file is made."""
SENDINGS = Places(60, most_waiting=0, patience=1)
"""Places for files that are made and on their way to whoever asked."""
SESSIONS = Places(2_000, most_waiting=0, patience=1)
"""Places for open pages: some 0.1 MB each where nothing was drawn yet, 1 MB where something was."""
