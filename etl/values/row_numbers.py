"""Rows of a frame by number, where several columns say together which rows belong together or come first.

One number a row is sorted, grouped and looked up many times sooner than its columns are. Numbers of two frames say
nothing of each other.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.int64]
_MANY = 2**62  # combinations that an int64 can tell apart
_NO_DAY = np.iinfo("int64").min


def number_rows(frame: pd.DataFrame, columns: Sequence[str]) -> Numbers:
    """The same number for rows that agree in these columns, a higher one for rows that come later in their order.

    Texts are in their own order or, as categories, in that of these; days in that of time. What is missing comes last.
    """
    numbers, many = np.zeros(len(frame), dtype="int64"), 1
    for name in columns:
        places, count = _places(frame[name])
        if many * count > _MANY:
            found, numbers = np.unique(numbers, return_inverse=True)
            many = len(found)
        numbers, many = numbers * count + places, many * count
    return numbers


def count_rows(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[Numbers, int]:
    """The same number for rows that agree in these columns, from 0 in the order in which they are met, and how many."""
    numbers, found = pd.factorize(number_rows(frame, columns))
    return numbers, len(found)


def repeat_rows(counts: Numbers) -> tuple[Numbers, Numbers]:
    """The place of each row as many times as is told for it, one after the other, and beside it which time it is."""
    rows = np.repeat(np.arange(len(counts)), counts)
    return rows, np.arange(len(rows)) - (counts.cumsum() - counts)[rows]


def _places(column: "pd.Series[Any]") -> tuple[Numbers, int]:
    """The place of each row's value among those that there may be, and how many these are."""
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        count = len(kind.categories)
        codes = column.cat.codes.to_numpy().astype("int64")
        return np.where(codes < 0, count, codes), count + 1
    if kind.kind == "M":
        days = column.to_numpy().astype("datetime64[D]").astype("int64")
        return _from_the_first(days, is_missing=days == _NO_DAY)
    if kind.kind in "iub":
        whole = column.to_numpy().astype("int64")
        return _from_the_first(whole, is_missing=np.zeros(len(whole), dtype="bool"))
    codes, found = pd.factorize(column, sort=True)
    return np.where(codes < 0, len(found), codes).astype("int64"), len(found) + 1


def _from_the_first(values: Numbers, is_missing: npt.NDArray[np.bool_]) -> tuple[Numbers, int]:
    known = values[~is_missing] if is_missing.any() else values
    if not len(known):
        return np.zeros(len(values), dtype="int64"), 1
    first, last = int(known.min()), int(known.max())
    return np.where(is_missing, last + 1, values) - first, last - first + 2
