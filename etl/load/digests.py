"""A digest of each stored table's rows: made as they are loaded, and made again of what lies there, to notice damage.

It is a sum over rows of a number mixed from each row's values, so the order of rows and of batches does not matter.
A value's number is that of what it is, not of how a database stores it.
"""

import functools
import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from etl.load.arrow import arrow_schema
from etl.load.packing import StoredBatch
from etl.schema.stored import stored_tables, table_digest

Hashes = npt.NDArray[np.uint64]

# Those of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
_LAST_SHIFT = np.uint64(31)
_MISSING = np.uint64(0x6D697373696E67)  # "missing" in ASCII


@dataclass
class Digests:
    """What was put into each stored table so far: the number of its rows, and the sum of their hashes."""

    _rows: dict[str, int] = field(default_factory=dict)
    _sums: dict[str, np.uint64] = field(default_factory=dict)

    def add(self, stored: StoredBatch) -> None:
        """Take in a batch of rows."""
        with np.errstate(over="ignore"):
            self._take_in(stored.table.name, len(stored.rows), hash_rows(stored.rows).sum(dtype=np.uint64))

    def merge(self, others: "Digests") -> None:
        """Take in what others were given."""
        for name, rows in others._rows.items():
            self._take_in(name, rows, others._sums[name])

    def _take_in(self, name: str, rows: int, hashes: np.uint64) -> None:
        self._rows[name] = self._rows.get(name, 0) + rows
        with np.errstate(over="ignore"):  # the sum wraps, as all of these numbers do
            self._sums[name] = self._sums.get(name, np.uint64(0)) + hashes

    def of(self, name: str) -> tuple[int, str]:
        """The rows of a table, and its digest."""
        return self._rows.get(name, 0), f"{int(self._sums.get(name, 0)):016x}"

    def to_rows(self) -> pa.Table:
        """Give a row of ``table_digest`` for every other stored table."""
        names = sorted(table.name for table in stored_tables() if table is not table_digest)
        told = [self.of(name) for name in names]
        columns: list[list[Any]] = [names, [rows for rows, _ in told], [digest for _, digest in told]]
        return pa.table(columns, schema=arrow_schema(table_digest))


def hash_rows(rows: pa.Table) -> Hashes:
    """Give a number for each row, mixed from its values in the order of the columns."""
    hashes = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.columns:
        hashes = mix(hashes * _STEP + hash_values(column.combine_chunks()))
    return hashes


def hash_values(values: pa.Array) -> Hashes:
    """Give a number for each value; all that are missing have the same."""
    if pa.types.is_string(values.type):
        encoded = values.dictionary_encode(null_encoding="encode")
        places: npt.NDArray[np.int64] = encoded.indices.to_numpy()
        return hash_texts(encoded.dictionary.to_pylist())[places]
    missing = np.asarray(pc.is_null(values, nan_is_null=True))
    if pa.types.is_floating(values.type):
        numbers = (np.asarray(values.fill_null(0.0)) + 0.0).view(np.uint64)  # -0 is 0, as SQLite has it
    else:
        numbers = np.asarray(_to_integers(values).fill_null(0)).astype(np.int64).view(np.uint64)
    return np.where(missing, _MISSING, mix(numbers))


def _to_integers(values: pa.Array) -> pa.Array:
    """A flag as 0 or 1, a day and a moment as what they count since 1970."""
    return values.cast(pa.int32()).cast(pa.int64()) if pa.types.is_date32(values.type) else values.cast(pa.int64())


def hash_texts(texts: list[str | None]) -> Hashes:
    """Give a number for each text."""
    return np.array([_MISSING if text is None else _hash_text(text) for text in texts], dtype=np.uint64)


@functools.lru_cache(maxsize=1 << 16)
def _hash_text(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())


def mix(numbers: Hashes) -> Hashes:
    """Spread numbers that are near each other all over."""
    mixed = numbers + _STEP
    shifted = np.empty_like(mixed)
    for shift, factor in _MIX:
        np.right_shift(mixed, shift, out=shifted)
        mixed ^= shifted
        mixed *= factor
    np.right_shift(mixed, _LAST_SHIFT, out=shifted)
    mixed ^= shifted
    return mixed
