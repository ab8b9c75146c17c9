"""Rows of files laid out anew in other files, by the cut in which each of them is: the next step reads cut by cut."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.build.trade.context import Numbers
from etl.build.trade.cuts import cut_keys
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, to_frame, write_keyed
from etl.values.row_numbers import number_rows

_NOWHERE = -1  # where rows go that are in no cut


@dataclass(frozen=True)
class CutBy:
    """By what rows are cut: what ``spell`` makes of the texts in the columns of ``names``, empty where one is none."""

    names: tuple[str, ...]
    spell: Callable[[Key], Key]

    def keys(self, rows: pa.Table) -> tuple[list[Key], Numbers]:
        """The keys of rows, those of the same texts once, and for each row the place of its own."""
        frame = to_frame(rows.select(self.names))
        numbers = number_rows(frame, self.names)
        _, firsts, places = np.unique(numbers, return_index=True, return_inverse=True)
        told = frame.iloc[firsts].astype("object").fillna("")
        return [self.spell(texts) for texts in told.itertuples(index=False, name=None)], places


def cut_rows(files: Iterable[KeyedRows], keys: Sequence[Key], by: CutBy, most_rows: int) -> dict[Key, int]:
    """The number of the cut of each key that rows have, in the keys' order: each has some ``most_rows``, or one."""
    counts: Counter[Key] = Counter()
    for file in files:
        found, places = by.keys(read_keyed(file, keys))
        for key, rows in zip(found, np.bincount(places, minlength=len(found)).tolist(), strict=True):
            counts[key] += rows
    return {key: number for number, cut in enumerate(cut_keys(counts, most_rows)) for key in cut}


def spread_rows(
    file: KeyedRows, keys: Sequence[Key], by: CutBy, number_of: Mapping[Key, int], place: Path
) -> KeyedRows:
    """Write the rows of a file by the number of their cut."""
    rows = read_keyed(file, keys)
    found, places = by.keys(rows)
    numbers = np.array([number_of.get(key, _NOWHERE) for key in found], dtype="int64")
    return write_keyed(place, rows, pd.DataFrame({"cut": numbers[places]}))
