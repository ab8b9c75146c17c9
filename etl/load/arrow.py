"""Frames as Arrow tables, typed by the SQLAlchemy table that they are for."""

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Float, Integer, String, Table

from etl.errors import VerificationFailed

# String covers Text, Integer also BigInteger: of four bytes and of eight in PostgreSQL, whose COPY refuses any other.
ARROW_TYPES: list[tuple[type, pa.DataType]] = [
    (String, pa.string()),
    (Boolean, pa.bool_()),
    (BigInteger, pa.int64()),
    (Integer, pa.int32()),
    (Float, pa.float64()),
    (Date, pa.date32()),
    (DateTime, pa.timestamp("us")),
]


def arrow_type(column: Column[object]) -> pa.DataType:
    """Give the Arrow type in which values of a column travel.

    Raise TypeError for a type that the schema has not used so far.
    """
    for sql_type, arrow in ARROW_TYPES:
        if isinstance(column.type, sql_type):
            return arrow
    message = f"No Arrow type for {column.table.name}.{column.name}: {column.type!r}"
    raise TypeError(message)


def to_arrow(table: Table, frame: pd.DataFrame) -> pa.Table:
    """Give ``frame`` as an Arrow table with the columns of ``table`` in their order; NaN, NaT and None become null.

    Rows come sorted by the table's key: the index of the key then grows at its end, which loads faster and lies closer
    together. Raises VerificationFailed where columns are missing or unknown, or a value does not fit its column's type.
    """
    _require_names(table, frame.columns)
    try:
        rows = pa.Table.from_pandas(frame, schema=arrow_schema(table), preserve_index=False)
    except pa.ArrowException as fault:
        raise VerificationFailed([f"table {table.name}: {fault}"]) from fault
    return rows.sort_by([(column.name, "ascending") for column in table.primary_key.columns])


def require_columns(table: Table, rows: pa.Table) -> pa.Table:
    """Give ``rows`` with the columns of ``table`` in their order and types.

    Raises VerificationFailed where columns are missing or unknown, or a value does not fit its column's type.
    """
    _require_names(table, rows.column_names)
    try:
        return rows.select(table.columns.keys()).cast(arrow_schema(table))
    except pa.ArrowException as fault:
        raise VerificationFailed([f"table {table.name}: {fault}"]) from fault


def arrow_schema(table: Table) -> pa.Schema:
    """Give the columns of ``table`` in their order, in the types in which their values travel."""
    return pa.schema([(column.name, arrow_type(column)) for column in table.columns])


def days_as_text(rows: pa.Table) -> pa.Table:
    """Give days written out, as SQLite stores them: its driver would write each anew, which takes longest of all."""
    for place, field in enumerate(rows.schema):
        if pa.types.is_date(field.type):
            encoded = rows[field.name].combine_chunks().dictionary_encode()
            written = encoded.dictionary.cast(pa.string()).take(encoded.indices)
            rows = rows.set_column(place, field.name, written)
    return rows


def _require_names(table: Table, names: Iterable[str]) -> None:
    wanted, given = set(table.columns.keys()), set(names)
    if wanted != given:
        missing, unknown = sorted(wanted - given), sorted(given - wanted)
        raise VerificationFailed([f"table {table.name}: columns missing {missing}, columns unknown {unknown}"])
