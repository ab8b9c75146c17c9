"""Rows in a file, cut by a key: whoever wants the rows of some keys reads those and no others.

Texts are stored once a file, and a number a row; so a frame that comes out of one has categories where texts are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.values.addresses import Place, below, open_to_read, open_to_write
from etl.values.row_hashes import hash_slices
from etl.values.row_numbers import number_rows

Key = tuple[Any, ...]
MANY_TEXTS = 10_000  # of a column in a file: more are notes, each on few rows
BATCHES_AT_ONCE = 500  # of a file with more, so many are put together as they are read
# Batches are small, and whoever reads or writes them has one core to itself.
_PACKED = pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
_ALONE = pa.ipc.IpcReadOptions(use_threads=False)


@dataclass(frozen=True)
class KeyedRows:
    """A file of rows; ``places`` has the record batch and the number of rows of each key, ``hashes`` what they hold.

    Without hashes, what they hold is known by the name of the folder in which the file lies.
    """

    path: str
    places: Mapping[Key, tuple[int, int]] = field(default_factory=dict)
    hashes: Mapping[Key, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(count for _, count in self.places.values())

    @property
    def facts(self) -> tuple[object, ...]:
        """By what these rows are told from any others, wherever the file lies."""
        if self.hashes or not self.places:
            return tuple(self.hashes.items())
        path = PurePath(self.path)
        return path.parent.name, path.name, *self.places

    def only(self, keys: Iterable[Key]) -> "KeyedRows":
        """The same of some keys, in their order; of those that are there."""
        found = [key for key in keys if key in self.places]
        hashes = {key: self.hashes[key] for key in found if self.hashes}
        return KeyedRows(self.path, {key: self.places[key] for key in found}, hashes)

    def renamed(self, names: Mapping[Any, Key]) -> "KeyedRows":
        """The same, its keys of one number each by the names of these numbers."""
        places = {names[number]: place for (number,), place in self.places.items()}
        return KeyedRows(self.path, places, {names[number]: sha256 for (number,), sha256 in self.hashes.items()})

    def within(self, folder: Place) -> "KeyedRows":
        """The same file, which now lies in a folder."""
        return replace(self, path=str(below(folder, PurePath(self.path).name)))


def write_keyed(place: Place, rows: pa.Table, keys: pd.DataFrame, *, hashed: bool = False) -> KeyedRows:
    """Write rows cut by the columns of ``keys``, a row for each of them; within a key they stay in their order.

    ``hashed`` tells to hash what is written of each key.
    """
    if not len(rows):
        _write_batches(place, rows, ())
        return KeyedRows(str(place))
    number = number_rows(keys, list(keys.columns))
    if (np.diff(number) < 0).any():
        order = np.argsort(number, kind="stable")
        rows, keys, number = rows.take(pa.array(order)), keys.iloc[order], number[order]
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    counts = np.diff(starts, append=len(number))
    whole = rows.combine_chunks()
    slices = list(zip(starts.tolist(), counts.tolist(), strict=True))
    _write_batches(place, whole, slices)
    found = map(_to_key, keys.iloc[starts].itertuples(index=False, name=None))
    places = {key: (batch, count) for batch, (key, (_, count)) in enumerate(zip(found, slices, strict=True))}
    hashes = hash_slices(whole, slices) if hashed else []
    return KeyedRows(str(place), places, dict(zip(places, hashes, strict=hashed)))


def _write_batches(place: Place, rows: pa.Table, slices: Iterable[tuple[int, int]]) -> None:
    """Write slices of rows, each from its first row and so many, one after the other."""
    with open_to_write(place) as file, pa.ipc.new_file(file, rows.schema, options=_PACKED) as writer:
        for start, count in slices:
            writer.write_table(rows.slice(start, count))


def write_whole(place: Place, rows: pa.Table) -> KeyedRows:
    """Write rows that are read together or not at all."""
    return write_keyed(place, rows, pd.DataFrame({"all": 0}, index=range(len(rows))))


def read_whole(file: KeyedRows) -> pa.Table:
    """All rows of a file, as they lie in it."""
    return read_keyed(file, file.places)


def _to_key(found: tuple[Any, ...]) -> Key:
    """A group's key as plain values."""
    return tuple(part.item() if isinstance(part, np.generic) else part for part in found)


def read_keyed(file: KeyedRows, keys: Iterable[Key]) -> pa.Table:
    """The rows of some keys, one key after the other; none of a key that is not there."""
    wanted = [file.places[key][0] for key in keys if key in file.places]
    with open_to_read(file.path) as opened:
        reader = pa.ipc.open_file(opened, options=_ALONE)
        found = pa.concat_tables(_read_batches(reader, wanted))
    return pa.table([_own_texts(column) for column in found.columns], reader.schema)


def _read_batches(reader: pa.RecordBatchFileReader, places: Sequence[int]) -> Iterator[pa.Table]:
    """Batches of a file: as they are, or many of them as one, since each takes far more memory than its few rows."""
    for start in range(0, max(len(places), 1), BATCHES_AT_ONCE):
        some = [reader.get_batch(place) for place in places[start : start + BATCHES_AT_ONCE]]
        read = pa.Table.from_batches(some, reader.schema)
        yield read.combine_chunks() if len(places) > BATCHES_AT_ONCE else read


def _own_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column without texts of other rows of its file, where these are many: it would be as large as the file."""
    if not pa.types.is_dictionary(column.type) or not column.num_chunks:
        return column
    texts = len(column.chunk(0).dictionary)
    if texts <= max(MANY_TEXTS, len(column)):
        return column
    return column.cast(column.type.value_type).dictionary_encode().cast(column.type)


def to_arrow_rows(frame: pd.DataFrame) -> pa.Table:
    """A frame as an Arrow table, its texts by number, its days as dates."""
    table = pa.Table.from_pandas(frame, preserve_index=False, nthreads=1)
    columns = [_to_stored(column) for column in table.columns]
    return pa.table(dict(zip(table.column_names, columns, strict=True)))


def _to_stored(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.date32())
    if pa.types.is_large_string(column.type) or pa.types.is_string(column.type):
        return column.cast(pa.string()).dictionary_encode()
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.dictionary(pa.int32(), pa.string()))
    return column


def to_frame(table: pa.Table, kinds: Mapping[str, pd.CategoricalDtype] | None = None) -> pd.DataFrame:
    """Stored rows as a frame: days as ``datetime64[s]``, texts as categories.

    Those of a column in ``kinds`` are of the type given there, which must hold all of its values.
    """
    known = kinds or {}
    return pd.DataFrame({name: _to_series(table[name], known.get(name)) for name in table.column_names})


def _to_series(column: pa.ChunkedArray, kind: pd.CategoricalDtype | None) -> "pd.Series[Any]":
    if pa.types.is_date(column.type):
        days: pd.Series[Any] = column.cast(pa.timestamp("s")).to_pandas().astype("datetime64[s]")
        return days
    if not pa.types.is_dictionary(column.type):
        values: pd.Series[Any] = column.to_pandas()
        return values
    one = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) and one.num_chunks else one
    codes = one.indices.fill_null(-1).to_numpy() if len(one) else np.array([], dtype="int32")
    own = pd.Index(one.dictionary.to_pylist() if len(one) else [], dtype="str")
    if kind is None:
        return pd.Series(pd.Categorical.from_codes(codes, own))
    places = np.append(kind.categories.get_indexer(own), -1)
    return pd.Series(pd.Categorical.from_codes(places[codes], dtype=kind, validate=False))
