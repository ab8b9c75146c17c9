"""Rows as lines of text, made column by column in Arrow.

A text that repeats is written once for a batch, and no row is written by itself. What CSV and JSON have in common; how
a text is quoted, what stands for a missing value and what stands around a cell is theirs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

# Where Python's own shortest form begins to have an exponent: there and between these, Arrow writes the same digits in
# another form.
_EXPONENT_FROM = 1e16
_SAME_FROM, _SAME_TO = 1e-4, 1e10


@dataclass(frozen=True)
class LineForm:
    """How a line is written: ``quote`` gives the cells of texts; ``missing`` is the cell of a missing value.

    ``leads`` stand before the cells, one for each column, ``between`` two cells, ``end`` after the last,
    ``around_date`` around a date.
    """

    quote: Callable[[pa.Array], pa.Array]
    missing: str
    leads: Sequence[str]
    between: str
    end: str
    around_date: str = ""

    def write(self, batch: pa.RecordBatch) -> bytes:
        """The rows of a batch as lines in UTF-8."""
        columns = [_coded(column) for column in batch.columns]
        cells = _merged((self._cells(group) for group in _same_codes(columns, self.leads)), self.between)
        lines = self._joined([*cells[:-1], self._joined([cells[-1], self.end], "")], self.between)
        if isinstance(lines, pa.Scalar):  # no row differs from another
            return str(lines.as_py()).encode() * len(batch)
        _validity, offsets, texts = lines.buffers()
        written: bytes = texts.slice(0, int(np.frombuffer(offsets, "int32", len(lines) + 1)[-1])).to_pybytes()
        return written

    def _joined(self, cells: Sequence[pa.Array | pa.Scalar | str], between: str) -> pa.Array | pa.Scalar:
        """The cells of each row as one text, a null as a missing value."""
        return pc.binary_join_element_wise(*cells, between, null_handling="replace", null_replacement=self.missing)

    def _cells(self, group: list[tuple[pa.Array, str]]) -> pa.Array | pa.Scalar:
        """The cells of neighbours as one text for each row, or one for all where no row differs.

        A null stands for a missing value that has nothing before it.
        """
        first, lead = group[0]
        if not _is_coded(first):
            return self._values(first, lead)
        texts = [self._told(column.dictionary, lead) for column, lead in group]
        joined = self._joined(texts, self.between) if len(texts) > 1 else texts[0]
        if not first.indices.null_count:
            return joined[0] if len(joined) == 1 else joined.take(first.indices)
        absent = self.between.join(f"{lead}{self.missing}" for _column, lead in group)
        return joined.take(first.indices).fill_null(absent)

    def _told(self, values: pa.Array, lead: str) -> pa.Array:
        """The cells of each value once."""
        if not pa.types.is_string(values.type):
            cells = self._values(values, lead)
            return cells.fill_null(self.missing) if isinstance(cells, pa.Array) else pa.repeat(cells, len(values))
        texts = self.quote(values).fill_null(self.missing)
        return pc.binary_join_element_wise(lead, texts, "") if lead else texts

    def _values(self, column: pa.Array, lead: str) -> pa.Array | pa.Scalar:
        if column.null_count == len(column):
            return pa.scalar(lead + self.missing)
        mark = self.around_date if pa.types.is_date(column.type) else ""
        cells = written_values(column)
        if not (lead or mark):
            return cells
        return pc.binary_join_element_wise(lead + mark, cells, mark, "").fill_null(lead + self.missing)


def written_values(column: pa.Array) -> pa.Array:
    """Numbers, dates and flags as text, nulls as nulls.

    A number is as Python's ``repr`` has it, the shortest that reads back as the same number, and a whole one without
    ``.0``; a date is YYYY-MM-DD, a flag true or false.
    """
    return _written_numbers(column) if pa.types.is_floating(column.type) else column.cast(pa.string())


def _written_numbers(column: pa.Array) -> pa.Array:
    values = column.to_numpy(zero_copy_only=False)
    is_whole = (np.abs(values) < _EXPONENT_FROM) & (values == np.trunc(values)) & ~((values == 0) & np.signbit(values))
    written = pa.array(np.where(is_whole, values, 0).astype("int64")).cast(pa.string())
    if is_whole.all():
        return written
    return pc.replace_with_mask(written, pa.array(~is_whole), _written_fractions(values[~is_whole]))


def _written_fractions(values: NDArray[np.float64]) -> pa.Array:
    """Numbers that are not written as whole ones; NaN is null."""
    written = pa.array(values, from_pandas=True).cast(pa.string())
    sizes = np.abs(values)
    is_other = (sizes >= _SAME_TO) | (sizes < _SAME_FROM)
    if not is_other.any():
        return written
    return pc.replace_with_mask(
        written, pa.array(is_other), pa.array([_without_point(value) for value in values[is_other]])
    )


def _without_point(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _is_coded(column: pa.Array) -> bool:
    return bool(pa.types.is_dictionary(column.type))


def _same_codes(columns: list[pa.Array], leads: Sequence[str]) -> Iterator[list[tuple[pa.Array, str]]]:
    """Neighbours that are looked up by the same codes, together.

    Their cells are joined once for a code and not once for a row.
    """
    pairs = enumerate(zip(columns, leads, strict=True))
    for _key, group in groupby(pairs, key=lambda pair: _codes_of(pair[1][0]) or pair[0]):
        yield [column for _place, column in group]


def _codes_of(column: pa.Array) -> tuple[int, int] | None:
    return (column.indices.buffers()[1].address, column.indices.offset) if _is_coded(column) else None


def _coded(column: pa.Array) -> pa.Array:
    """The column with each text once, where it is of text and has any."""
    is_text = pa.types.is_string(column.type) and column.null_count < len(column)
    return column.dictionary_encode() if is_text else column


def _merged(cells: Iterable[pa.Array | pa.Scalar], between: str) -> list[pa.Array | pa.Scalar]:
    """The same cells, with neighbours that are one text for all rows made into one."""
    merged: list[pa.Array | pa.Scalar] = []
    for is_one, group in groupby(cells, key=lambda one: isinstance(one, pa.Scalar)):
        found = list(group)
        merged += [pa.scalar(between.join(one.as_py() for one in found))] if is_one else found
    return merged
