"""Rows of a table as a stream of Arrow batches: the one way in which rows leave the database for a file, an answer or a frame.

The schema is known before the first row, from the SQL types of the columns and never from the data; a batch holds so few rows that memory
stays the same however many there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import Boolean, ColumnElement, Connection, Date, Float, Integer, Select, String, func, select

from dashboard.queries.tables import SEPARATOR, RowFilters, RowPart, RowTable, name_column, names_in
from etl.schema import build

BATCH_ROWS = 8_192
BUILD_ID = "build_id"
_ARROW_TYPES: tuple[tuple[type, pa.DataType], ...] = (
    (String, pa.string()),  # covers Text
    (Boolean, pa.bool_()),
    (Integer, pa.int64()),
    (Float, pa.float64()),
    (Date, pa.date32()),
)


@dataclass(frozen=True)
class RowStream:
    """Rows on their way.

    ``schema`` has the columns in order: those of the table, each code column followed by its name column, then the parts, then build_id.
    Text is ``pa.string()``, a date ``pa.date32()``, a whole number ``pa.int64()``, a measured value ``pa.float64()``, a flag
    ``pa.bool_()``; a missing value is null. A field's metadata has ``description`` where the database has one (it names the unit);
    the schema's metadata has ``build_id``.

    ``batches`` reads from the database as it is iterated, once, and has no batch for no rows; the connection must stay open until it ends.
    """

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]


def open_rows(connection: Connection, table: RowTable, filters: RowFilters, language: str, limit: int | None = None) -> RowStream:
    """Rows that pass the filters, at most ``limit`` of them, with names in the language (English where it has none).

    Nothing but the build and the names is read before the first batch is asked for.
    """
    build_id = connection.execute(select(func.max(build.c.build_id))).scalar_one()
    schema = row_schema(table).with_metadata({BUILD_ID: build_id or ""})
    return RowStream(schema, _batches(connection, table, table.question(filters).limit(limit), language, schema))


def read_rows(connection: Connection, table: RowTable, filters: RowFilters, language: str, limit: int | None = None) -> pd.DataFrame:
    """The rows of ``open_rows`` as one frame; a missing value is missing, and a date a ``datetime.date``."""
    stream = open_rows(connection, table, filters, language, limit)
    frame: pd.DataFrame = pa.Table.from_batches(stream.batches, stream.schema).to_pandas()
    return frame


def row_schema(table: RowTable) -> pa.Schema:
    """The columns of a table's rows in order, with their types; raises TypeError for a SQL type that no column had so far."""
    fields: list[pa.Field] = []
    for column in table.columns:
        fields.append(_field(column))
        if column.key in table.names:
            fields.append(pa.field(name_column(str(column.key)), pa.string()))
    for name, part in table.parts.items():
        fields += [pa.field(one, pa.string()) for one in ([name, name_column(name)] if part.names else [name])]
    return pa.schema([*fields, pa.field(BUILD_ID, pa.string())])


def _field(column: ColumnElement[Any]) -> pa.Field:
    for sql_type, arrow in _ARROW_TYPES:
        if isinstance(column.type, sql_type):
            comments = [comment for base in column.base_columns if (comment := getattr(base, "comment", None))]
            return pa.field(str(column.key), arrow, metadata={"description": comments[0]} if comments else None)
    message = f"No Arrow type for {column.key}: {column.type!r}"
    raise TypeError(message)


def _batches(connection: Connection, table: RowTable, question: Select[Any], language: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    names = {column: names_in(connection, kind, language) for column, kind in table.names.items()}
    parts = {column: _codes_by_key(connection, part) for column, part in table.parts.items()}
    part_names = {column: names_in(connection, part.names, language) for column, part in table.parts.items() if part.names}
    result = connection.execution_options(stream_results=True, max_row_buffer=BATCH_ROWS).execute(question)
    for rows in result.partitions(BATCH_ROWS):
        cells: dict[str, list[Any]] = {}
        for column, values in zip(result.keys(), zip(*rows, strict=True), strict=True):
            cells[column] = list(values)
            if column in names:
                cells[name_column(column)] = [names[column].get(code) for code in values]
        keys = cells[str(table.columns[0].key)]
        for column, codes in parts.items():
            cells |= _part_cells(column, [codes.get(key, []) for key in keys], part_names.get(column))
        yield pa.RecordBatch.from_pydict({name: cells[name] for name in schema.names}, schema=schema)


def _part_cells(column: str, codes: list[list[str]], names: Mapping[str, str] | None) -> dict[str, list[Any]]:
    joined = {column: [SEPARATOR.join(row) for row in codes]}
    if names is None:
        return joined
    return joined | {name_column(column): [SEPARATOR.join(names.get(code, code) for code in row) for row in codes]}


def _codes_by_key(connection: Connection, part: RowPart) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for key, code in connection.execute(part.question):
        codes.setdefault(key, []).append(code)
    return codes
