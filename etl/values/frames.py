"""From columns of values to a frame with exactly a table's columns and types."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionDtype
from pandas.api.types import pandas_dtype
from sqlalchemy import Boolean, Column, Date, Float, Integer, Table

from etl import schema

_DAY, _NUMBER, _TRUTH, _COUNT, _COUNT_OR_NULL, _TEXT, _ANY = map(
    pandas_dtype, ("datetime64[s]", "float64", "bool", "int64", "Int64", "str", "object")
)

CELL = [column.name for column in schema.observation.primary_key.columns if column.name != "known_from"]
"""The columns that name one figure of one source, whichever edition it is of."""


def to_table_frame(table: Table, columns: Mapping[str, Any], index: pd.Index | None = None) -> pd.DataFrame:
    """A frame with the columns of ``table``, in its order, from columns by name; an absent one is missing throughout.

    Text is ``str`` with empty text as missing, dates are ``datetime64[s]``, numbers ``float64``, counts ``int64``
    (``Int64`` where NULL is allowed), truth values ``bool``. Raises KeyError for a column that the table does not have.
    """
    if unknown := sorted(set(columns) - set(table.columns.keys())):
        raise KeyError(f"table {table.name} has no column {', '.join(unknown)}")
    if not columns and index is None:
        return _empty(table).copy()
    return _typed_frame(table, pd.DataFrame(dict(columns), index=index)).reset_index(drop=True)


def rows_to_frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """As ``to_table_frame``, from one mapping a row; rows come sorted by the table's key."""
    names = {name for row in rows for name in row}
    frame = to_table_frame(table, {name: [row.get(name) for row in rows] for name in sorted(names)})
    return sort_by_key(table, frame)


def sort_by_key(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The same rows in the order of the table's primary key."""
    if len(frame) < 2:
        return frame.reset_index(drop=True)
    return frame.sort_values([column.name for column in table.primary_key.columns], kind="stable", ignore_index=True)


@cache
def _empty(table: Table) -> pd.DataFrame:
    return _typed_frame(table, pd.DataFrame())


def _typed_frame(table: Table, given: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({column.name: _typed(column, given) for column in table.columns}, index=given.index)


def _typed(column: Column[Any], given: pd.DataFrame) -> "pd.Series[Any]":
    kind = _kind(column)
    if column.name not in given:
        if kind in {_TRUTH, _COUNT}:  # they have no missing value, and take what Python makes of None
            return pd.Series([None] * len(given), index=given.index, dtype=_ANY).astype(kind)
        return pd.Series(None, index=given.index, dtype=kind)
    values = given[column.name]
    values = values if values.dtype == kind else values.astype(kind)
    if kind == _TEXT and (is_empty := values == "").any():
        return values.mask(is_empty)
    return values


@cache
def _kind(column: Column[Any]) -> "np.dtype[Any] | ExtensionDtype":
    if isinstance(column.type, Date):
        return _DAY
    if isinstance(column.type, Float):
        return _NUMBER
    if isinstance(column.type, Boolean):
        return _TRUTH
    if isinstance(column.type, Integer):
        return _COUNT_OR_NULL if column.nullable else _COUNT
    return _TEXT
