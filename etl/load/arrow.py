"""Frames as Arrow tables, typed by the SQLAlchemy table that they are for."""

import pandas as pd
import pyarrow as pa
from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, String, Table

from etl.errors import VerificationFailed

# String covers Text. Integer is four bytes in PostgreSQL, whose COPY refuses eight.
ARROW_TYPES: list[tuple[type, pa.DataType]] = [
    (String, pa.string()),
    (Boolean, pa.bool_()),
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
    wanted = {column.name for column in table.columns}
    if wanted != set(frame.columns):
        missing, unknown = sorted(wanted - set(frame.columns)), sorted(set(frame.columns) - wanted)
        raise VerificationFailed([f"table {table.name}: columns missing {missing}, columns unknown {unknown}"])
    schema = pa.schema([(column.name, arrow_type(column)) for column in table.columns])
    try:
        rows = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
    except pa.ArrowException as fault:
        raise VerificationFailed([f"table {table.name}: {fault}"]) from fault
    return rows.sort_by([(column.name, "ascending") for column in table.primary_key.columns])
