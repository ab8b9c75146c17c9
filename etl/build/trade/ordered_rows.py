"""Rows in several files, each in the order of a key: some keys after the other are read from all files at once.

A file is cut where the key changes, but not at each key: a cut of few rows takes far more memory and time than they do.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.build.trade.cuts import cut_keys
from etl.values.addresses import Place
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, write_keyed
from etl.values.row_numbers import number_rows

CUT_ROWS = 2_000


def write_ordered(place: Place, rows: pa.Table, by: Sequence[str]) -> KeyedRows:
    """Write rows in the order of some columns of text, by the first key of each cut.

    A cut has some ``CUT_ROWS`` rows, or those of one key. Rows of one key stay in their order.
    """
    keys = _spell_out(rows.select(by)).to_pandas()
    numbers = number_rows(keys, by)
    order = np.argsort(numbers, kind="stable")
    begins = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    begins = begins[np.diff(begins // CUT_ROWS, prepend=-1) != 0]
    firsts = order[np.repeat(begins, np.diff(begins, append=len(order)))]
    return write_keyed(place, rows.take(pa.array(order)), keys.iloc[firsts])


def read_ordered(files: Sequence[KeyedRows], by: Sequence[str], most: int) -> Iterator[pa.Table]:
    """The rows of some keys after the other, of each all that there are, texts as text.

    They are some ``most``, or those of one key, and at most a cut of each file besides.
    """
    counts: Counter[Key] = Counter()
    for file in files:
        counts.update({key: rows for key, (_, rows) in file.places.items()})
    starts = [keys[0] for keys in cut_keys(counts, most)]
    for begin, end in zip_longest(starts, starts[1:]):
        yield pa.concat_tables(_read_between(files, by, begin, end))


def _read_between(files: Sequence[KeyedRows], by: Sequence[str], begin: Key, end: Key | None) -> Iterator[pa.Table]:
    """Of each file the rows from a key on and before another one, or all that come after."""
    for file in files:
        keys = list(file.places)
        first, last = max(bisect_right(keys, begin) - 1, 0), len(keys) if end is None else bisect_left(keys, end)
        if first < last:
            rows = _spell_out(read_keyed(file, keys[first:last]))
            held = _is_from(rows, by, begin)
            yield rows.filter(held if end is None else pc.and_not(held, _is_from(rows, by, end)))


def _is_from(rows: pa.Table, by: Sequence[str], key: Key) -> pa.ChunkedArray:
    """Whether each row has this key or a later one."""
    is_from = pa.scalar(value=True)
    for name, code in reversed([*zip(by, key, strict=True)]):
        is_from = pc.or_(pc.greater(rows[name], code), pc.and_(pc.equal(rows[name], code), is_from))
    return is_from


def _spell_out(rows: pa.Table) -> pa.Table:
    """Rows whose texts are as they are read, which can be sorted."""
    plain = [one.with_type(pa.string()) if pa.types.is_dictionary(one.type) else one for one in rows.schema]
    return rows.cast(pa.schema(plain))
