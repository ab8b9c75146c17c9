"""Files that are handed on while they are written."""

import io


class Pieces(io.RawIOBase):
    """A file for a writer that goes only forward.

    What was written is taken piece by piece, and it tells how much that was.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, piece: "bytes | bytearray | memoryview[int]") -> int:  # type: ignore[override]  # our writers write nothing else
        """Keep a piece until it is taken."""
        self._pieces.append(bytes(piece))
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How many bytes were written so far."""
        return self._size

    def taken(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
