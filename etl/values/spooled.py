"""Numbers that lie in a file instead of memory, for what must be asked of all of them."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
_AT_ONCE = 2**17
_IN_MEMORY = 2**20  # bytes: fewer are not worth a file
_BITS = 16  # of a number that are settled by one pass
_VALUES = 2**_BITS


class SpooledNumbers:
    """Numbers above nought, in a file that is gone with this."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lives as long as this does
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, numbers: Numbers) -> None:
        """Take in numbers."""
        self._file.seek(0, 2)
        self._file.write(np.ascontiguousarray(numbers, "float64").tobytes())
        self._count += len(numbers)

    def parts(self) -> Iterator[Numbers]:
        """All of them, some at a time."""
        self._file.seek(0)
        while read := self._file.read(_AT_ONCE * np.dtype("float64").itemsize):
            yield np.frombuffer(read, "float64")

    def median(self) -> float:
        """The middle one of them, or what lies between the middle two; there must be one."""
        return (self._ranked((self._count - 1) // 2) + self._ranked(self._count // 2)) / 2

    def _ranked(self, rank: int) -> float:
        """The number that has so many before it when all are in order.

        Numbers above nought are in the order of their bits, so each pass settles some of them, the highest first.
        """
        found = 0
        for lower in range(64 - _BITS, -1, -_BITS):
            counts = np.zeros(_VALUES, dtype="int64")
            for numbers in self.parts():
                bits = numbers.view("uint64") >> np.uint64(lower)
                mine = bits[bits >> np.uint64(_BITS) == found]
                counts += np.bincount((mine % np.uint64(_VALUES)).astype("int64"), minlength=_VALUES)
            ends = counts.cumsum()
            place = int(np.searchsorted(ends, rank, side="right"))
            rank -= int(ends[place] - counts[place])
            found = found * _VALUES + place
        return float(np.array([found], "uint64").view("float64")[0])
