"""All observations read as they are stored (``etl.schema.stored``): codes once a series, and each row's own numbers.

A table of observations without filters leaves this way. Its rows are those of the view that everyone else asks, in the
same order: series are numbered in the order of their codes.
"""

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from sqlalchemy import ColumnElement, Select, Table, select

from dashboard.rows.arrow import ArrowReader
from etl.schema import observation
from etl.schema.stored import observed, series, trait


def is_all_of_observations(question: Select[Any]) -> bool:
    """Whether a question is of every observation, in the order of the key."""
    key = [column.name for column in observation.primary_key.columns]
    order = [getattr(term, "name", "") for term in question._order_by_clauses]
    return question.get_final_froms() == [observation] and question.whereclause is None and order == key


def stored_question() -> Select[Any]:
    """The rows as they are stored, in the order of the key."""
    told = observed.c
    numbers = (told.value_usd, told.net_weight_kg, told.quantity, told.source_row)
    return select(told.series, told.trait, told.period_start, told.period_end, *numbers).order_by(
        told.series, told.period_start, told.period_end, told.known_from
    )


def unpacked(
    reader: ArrowReader, question: Select[Any], batches: Iterable[pa.RecordBatch]
) -> Generator[pa.RecordBatch]:
    """The answer to the question from the batches of ``stored_question``; what repeats comes dictionary-encoded."""
    names = {str(column.key): _told_column(column) for column in question.selected_columns}
    of_series, of_trait = _read(reader, series), _read(reader, trait)
    for batch in batches:
        columns = {
            **of_series.columns(_runs(batch["series"])),
            **of_trait.columns(batch["trait"].dictionary_encode()),
            **{name: _own(batch[name]) for name in batch.schema.names if name in observed.columns},
        }
        yield pa.RecordBatch.from_pydict({name: columns[told] for name, told in names.items()})


def _told_column(column: ColumnElement[Any]) -> str:
    (base,) = column.base_columns
    return str(base.key)


@dataclass(frozen=True)
class _Stored:
    """The rows of ``series`` or ``trait``, in the order of their number, the first column."""

    rows: Mapping[str, pa.Array]

    @cached_property
    def _numbers(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        numbers: np.ndarray[Any, np.dtype[np.int64]] = next(iter(self.rows.values())).to_numpy()
        return numbers

    def columns(self, coded: pa.DictionaryArray) -> dict[str, pa.Array]:
        """Every column for rows that are coded by number."""
        places = pa.array(np.searchsorted(self._numbers, coded.dictionary.to_numpy()))
        return {
            name: pa.DictionaryArray.from_arrays(coded.indices, values.take(places))
            for name, values in self.rows.items()
        }


def _read(reader: ArrowReader, table: Table) -> _Stored:
    (number,) = table.primary_key.columns
    found = reader.table(select(table).order_by(number)).combine_chunks()
    return _Stored({name: found[name].combine_chunks() for name in found.column_names})


def _runs(numbers: pa.Array) -> pa.DictionaryArray:
    """Numbers that rise, each coded by how many different ones stand before it."""
    told = numbers.to_numpy()
    begins = np.diff(told, prepend=told[:1] - 1) != 0
    return pa.DictionaryArray.from_arrays(pa.array((np.cumsum(begins) - 1).astype("int32")), pa.array(told[begins]))


def _own(values: pa.Array) -> pa.Array:
    return values.dictionary_encode() if pa.types.is_date(values.type) else values
