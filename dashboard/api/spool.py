"""Bytes that one thread makes and another reader takes at its own pace.

Whoever takes them about as fast as they are made gets them out of memory. What is left by one who does not is put
aside in a temporary file, until all of it is taken: whoever makes them waits for nobody.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from threading import Condition
from types import TracebackType
from typing import IO, Self, cast

_HELD = 4_000_000  # bytes that wait in memory while more are made
_LEFT = 1_000_000  # bytes that are left there when no more are made
_PATIENCE = 0.05  # seconds in which a reader who keeps up takes what is too much


class Spool:
    """What was made and is not taken yet; ``on_change`` is called after each piece and at the end."""

    def __init__(self, on_change: Callable[[], object]) -> None:
        self._on_change = on_change
        self._taken = Condition()
        self._held: deque[memoryview] = deque()
        self._held_size = 0
        self._file: IO[bytes] | None = None
        self._written, self._read = 0, 0  # bytes of the file
        self.is_whole = False

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        if self.lies_in_file:
            self._put_aside([memoryview(piece)])
        else:
            with self._taken:
                self._held.append(memoryview(piece))
                self._held_size += len(piece)
            self._on_change()
            self._hold_no_more_than(_HELD)

    def finish(self) -> None:
        """Say that nothing more comes."""
        self._hold_no_more_than(_LEFT)
        self.is_whole = True
        self._on_change()

    @property
    def lies_in_file(self) -> bool:
        """Whether the next bytes are to be read from a file, for which whoever has no time to lose does not wait."""
        return self._read < self._written

    def take(self, most: int) -> bytes:
        """The next bytes, so many at most; empty where none are made yet."""
        return self._take_from_file(most) if self.lies_in_file else self._take_held(most)

    def _take_held(self, most: int) -> bytes:
        with self._taken:
            if not self._held:
                return b""
            first = self._held.popleft()
            if len(first) > most:
                self._held.appendleft(first[most:])
            piece = bytes(first[:most])
            self._held_size -= len(piece)
            self._taken.notify()
        return piece

    def _take_from_file(self, most: int) -> bytes:
        if self._file is None:
            return b""
        piece = os.pread(self._file.fileno(), min(most, self._written - self._read), self._read)
        self._read += len(piece)
        return piece

    def _hold_no_more_than(self, size: int) -> None:
        """Wait a little until no more are held, and put all of them aside where they stay."""
        with self._taken:
            if self._taken.wait_for(lambda: self._held_size <= size, _PATIENCE):
                return
            left, self._held, self._held_size = self._held, deque(), 0
        self._put_aside(left)

    def _put_aside(self, pieces: Iterable[memoryview]) -> None:
        self._file = self._file or _nameless_file()
        if not self.lies_in_file:  # all of it is taken: it begins anew
            self._written = self._read = 0
            self._file.truncate(0)
        for piece in pieces:
            self._file.seek(self._written)
            self._file.write(piece)
            self._file.flush()
            self._written += len(piece)
        self._on_change()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _nameless_file() -> IO[bytes]:
    return cast("IO[bytes]", TemporaryFile(prefix="khorgos-spool-"))
