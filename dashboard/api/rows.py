"""Rows of a table a chunk at a time: the memory stays the same however many rows there are."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from dashboard.queries.tables import SEPARATOR, RowFilters, RowPart, RowTable, name_column, names_in

CHUNK_ROWS = 5_000


def column_names(table: RowTable) -> list[str]:
    """Columns of a table's rows in order: each code column with its name column, then the parts, then build_id."""
    names: list[str] = []
    for column in (str(one.key) for one in table.columns):
        names += [column, name_column(column)] if column in table.names else [column]
    for column, part in table.parts.items():
        names += [column, name_column(column)] if part.names else [column]
    return [*names, "build_id"]


def read_chunks(
    connection: Connection, table: RowTable, filters: RowFilters, language: str, limit: int | None = None
) -> Iterator[pd.DataFrame]:
    """The same rows and columns as ``dashboard.queries.tables.read_rows``, in frames of ``CHUNK_ROWS`` rows; one empty frame for none.

    The rows stay in the database until they are wanted: the connection is set to a cursor on the server's side.
    """
    names = {column: names_in(connection, kind, language) for column, kind in table.names.items()}
    parts = {column: _codes_by_key(connection, part) for column, part in table.parts.items()}
    part_names = {column: names_in(connection, part.names, language) for column, part in table.parts.items() if part.names}
    connection.execution_options(stream_results=True, max_row_buffer=CHUNK_ROWS)
    for frame in pd.read_sql(table.question(filters).limit(limit), connection, chunksize=CHUNK_ROWS):
        columns: dict[str, Any] = {}
        for column in frame.columns.drop("build_id"):
            columns[column] = frame[column]
            if column in names:
                columns[name_column(column)] = frame[column].map(names[column])
        for column, codes in parts.items():
            rows = [codes.get(key, []) for key in frame.iloc[:, 0]]
            columns[column] = [SEPARATOR.join(row) for row in rows]
            if column in part_names:
                columns[name_column(column)] = [SEPARATOR.join(part_names[column].get(code, code) for code in row) for row in rows]
        yield pd.DataFrame({**columns, "build_id": frame["build_id"]})


def _codes_by_key(connection: Connection, part: RowPart) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for key, code in connection.execute(part.question):
        codes.setdefault(key, []).append(code)
    return codes
