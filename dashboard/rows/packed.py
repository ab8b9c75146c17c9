"""Observations read as they are stored (``etl.schema.stored``): codes once a series, and each row's own numbers.

A question of observations in the order of their key is answered this way, whatever it filters by: which series are
meant is asked first, of codes alone, then their rows, some series at a time. The rows are those of the view that
everyone else asks, in the same order, since series are numbered in the order of their codes.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from sqlalchemy import Column, ColumnElement, Integer, Select, Table, func, literal_column, select
from sqlalchemy.sql.visitors import iterate

from dashboard.rows.arrow import ArrowReader
from dashboard.rows.replaced import replaced
from dashboard.rows.tables import RowFilters, RowTable
from etl.schema import observation
from etl.schema.stored import observed, series, trait

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Piece = Callable[[ColumnElement[int]], ColumnElement[bool]]
"""Some series, as a condition on a column of their numbers."""

FIRST_OF_A_RUN = 250
MOST_OF_A_RUN = 8_000
"""Series whose numbers follow each other, read at once: few at first, so that the first rows come at once, then twice
as many each time up to these."""
MOST_SCATTERED = 100
"""Series whose numbers lie apart, read at once: the database sorts their rows."""
_KEY = [column.name for column in observation.primary_key.columns]


@dataclass(frozen=True)
class PackedQuestion:
    """A question of observations, as one of what is stored.

    ``columns`` has the stored column for each column of the answer; ``of_series`` are conditions on ``series``,
    ``of_rows`` on ``observed``.
    """

    columns: Mapping[str, str]
    of_series: tuple[ColumnElement[bool], ...]
    of_rows: tuple[ColumnElement[bool], ...]


def packed_question(table: RowTable, filters: RowFilters) -> PackedQuestion | None:
    """The question of the rows that pass the filters as one of what is stored; None where they are of something else.

    Rows in another order than that of the key of ``observation`` are something else too.
    """
    if table.rows is not observation or [getattr(term, "name", "") for term in table.order] != _KEY:
        return None
    homes = [(_home(clause), clause) for clause in filters.conditions(table)]
    if any(home is None for home, _ in homes):
        return None
    columns = {str(column.key): _told_column(column) for column in table.question(filters).selected_columns}
    of_series = tuple(_stored(clause, series) for home, clause in homes if home is series)
    of_rows = tuple(_stored(clause, observed) for home, clause in homes if home is observed)
    of_traits = [_stored(clause, trait) for home, clause in homes if home is trait]
    traits = [observed.c.trait.in_(select(trait.c.trait).where(*of_traits))] if of_traits else []
    return PackedQuestion(columns, of_series, (*of_rows, *traits))


def _home(clause: ColumnElement[Any]) -> Table | None:
    """The stored table that has all columns of observation in a condition; None where it is not one."""
    names = {part.name for part in iterate(clause) if isinstance(part, Column) and part.table is observation}
    homes = [table for table in (series, trait, observed) if names and names <= set(table.columns.keys())]
    return homes[0] if homes else None


def _stored(clause: ColumnElement[bool], home: Table) -> ColumnElement[bool]:
    def stored(part: object) -> Column[Any] | None:
        return home.columns[part.name] if isinstance(part, Column) and part.table is observation else None

    return replaced(clause, stored)


def _told_column(column: ColumnElement[Any]) -> str:
    (base,) = column.base_columns
    return str(base.key)


def packed_batches(reader: ArrowReader, asked: PackedQuestion, limit: int | None = None) -> Generator[pa.RecordBatch]:
    """The answer to the question, at most ``limit`` rows; what repeats comes dictionary-encoded."""
    of_trait, left = _read(reader, select(trait).order_by(trait.c.trait)), limit
    for piece in _pieces(_series_asked(reader, asked)):
        if left == 0:
            return
        of_series = _read(reader, select(series).where(piece(series.c.series)).order_by(series.c.series))
        for batch in reader.batches(_rows_of(asked, piece), left):
            left = None if left is None else left - batch.num_rows
            yield _unpacked(batch, asked, of_series, of_trait)


def _series_asked(reader: ArrowReader, asked: PackedQuestion) -> Numbers:
    """The numbers of the series that are meant, in order."""
    if asked.of_series:
        question = select(series.c.series).where(*asked.of_series).order_by(series.c.series)
        return _to_numbers(reader.table(question)["series"])
    last = reader.table(select(func.coalesce(func.max(series.c.series), 0).label("last")))["last"]
    return np.arange(1, _to_numbers(last)[0] + 1, dtype=np.int64)


def _to_numbers(column: pa.ChunkedArray) -> Numbers:
    numbers: Numbers = column.to_numpy()
    return numbers


def _pieces(numbers: Numbers) -> Iterator[Piece]:
    """The series in pieces, in order: runs of numbers that follow each other, and others some at a time."""
    scattered: list[int] = []
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        if len(run) < MOST_SCATTERED:
            scattered += run.tolist()
            while len(scattered) >= MOST_SCATTERED:
                yield _among(scattered[:MOST_SCATTERED])
                scattered = scattered[MOST_SCATTERED:]
            continue
        if scattered:
            yield _among(scattered)
            scattered = []
        yield from _parts_of_run(run)
    if scattered:
        yield _among(scattered)


def _among(numbers: Sequence[int]) -> Piece:
    told = [_written(number) for number in numbers]
    return lambda column: column.in_(told)


def _between(run: Numbers) -> Piece:
    first, last = _written(run[0]), _written(run[-1])
    return lambda column: column.between(first, last)


def _parts_of_run(run: Numbers) -> Iterator[Piece]:
    place, count = 0, FIRST_OF_A_RUN
    while place < len(run):
        yield _between(run[place : place + count])
        place, count = place + count, min(2 * count, MOST_OF_A_RUN)


def _written(number: int) -> ColumnElement[int]:
    # PostgreSQL would be told each value as a setting of the transaction.
    return literal_column(str(number), Integer)


def _rows_of(asked: PackedQuestion, piece: Piece) -> Select[Any]:
    """The rows of some series as they are stored, in the order of the key."""
    told = observed.c
    numbers = (told.value_usd, told.net_weight_kg, told.quantity, told.source_row)
    return (
        select(told.series, told.trait, told.period_start, told.period_end, *numbers)
        .where(piece(told.series), *asked.of_rows)
        .order_by(told.series, told.period_start, told.period_end, told.known_from)
    )


def _unpacked(
    batch: pa.RecordBatch, asked: PackedQuestion, of_series: "_Stored", of_trait: "_Stored"
) -> pa.RecordBatch:
    columns = {
        **of_series.columns(_runs(batch["series"])),
        **of_trait.columns(batch["trait"].dictionary_encode()),
        **{name: _own(batch[name]) for name in batch.schema.names if name in observed.columns},
    }
    return pa.RecordBatch.from_pydict({name: columns[told] for name, told in asked.columns.items()})


@dataclass(frozen=True)
class _Stored:
    """Rows of ``series`` or ``trait``, in the order of their number, the first column."""

    rows: Mapping[str, pa.Array]

    @cached_property
    def _numbers(self) -> Numbers:
        numbers: Numbers = next(iter(self.rows.values())).to_numpy()
        return numbers

    def columns(self, coded: pa.DictionaryArray) -> dict[str, pa.Array]:
        """Every column for rows that are coded by number."""
        places = pa.array(np.searchsorted(self._numbers, coded.dictionary.to_numpy()))
        return {
            name: pa.DictionaryArray.from_arrays(coded.indices, values.take(places))
            for name, values in self.rows.items()
        }


def _read(reader: ArrowReader, question: Select[Any]) -> _Stored:
    found = reader.table(question).combine_chunks()
    return _Stored({name: found[name].combine_chunks() for name in found.column_names})


def _runs(numbers: pa.Array) -> pa.DictionaryArray:
    """Numbers that rise, each coded by how many different ones stand before it."""
    told = numbers.to_numpy()
    begins = np.diff(told, prepend=told[:1] - 1) != 0
    return pa.DictionaryArray.from_arrays(pa.array((np.cumsum(begins) - 1).astype("int32")), pa.array(told[begins]))


def _own(values: pa.Array) -> pa.Array:
    return values.dictionary_encode() if pa.types.is_date(values.type) else values
