"""Answers of the database as typed rows: a frozen dataclass for each row, with a field for each column."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select

Row = TypeVar("Row")


def read_rows(connection: Connection, question: Select[Any], row_type: Callable[..., Row]) -> list[Row]:
    """The rows of a question in its order; each column is given to the field of its name.

    Dates are ``date``, missing values None, as the database's types have them. Raises TypeError where a column has no
    field, or a field without a default no column.
    """
    return [row_type(**row) for row in connection.execute(question).mappings()]


def make_rows(connection: Connection, question: Select[Any], make: Callable[[RowMapping], Row]) -> list[Row]:
    """The rows of a question in its order, each made of its columns by ``make``."""
    return [make(row) for row in connection.execute(question).mappings()]
