"""Faults of which there may be more than fit in memory: they lie in files as rows, and are told as any others."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from etl.errors import Fault, OrderedFaults, in_reading_order, order_of_place
from etl.values.text_columns import Places

COLUMNS = ("file", "place", "field", "problem", "seen", "advice")
"""What a fault tells, by the names that the table ``rejection`` has for it."""
_AT_ONCE = 50_000
_CODED = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema([(name, _CODED) for name in COLUMNS])


class FaultRows(Protocol):
    """All faults of one file, in reading order, which need not be in memory all at once."""

    @property
    def file(self) -> str:
        """The file, as its faults name it."""
        ...

    @property
    def rows(self) -> int:
        """How many there are."""
        ...

    def tables(self) -> Iterator[pa.Table]:
        """The faults, some at a time, with ``COLUMNS``."""
        ...


def to_fault_rows(faults: Iterable[Fault]) -> pa.Table:
    """Faults as rows with ``COLUMNS``, each text once."""
    told = list(zip(*((one.file, one.where, one.field, one.problem, one.seen, one.advice) for one in faults)))  # noqa: B905 - the fields of a fault are always as many
    return code_fault_rows(dict(zip(COLUMNS, told or [()] * len(COLUMNS), strict=True)))


def code_fault_rows(columns: dict[str, Any]) -> pa.Table:
    """Columns of text as rows of faults."""
    return pa.table({name: pa.array(columns[name], pa.string()).dictionary_encode() for name in COLUMNS}, _SCHEMA)


def to_faults(rows: pa.Table) -> Iterator[Fault]:
    """The faults of rows."""
    for batch in rows.to_batches(_AT_ONCE):
        yield from map(Fault, *(batch[name].to_pylist() for name in COLUMNS))


def sort_fault_rows(rows: pa.Table) -> pa.Table:
    """The faults of one file as a person goes through it; what ``in_reading_order`` does with them."""
    whole = rows.unify_dictionaries().combine_chunks()
    ranks = [_rank(whole[name], order_of_place if name == "place" else str) for name in COLUMNS]
    return whole.take(pa.array(np.lexsort(ranks[::-1])))


def _rank(column: pa.ChunkedArray, order: Callable[[str], Any]) -> Places:
    """For each row the place of its text among all texts of the column."""
    coded = column.combine_chunks()
    texts = coded.dictionary.to_pylist()
    ranks = np.empty(len(texts), dtype="int64")
    ranks[sorted(range(len(texts)), key=lambda place: order(texts[place]))] = np.arange(len(texts))
    rank_of_each: Places = ranks[coded.indices.to_numpy()]
    return rank_of_each


@dataclass(frozen=True)
class Faults(OrderedFaults):
    """All that is wrong with some files, in reading order.

    ``held`` are those that are few enough to be held; ``stored`` are those of the rows of large files. Of a file that
    has both, the held ones come first: they are of the file as a whole.
    """

    held: Sequence[Fault] = ()
    stored: Sequence[FaultRows] = field(default=())

    def __len__(self) -> int:
        return len(self.held) + sum(one.rows for one in self.stored)

    def __iter__(self) -> Iterator[Fault]:
        return chain.from_iterable(map(to_faults, self.tables()))

    def __contains__(self, fault: object) -> bool:
        return any(one == fault for one in self)

    def files(self) -> set[str]:
        """The files that have a fault."""
        return {fault.file for fault in self.held} | {one.file for one in self.stored if one.rows}

    def tables(self) -> Iterator[pa.Table]:
        """The faults as rows, some at a time."""
        held = {file: list(faults) for file, faults in groupby(in_reading_order(self.held), lambda fault: fault.file)}
        stored = {one.file: one for one in self.stored}
        for file in sorted({*held, *stored}):
            if file in held:
                yield to_fault_rows(held[file])
            if file in stored:
                yield from stored[file].tables()
