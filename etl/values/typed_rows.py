"""Rows of a frame as typed records: the one edge between whole tables and code that looks at one row at a time."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

import pandas as pd

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def typed_rows(frame: pd.DataFrame, record: type[Record]) -> list[Record]:
    """The rows in their order as instances of a dataclass, each of whose fields is named as a column.

    A day is a ``date``, a member of a closed list that member, and what is missing None. Raises KeyError for a column
    that is not there, ValueError where a value is missing that the field must have or that its closed list has not.
    """
    columns = [_to_values(frame[name], hint) for name, hint in _hints_of(record).items()]
    return [record(*values) for values in zip(*columns, strict=True)]


@cache
def _hints_of(record: type[Any]) -> dict[str, object]:
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


def _to_values(column: "pd.Series[Any]", hint: object) -> list[Any]:
    kinds: tuple[Any, ...] = get_args(hint) or (hint,)
    is_missing = column.isna().tolist()
    if type(None) not in kinds and any(is_missing):
        raise ValueError(f"{column.name} is missing in a row")
    to_value = _reader(next(kind for kind in kinds if kind is not type(None)))
    return [None if gone else to_value(value) for value, gone in zip(column.tolist(), is_missing, strict=True)]


def _reader(kind: type) -> Callable[[Any], Any]:
    """What makes a field's value of a frame's."""
    if issubclass(kind, Enum) or kind in (str, int, float, bool):
        return kind
    if kind is date:
        return pd.Timestamp.date
    raise TypeError(f"no column of a frame gives a {kind.__name__}")
