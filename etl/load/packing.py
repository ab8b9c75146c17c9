"""Rows as they are stored: those of observation parted into series, traits, values and years, others as they are."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Table

from etl.build.sum_years import sum_years
from etl.errors import VerificationFailed
from etl.load.arrow import arrow_schema, require_columns
from etl.load.numbered_hashes import HASH_BYTES, NumberedHashes
from etl.load.rows import PartedRows, RowPart, Rows, batches_of
from etl.schema import observation
from etl.schema.stored import SERIES_KEY, TRAITS, is_packed, observed, series, series_trait, trait, year_trade

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Trait = tuple[object, ...]  # the values of TRAITS
_TRAITS_AT_ONCE = 10_000
_MANY = 2**31  # combinations that are told apart before they are numbered anew, well below what an int64 holds


class StoredBatch(NamedTuple):
    """Some rows of a stored table."""

    table: Table
    rows: pa.Table


def stored_batches(table: Table, rows: Rows) -> Iterator[StoredBatch]:
    """Give the rows of ``table`` as they are stored, batch by batch; what a row refers to comes before it.

    Raises what ``batches_of`` does, and VerificationFailed where rows of observation are not in the order of its key.
    """
    if is_packed(table):
        return packed_batches(rows.parts if isinstance(rows, PartedRows) else map(WholeRows, batches_of(table, rows)))
    return (StoredBatch(table, batch) for batch in batches_of(table, rows))


def packed_batches(parts: Iterable[RowPart]) -> Iterator[StoredBatch]:
    """Give the parts of observation as they are stored; raises as ``stored_batches`` does."""
    packing = Packing()
    for part in parts:
        yield from packing.pack(part)


@dataclass(frozen=True)
class WholeRows:
    """Rows of observation that are held, all those of a series together; their years are summed here."""

    rows: pa.Table

    def table(self) -> pa.Table:
        """The rows."""
        return self.rows

    def years(self) -> pa.Table:
        """What their series come to by year."""
        if not len(self.rows):
            return arrow_schema(year_trade).empty_table()
        begins = np.append([0], _is_another(*_pairs(self.rows.select(SERIES_KEY))))
        return sum_years(np.cumsum(begins), self.rows)


class Packing:
    """Gives series and traits their numbers, from batch to batch.

    ``series`` is the number of the last one. It may begin with what is known, as may ``traits``, which have each
    their number: they are held as hashes, since each may have a long text of its own.
    """

    def __init__(self, series: int = 0, traits: Mapping[Trait, int] | None = None) -> None:
        self.series = series
        known = traits or {}
        self._traits = NumberedHashes([_hash_trait(one) for one in known], [*known.values()])
        self._last_series = arrow_schema(observation).empty_table().select(SERIES_KEY)

    def pack(self, part: RowPart) -> Iterator[StoredBatch]:
        """Give the series and traits that no row before had, the values of all rows, and the years of the series."""
        whole = require_columns(observation, part.table()).combine_chunks()
        if not len(whole):
            return
        begins, before = self._begin_series(whole.select(SERIES_KEY)), self.series
        if not begins[0]:
            raise VerificationFailed([f"table {observation.name}: a series is in two of the parts handed over"])
        numbers = before + np.cumsum(begins)
        yield _to_stored(series, whole.filter(pa.array(begins)), series=numbers[begins])
        self.series = int(numbers[-1])
        firsts, traits = self._meet_traits(whole.select(TRAITS))
        yield _to_stored(trait, whole.take(firsts), trait=traits[firsts])
        yield _to_stored(observed, whole, series=numbers, trait=traits)
        years = part.years()
        yield _to_stored(year_trade, years, series=years["series"].to_numpy() + before + 1)
        yield _count_traits(numbers, traits, np.asarray(pc.is_null(whole["known_until"])))

    def _begin_series(self, codes: pa.Table) -> Flags:
        """Tell which rows begin a series. Raises VerificationFailed where one does not come after those before it."""
        with_last = pa.concat_tables([self._last_series, codes]).combine_chunks()
        begins = np.ones(len(codes), dtype=bool)
        begins[len(codes) - len(with_last) + 1 :] = _is_another(*_pairs(with_last))
        firsts = pa.concat_tables([self._last_series, codes.filter(pa.array(begins))]).combine_chunks()
        if not _is_later(*_pairs(firsts)).all():
            raise VerificationFailed(
                [f"table {observation.name}: the rows handed over are not in the order of its key"]
            )
        self._last_series = codes.slice(len(codes) - 1)
        return begins

    def _meet_traits(self, traits: pa.Table) -> tuple[Numbers, Numbers]:
        """Give the places of the rows that are the first with their traits, and the number of each row's traits."""
        encoded = pa.array(_combined(traits)).dictionary_encode()
        combination = encoded.indices.to_numpy()
        firsts = np.flatnonzero(np.diff(np.maximum.accumulate(combination), prepend=-1))
        numbers, is_new = self._traits.meet([_hash_trait(one) for one in tell_traits(traits.take(firsts))])
        return firsts[is_new], numbers[combination]


def tell_traits(rows: pa.Table) -> Iterator[Trait]:
    """The traits in the columns of ``TRAITS``, row by row."""
    for batch in rows.select(TRAITS).to_batches(max_chunksize=_TRAITS_AT_ONCE):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _hash_trait(told: Trait) -> bytes:
    return blake2b(repr(told).encode(), digest_size=HASH_BYTES).digest()


def _pairs(rows: pa.Table) -> tuple[pa.Table, pa.Table]:
    """Give the rows but the first, and beside them the rows before each."""
    return rows.slice(1), rows.slice(0, len(rows) - 1)


def _is_another(here: pa.Table, before: pa.Table) -> Flags:
    """Whether each row differs from the one before it; a missing value is left to the table to refuse."""
    flags = (pc.fill_null(pc.not_equal(here[name], before[name]), True) for name in here.column_names)
    return functools.reduce(np.logical_or, map(np.asarray, flags))


def _is_later(here: pa.Table, before: pa.Table) -> Flags:
    """Whether each row comes after the one before it, by its first column that differs."""
    is_later = np.zeros(len(here), dtype=bool)
    for name in reversed(here.column_names):
        is_greater = np.asarray(pc.fill_null(pc.greater(here[name], before[name]), True))
        is_later = is_greater | (is_later & np.asarray(pc.fill_null(pc.equal(here[name], before[name]), True)))
    return is_later


def _combined(rows: pa.Table) -> Numbers:
    """Give rows that agree in every column the same number, and no others."""
    combined, many = np.zeros(len(rows), dtype=np.int64), 1
    for column in rows.columns:
        encoded = column.combine_chunks().dictionary_encode(null_encoding="encode")
        if many * len(encoded.dictionary) > _MANY:
            combined = np.unique(combined, return_inverse=True)[1]
            many = int(combined.max()) + 1
        combined = combined * len(encoded.dictionary) + encoded.indices.to_numpy()
        many *= len(encoded.dictionary)
    return combined


def _count_traits(numbers: Numbers, traits: Numbers, is_held: Flags) -> StoredBatch:
    """Give how many rows of each series, of those that hold, have which traits."""
    met = pa.array(numbers * _MANY + traits).dictionary_encode()
    counts = np.bincount(met.indices.to_numpy(), is_held, minlength=len(met.dictionary)).astype("int64")
    told = met.dictionary.to_numpy()
    order = np.argsort(told)
    counted = {"series": told[order] // _MANY, "trait": told[order] % _MANY, "row_count": counts[order]}
    return StoredBatch(series_trait, pa.table(counted).cast(arrow_schema(series_trait)))


def _to_stored(table: Table, rows: pa.Table, **numbers: Numbers) -> StoredBatch:
    """Give the columns of a stored table, those named from ``numbers`` and the others from ``rows``."""
    columns = [pa.array(numbers[name]) if name in numbers else rows[name] for name in table.columns.keys()]  # noqa: SIM118 (a column collection gives columns)
    return StoredBatch(table, pa.table(columns, names=table.columns.keys()).cast(arrow_schema(table)))
