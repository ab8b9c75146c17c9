"""Rows of a table as a stream of Arrow batches.

This is the one way in which rows leave the database for a file, an answer or a frame. The schema is known before the
first row, from the SQL types of the columns and never from the data; a batch holds so few rows that memory stays the
same however many there are. Where rows that are being read keep the next build waiting, all are put aside first.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
from sqlalchemy import Connection, Engine

from dashboard.rows.arrow import ArrowReader, arrow_reader
from dashboard.rows.columns import BUILD_ID
from dashboard.rows.keeping import keep
from dashboard.rows.lookups import Lookup, read_lookups
from dashboard.rows.packed import PackedQuestion, packed_batches, packed_question
from dashboard.rows.pieces import RowQuestion, RowQuestions
from dashboard.rows.prefetch import begun, read_ahead
from dashboard.rows.reach import newest_rows_questions
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.build_asked import build_of
from dashboard.subjects.engine import day_of
from dashboard.subjects.one_build import BUILD_QUESTION, BuildReplaced, read_build_id
from dashboard.subjects.stopping import current_stop

AS_OF = "as_of"
_AHEAD = 2  # batches read while one is written


@dataclass(frozen=True)
class RowStream:
    """Rows on their way.

    ``schema`` has the columns in order: those of the table, each code column followed by its name column, then the
    parts, then build_id. Text is ``pa.string()``, a date ``pa.date32()``, a whole number ``pa.int64()``, a measured
    value ``pa.float64()``, a flag ``pa.bool_()``; a missing value is null. A field's metadata has ``description`` where
    the database has one (it names the unit); the schema's metadata has ``build_id`` and, where what was known on a day
    is asked for, ``as_of``.

    ``batches`` reads from the database as it is iterated, once, and has no batch for no rows. What repeats may
    come dictionary-encoded in a batch, which a writer uses to look at each value once; ``plain`` has every batch as the
    schema says.
    """

    schema: pa.Schema
    batches: Iterator[pa.RecordBatch]

    def plain(self) -> Iterator[pa.RecordBatch]:
        """The batches with text as text."""
        for batch in self.batches:
            columns = [column.cast(one.type) for column, one in zip(batch.columns, self.schema, strict=True)]
            yield pa.RecordBatch.from_arrays(columns, schema=self.schema)


def open_rows(
    connection: Connection,
    table: RowTable,
    filters: RowFilters,
    language: str,
    limit: int | None = None,
    *,
    newest_first: bool = False,
) -> RowStream:
    """Rows that pass the filters, at most ``limit`` of them, with names in the language (English where it has none).

    They come in the table's order, which a database gives as it reads; ``newest_first`` is for a few of them.

    The rows come over a connection of their own to the same database, which is opened, and has given its first batch,
    before this returns: raises BuildReplaced where that finds another build, and OperationalError where it finds none.
    The connection that is given is needed no longer.
    """
    build_id = read_build_id(connection)
    day = day_of(connection.engine)
    schema = row_schema(table).with_metadata({BUILD_ID: build_id} | ({AS_OF: day.isoformat()} if day else {}))
    if newest_first and limit is not None:
        # Of each series one row at most, which is looked up: as they are stored, all of its rows would be read.
        asked: RowQuestions = newest_rows_questions(connection, table, filters, limit)
        packed = None
    else:
        question = table.question(filters, newest_first=newest_first)
        asked = RowQuestion(question, None if newest_first else table.pieces, tuple(filters.conditions(table)))
        packed = None if newest_first else packed_question(table, filters)
    rows = _Rows(connection.engine, table, asked, packed, language, limit)
    return RowStream(schema, begun(rows.read(schema, build_id)))


def read_rows(
    connection: Connection,
    table: RowTable,
    filters: RowFilters,
    language: str,
    limit: int | None = None,
    *,
    newest_first: bool = False,
) -> pd.DataFrame:
    """The rows of ``open_rows`` as one frame; a missing value is missing, and a date a ``datetime.date``."""
    stream = open_rows(connection, table, filters, language, limit, newest_first=newest_first)
    frame: pd.DataFrame = pa.Table.from_batches(stream.plain(), stream.schema).to_pandas()
    return frame


def row_schema(table: RowTable) -> pa.Schema:
    """The columns of a table's rows in order, with their types.

    Raises TypeError for a SQL type that no column had so far.
    """
    return pa.schema(
        [
            pa.field(one.name, one.type, metadata={"description": one.description} if one.description else None)
            for one in table.fields
        ]
    )


@dataclass(frozen=True)
class _Rows:
    """What is asked of a database; ``packed`` is the question as one of what is stored, where it is asked so."""

    engine: Engine
    table: RowTable
    asked: RowQuestions
    packed: PackedQuestion | None
    language: str
    limit: int | None

    def read(self, schema: pa.Schema, build_id: str) -> Generator[pa.RecordBatch]:
        with arrow_reader(self.engine) as reader:
            if reader.table(BUILD_QUESTION)[BUILD_ID].to_pylist() != [build_id]:
                raise BuildReplaced
            lookups = read_lookups(reader, build_of(self.engine, build_id), self.table, self.language)
            # Closed before the reader: its connection must not go while a thread still reads from it.
            with closing(read_ahead(self._answer(reader), _AHEAD)) as batches:
                if not reader.holds_up_builds:
                    yield from _while_wanted(_with_lookups(batch, lookups, schema, build_id) for batch in batches)
                    return
                kept = keep(_while_wanted(batches))
        yield from _while_wanted(_with_lookups(batch, lookups, schema, build_id) for batch in kept)

    def _answer(self, reader: ArrowReader) -> Generator[pa.RecordBatch]:
        if self.packed is not None:
            return packed_batches(reader, self.packed, self.limit)
        return _in_parts(reader, self.asked, self.limit)


def _in_parts(reader: ArrowReader, asked: RowQuestions, limit: int | None) -> Generator[pa.RecordBatch]:
    left = limit
    for question in asked.parts(lambda one: [tuple(row.values()) for row in reader.table(one).to_pylist()]):
        for batch in reader.batches(question, left):
            left = None if left is None else left - batch.num_rows
            yield batch
        if left == 0:
            return


def _while_wanted(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The batches; raises NotWanted at the next one where whoever asked is gone."""
    for batch in batches:
        stop = current_stop()
        if stop is not None:
            stop.require_wanted()
        yield batch


def _with_lookups(
    batch: pa.RecordBatch, lookups: list[tuple[str, Lookup]], schema: pa.Schema, build_id: str
) -> pa.RecordBatch:
    columns: dict[str, pa.Array] = dict(zip(batch.schema.names, batch.columns, strict=True))
    for code, lookup in lookups:
        if not pa.types.is_dictionary(columns[code].type):
            columns[code] = columns[code].dictionary_encode()
        columns |= lookup.of(columns[code])
    columns[BUILD_ID] = pa.DictionaryArray.from_arrays(
        pa.repeat(0, batch.num_rows).cast(pa.int32()), pa.array([build_id])
    )
    return pa.RecordBatch.from_pydict({name: columns[name] for name in schema.names})
