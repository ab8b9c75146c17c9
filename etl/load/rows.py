"""Rows on their way into a table: a frame, or a source that gives them batch by batch."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

import pandas as pd
import pyarrow as pa
from sqlalchemy import Table

from etl.load.arrow import require_columns, to_arrow


class RowSource(Protocol):
    """Rows of a table that need not be in memory all at once."""

    @property
    def rows(self) -> int:
        """How many rows there are; asked for after the last batch was taken, so it may be known only then."""
        ...

    def batches(self) -> Iterator[pa.Table]:
        """Give the rows, once: the columns of the table in its types, ordered by its key within batches.

        Between batches too, where that costs nothing: it loads sooner. Those of observation must be, each series in
        one batch.
        """
        ...


class RowPart(Protocol):
    """Some series of observation, each with all of its rows; it can be sent to another process."""

    def table(self) -> pa.Table:
        """The rows, in the order of the key."""
        ...

    def years(self) -> pa.Table:
        """What the series come to by year: rows of ``year_trade``, their series counted from 0."""
        ...


@runtime_checkable
class PartedRows(Protocol):
    """Rows of observation that can be had part by part, in the order of the key; no series is in two parts."""

    @property
    def parts(self) -> Sequence[RowPart]:
        """The parts."""
        ...


Rows = pd.DataFrame | RowSource
Tables = Mapping[str, Rows]


def batches_of(table: Table, rows: Rows) -> Iterator[pa.Table]:
    """Give rows as Arrow tables with the columns of ``table`` in their order, in the order of its key.

    Raises VerificationFailed where columns are missing or unknown, or a value does not fit its column's type.
    """
    if isinstance(rows, pd.DataFrame):
        yield to_arrow(table, rows)
    else:
        for batch in rows.batches():
            yield require_columns(table, batch)


def count_handed(tables: Tables) -> dict[str, int]:
    """How many rows were handed over, by table; of a source, once its batches were taken."""
    return {name: len(rows) if isinstance(rows, pd.DataFrame) else rows.rows for name, rows in tables.items()}
