"""Bytes that one thread makes and another reader takes at its own pace: neither waits for the other."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from threading import Lock
from types import TracebackType
from typing import Self

_IN_MEMORY = 1_000_000  # bytes; more lie in a temporary file


class Spool:
    """What was made so far; ``on_change`` is called after each piece and at the end."""

    def __init__(self, on_change: Callable[[], object]) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY, prefix="khorgos-spool-")  # noqa: SIM115 (closed by __exit__)
        self._lock = Lock()
        self._on_change = on_change
        self._size = 0
        self.is_whole = False

    def write(self, piece: bytes) -> None:
        """Add a piece."""
        with self._lock:
            self._file.seek(self._size)
            self._file.write(piece)
            self._size += len(piece)
        self._on_change()

    def finish(self) -> None:
        """Say that nothing more comes."""
        self.is_whole = True
        self._on_change()

    def read(self, place: int, most: int) -> bytes:
        """The bytes from a place, so many at most; empty where none are made yet."""
        with self._lock:
            self._file.seek(place)
            return self._file.read(min(most, self._size - place))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()
