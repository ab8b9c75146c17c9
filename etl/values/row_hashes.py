"""What rows hold as a hash, whichever file they lie in and however its texts are numbered there."""

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

_NO_TEXT = np.uint64(0)
_TURN = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no text of a column is lost among those of the others
_NO_COUNT = -(2**31)  # no day or line of ours


def hash_slices(rows: pa.Table, slices: Iterable[tuple[int, int]]) -> list[str]:
    """The hash of the rows of each slice, given by its start and its number of rows.

    Takes what ``to_arrow_rows`` gives. The same rows in the same order have the same hash; texts are told apart by 64
    bits of a row.
    """
    names = repr(rows.column_names).encode()
    columns = _plain_columns(rows)
    hashes: list[str] = []
    for start, count in slices:
        hashed = hashlib.sha256(names)
        for column in columns:
            hashed.update(column[start : start + count].data)
        hashes.append(hashed.hexdigest()[:32])
    return hashes


def _plain_columns(rows: pa.Table) -> list[npt.NDArray[Any]]:
    """The columns as numbers: all texts of a row as one."""
    texts = np.zeros(len(rows), dtype="uint64")
    others: list[npt.NDArray[Any]] = []
    for column in rows.columns:
        whole = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
        if pa.types.is_dictionary(column.type):
            texts *= _TURN
            texts += _hash_texts(whole)
        else:
            others.append(_to_numbers(whole))
    return [texts, *others]


def _hash_texts(column: pa.DictionaryArray) -> npt.NDArray[np.uint64]:
    known = np.array(column.dictionary.to_pylist(), dtype="object")
    hashes = np.append(pd.util.hash_array(known, categorize=False), _NO_TEXT)
    found: npt.NDArray[np.uint64] = hashes[column.indices.fill_null(len(known)).to_numpy()]
    return found


def _to_numbers(column: pa.Array) -> npt.NDArray[Any]:
    """Numbers, days, counts or truth values. Raises ArrowInvalid for anything else."""
    if pa.types.is_floating(column.type):
        return np.ascontiguousarray(column.to_numpy(zero_copy_only=False))
    counts = column.cast(pa.int32()) if pa.types.is_date(column.type) else column.cast(pa.int64())
    return np.ascontiguousarray(counts.fill_null(_NO_COUNT).to_numpy())
