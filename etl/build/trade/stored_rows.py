"""Rows that lie in files in the order of their table's key, for whoever loads them batch by batch."""

import asyncio
import secrets
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pandas as pd
import pyarrow as pa
from sqlalchemy import Table

from etl.build.trade.ordered_rows import read_ordered
from etl.values.addresses import Place, below, remove_folder
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.keyed_rows import KeyedRows, read_keyed, read_whole, to_arrow_rows, to_frame

ROWS_AT_ONCE = 150_000
SUMMED_AT_ONCE = 50_000  # of which each may be in several sums
_SNAPSHOTS = ("snapshot_code", "old_snapshot_code", "new_snapshot_code")


class WorkFolder:
    """A folder of files in between, which is gone when nobody holds it any more."""

    def __init__(self, beside: Place) -> None:
        self.path: Place = below(beside, f".work-{secrets.token_hex(8)}")
        if isinstance(self.path, Path):
            self.path.mkdir(parents=True)
        weakref.finalize(self, _let_go, self.path)


def _let_go(path: Place) -> None:
    """Remove a folder, or leave it where the store does not answer, from whichever thread nobody holds it any more."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        with suppress(OSError):
            remove_folder(path)
    else:  # on the thread that asks stores, which cannot wait for itself
        Thread(target=_let_go, args=(path,)).start()


@dataclass(frozen=True)
class StoredPart:
    """Rows of observation of one file, to be loaded by whoever takes them, and beside it the years of their series.

    ``snapshot_codes`` are those of ``read_named``.
    """

    file: KeyedRows
    file_of_years: KeyedRows
    snapshot_codes: Mapping[str, str]

    def table(self) -> pa.Table:
        """All of them, in the order of the key."""
        return read_named(self.file, self.snapshot_codes)

    def years(self) -> pa.Table:
        """What their series come to by year, the series counted from 0."""
        return read_keyed(self.file_of_years, self.file_of_years.places)


@dataclass(frozen=True)
class StoredRows:
    """The rows of a table in several files, one after the other; ``numbered`` names a column that counts them from 1.

    The files lie in ``folder``, which is there as long as this is, or are kept (``etl.build.trade.kept``). Of
    observation, ``years`` are files of the years of their series. ``snapshot_codes`` are those of ``read_named``.
    """

    table: Table
    files: Sequence[KeyedRows]
    folder: WorkFolder
    numbered: str = ""
    years: Sequence[KeyedRows] = ()
    snapshot_codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(file.rows for file in self.files)

    @property
    def parts(self) -> list[StoredPart]:
        """The files of observation, each to be loaded by itself."""
        return [
            StoredPart(file, years, self.snapshot_codes) for file, years in zip(self.files, self.years, strict=True)
        ]

    def batches(self) -> Iterator[pa.Table]:
        """The rows of one file after the other."""
        before = 0
        for file in self.files:
            table = read_named(file, self.snapshot_codes)
            if self.numbered:
                numbers = pa.array(range(before + 1, before + len(table) + 1), pa.int32())
                table = table.append_column(self.numbered, numbers)
            before += len(table)
            yield table

    def to_frame(self) -> pd.DataFrame:
        """All rows at once, texts as text: for those who know that they are few."""
        return gather(self.table, self.batches())


@dataclass(frozen=True)
class SortedRows:
    """The rows of a table in several files, each of them in the order of ``by``, with which the table's key begins.

    They come in the order of that key, some of these values at a time. The files lie in ``folder``, as those of
    ``StoredRows`` do.
    """

    table: Table
    files: Sequence[KeyedRows]
    by: Sequence[str]
    folder: WorkFolder

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(file.rows for file in self.files)

    def batches(self) -> Iterator[pa.Table]:
        """The rows in their order."""
        order = [(column.name, "ascending") for column in self.table.primary_key.columns]
        yield from (rows.sort_by(order) for rows in read_ordered(self.files, self.by, ROWS_AT_ONCE))

    def to_frame(self) -> pd.DataFrame:
        """All rows at once, texts as text: for those who know that they are few."""
        return gather(self.table, self.batches())


@dataclass
class SummedRows:
    """The rows of a table that are summed from those of several files, each in the order of ``by``: sums are of these.

    They come some of these at a time, by the table's key within them; ``rows`` are those that came so far. The files
    lie in ``folder``, as those of ``StoredRows`` do.
    """

    table: Table
    files: Sequence[KeyedRows]
    by: Sequence[str]
    sum_up: Callable[[pa.Table], pd.DataFrame]
    folder: WorkFolder
    rows: int = 0

    def batches(self) -> Iterator[pa.Table]:
        """The sums of some keys after the other."""
        yield from map(to_arrow_rows, self._frames())

    def to_frame(self) -> pd.DataFrame:
        """All rows at once: for those who know that they are few."""
        return sort_by_key(self.table, pd.concat([to_table_frame(self.table, {}), *self._frames()], ignore_index=True))

    def _frames(self) -> Iterator[pd.DataFrame]:
        self.rows = 0
        for rows in read_ordered(self.files, self.by, SUMMED_AT_ONCE):
            found = self.sum_up(rows)
            self.rows += len(found)
            yield found


def read_named(file: KeyedRows, snapshot_codes: Mapping[str, str]) -> pa.Table:
    """All rows of a file, each snapshot by its code where works named it otherwise (``TradeFile.snapshot_key``)."""
    rows = read_whole(file)
    for place, name in enumerate(rows.column_names):
        if name in _SNAPSHOTS and snapshot_codes:
            rows = rows.set_column(place, name, _name_anew(rows[name], snapshot_codes))
    return rows


def _name_anew(column: pa.ChunkedArray, names: Mapping[str, str]) -> pa.ChunkedArray:
    """Texts, those that ``names`` has by what it says instead."""
    chunks = [
        pa.DictionaryArray.from_arrays(chunk.indices, [names.get(text, text) for text in chunk.dictionary.to_pylist()])
        for chunk in column.chunks
    ]
    return pa.chunked_array(chunks, column.type)


def gather(table: Table, batches: Iterable[pa.Table]) -> pd.DataFrame:
    """Rows of a table as its frame, texts as text."""
    found = list(batches)
    if not found:
        return to_table_frame(table, {})
    frame = to_frame(pa.concat_tables(found).unify_dictionaries())
    return to_table_frame(table, {str(name): frame[name] for name in frame}, frame.index)
