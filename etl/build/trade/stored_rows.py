"""Rows that lie in files in the order of their table's key, for whoever loads them batch by batch."""

import secrets
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
from sqlalchemy import Table

from etl.values.addresses import Place, below, remove_folder
from etl.values.frames import to_table_frame
from etl.values.keyed_rows import KeyedRows, read_keyed, to_frame


class WorkFolder:
    """A folder of files in between, which is gone when nobody holds it any more."""

    def __init__(self, beside: Place) -> None:
        self.path: Place = below(beside, f".work-{secrets.token_hex(8)}")
        if isinstance(self.path, Path):
            self.path.mkdir(parents=True)
        weakref.finalize(self, remove_folder, self.path)


@dataclass(frozen=True)
class StoredPart:
    """Rows of one file, to be loaded by whoever takes them."""

    file: KeyedRows

    def table(self) -> pa.Table:
        """All of them, in the order of the key."""
        return read_keyed(self.file, self.file.places)


@dataclass(frozen=True)
class StoredRows:
    """The rows of a table in several files, one after the other; ``numbered`` names a column that counts them from 1.

    The files lie in ``folder``, which is there as long as this is, or are kept (``etl.build.trade.kept``).
    """

    table: Table
    files: Sequence[KeyedRows]
    folder: WorkFolder
    numbered: str = ""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return sum(file.rows for file in self.files)

    @property
    def parts(self) -> list[StoredPart]:
        """The files, each to be loaded by itself; of rows that are not numbered."""
        return [StoredPart(file) for file in self.files]

    def batches(self) -> Iterator[pa.Table]:
        """The rows of one file after the other."""
        before = 0
        for file in self.files:
            table = read_keyed(file, file.places)
            if self.numbered:
                numbers = pa.array(range(before + 1, before + len(table) + 1), pa.int32())
                table = table.append_column(self.numbered, numbers)
            before += len(table)
            yield table

    def to_frame(self) -> pd.DataFrame:
        """All rows at once, texts as text: for those who know that they are few."""
        if not self.rows:
            return to_table_frame(self.table, {})
        frame = to_frame(pa.concat_tables(self.batches()).unify_dictionaries())
        return to_table_frame(self.table, {str(name): frame[name] for name in frame}, frame.index)
