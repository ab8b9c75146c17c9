"""Answers of the database as typed rows: a frozen dataclass for each row, with a field for each column."""

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row")
Part = TypeVar("Part", bound="DataclassInstance")


def read_rows(connection: Connection, question: Select[Any], row_type: Callable[..., Row]) -> list[Row]:
    """The rows of a question in its order; each column is given to the field of its name.

    Dates are ``date``, missing values None, as the database's types have them. Raises TypeError where a column has no
    field, or a field without a default no column.
    """
    return [row_type(**row) for row in connection.execute(question).mappings()]


def make_rows(connection: Connection, question: Select[Any], make: Callable[[RowMapping], Row]) -> list[Row]:
    """The rows of a question in its order, each made of its columns by ``make``."""
    return [make(row) for row in connection.execute(question).mappings()]


def make_part(row: RowMapping, part: type[Part], **given: object) -> Part:
    """A part of a row that is a dataclass: each field is given, or else the column of its name.

    Raises NoSuchColumnError where there is no such column.
    """
    names = [field.name for field in fields(part) if field.name not in given]
    return part(**{name: row[name] for name in names}, **given)
