"""Numbers of many things that are told apart by their hashes: 25 bytes each, where a dictionary takes some 200."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
HASH_BYTES = 16
_END = b"."  # of each: numpy leaves out bytes of nought with which a text ends
_KIND = f"S{HASH_BYTES + len(_END)}"


class NumberedHashes:
    """Hashes of ``HASH_BYTES`` and the number of each: those that are known at first, and from there one by one."""

    def __init__(self, hashes: Sequence[bytes] = (), numbers: Sequence[int] = ()) -> None:
        known = _to_texts(hashes)
        order = np.argsort(known)
        self._hashes, self._numbers = known[order], np.array(numbers, dtype="int64")[order]

    def meet(self, hashes: Sequence[bytes]) -> tuple[Numbers, Flags]:
        """The numbers of hashes, which are all different, and which of them are new."""
        met = _to_texts(hashes)
        places = np.searchsorted(self._hashes, met)
        is_new = np.ones(len(met), dtype=bool)
        within = places < len(self._hashes)
        is_new[within] = self._hashes[places[within]] != met[within]
        numbers = np.empty(len(met), dtype="int64")
        numbers[~is_new] = self._numbers[places[~is_new]]
        numbers[is_new] = len(self._hashes) + 1 + np.arange(np.count_nonzero(is_new))
        self._add(met[is_new], numbers[is_new], places[is_new])
        return numbers, is_new

    def _add(self, hashes: "np.ndarray[tuple[int], np.dtype[np.bytes_]]", numbers: Numbers, places: Numbers) -> None:
        order = np.argsort(hashes)
        self._hashes = np.insert(self._hashes, places[order], hashes[order])
        self._numbers = np.insert(self._numbers, places[order], numbers[order])


def _to_texts(hashes: Sequence[bytes]) -> "np.ndarray[tuple[int], np.dtype[np.bytes_]]":
    return np.array([one + _END for one in hashes], dtype=_KIND)
