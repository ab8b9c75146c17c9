"""From columns of values to a frame with exactly a table's columns and types."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Boolean, Column, Date, Float, Integer, Table

from etl import schema

CELL = [column.name for column in schema.observation.primary_key.columns if column.name != "known_from"]
"""The columns that name one figure of one source, whichever edition it is of."""


def to_table_frame(table: Table, columns: Mapping[str, Any], index: pd.Index | None = None) -> pd.DataFrame:
    """A frame with the columns of ``table``, in its order, from columns by name; an absent one is missing throughout.

    Text is ``str`` with empty text as missing, dates are ``datetime64[s]``, numbers ``float64``, counts ``int64``
    (``Int64`` where NULL is allowed), truth values ``bool``. Raises KeyError for a column that the table does not have.
    """
    if unknown := sorted(set(columns) - set(table.columns.keys())):
        raise KeyError(f"table {table.name} has no column {', '.join(unknown)}")
    given = pd.DataFrame(dict(columns), index=index)
    return pd.DataFrame(
        {column.name: _typed(column, given) for column in table.columns}, index=given.index
    ).reset_index(drop=True)


def rows_to_frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """As ``to_table_frame``, from one mapping a row; rows come sorted by the table's key."""
    names = {name for row in rows for name in row}
    frame = to_table_frame(table, {name: [row.get(name) for row in rows] for name in sorted(names)})
    return sort_by_key(table, frame)


def sort_by_key(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows in the order of the table's primary key."""
    return frame.sort_values([column.name for column in table.primary_key.columns], kind="stable", ignore_index=True)


def _typed(column: Column[Any], given: pd.DataFrame) -> "pd.Series[Any]":
    values = (
        given[column.name] if column.name in given else pd.Series([None] * len(given), index=given.index, dtype=object)
    )
    if isinstance(column.type, Date):
        return values.astype("datetime64[s]")
    if isinstance(column.type, Float):
        return values.astype("float64")
    if isinstance(column.type, Boolean):
        return values.astype("bool")
    if isinstance(column.type, Integer):
        return values.astype("Int64" if column.nullable else "int64")
    text = values.astype("str")
    return text.mask(text == "")
