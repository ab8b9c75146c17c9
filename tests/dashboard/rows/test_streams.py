"""Streams of rows: of one build, in the order of an index, typed before the first row."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from sqlalchemy import Engine, Select

from dashboard.rows import arrow, streams
from dashboard.rows.arrow import SqliteReader, arrow_reader
from dashboard.rows.meanings import MEANINGS
from dashboard.rows.streams import open_rows, row_schema
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.one_build import BuildReplaced
from dashboard.subjects.stopping import NotWanted, Stop, working_for
from etl.load import replace_database
from etl.schema.stored import observed
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything
from tests.factories import build_row, complete, frames, observation_row, year
from tests.loading import load_file, swap_file


@pytest.mark.parametrize("table", TABLES)
def test_batches_are_of_the_schema_told_beforehand(loaded_database: LoadDatabase, table: str) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        stream = open_rows(connection, TABLES[table], RowFilters(), "zh")
        assert stream.schema.equals(row_schema(TABLES[table]))
        assert pa.Table.from_batches(stream.plain(), stream.schema).validate(full=True) is None


def test_a_column_tells_what_it_means_and_its_unit() -> None:
    schema = row_schema(TABLES["trade"])
    units = {
        name: (schema.field(name).metadata or {}).get(b"description") for name in ("value_usd", "net_weight_kg", "flow")
    }
    assert units == {name: MEANINGS[name].encode() for name in units}
    assert b"US dollars" in units["value_usd"]


@pytest.fixture(scope="module")
def built_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file as a build makes it, of so many rows and commodities that none are sorted rather than walked through."""
    rows = everything()
    rows["observation"] += [
        observation_row(commodity_id=f"HS:{code}", **year(number))
        for code in range(2001, 2041)
        for number in range(2060, 2090)
    ]
    url = f"sqlite:///{tmp_path_factory.mktemp('built') / 'khorgos.db'}"
    replace_database(url, frames(**complete(**rows)))
    return url


@pytest.mark.parametrize(
    "filters",
    [
        RowFilters(),
        RowFilters((("partner", ("BV",)),)),
        RowFilters((("reporter", ("AX",)), ("commodity", ("HS:1001",)))),
        RowFilters((), 2090),
    ],
)
@pytest.mark.parametrize("day", [None, date(2099, 5, 9)])
def test_trade_is_neither_sorted_nor_held(built_url: str, filters: RowFilters, day: date | None) -> None:
    with arrow_reader(read_only_engine(built_url, day)) as reader:
        assert isinstance(reader, SqliteReader)
        statement, values = reader.statement(TABLES["trade"].question(filters))
        plan = [
            text
            for batch in reader._read(f"EXPLAIN QUERY PLAN {statement}", values, {})
            for text in batch["detail"].to_pylist()
        ]
    assert [line for line in plan if observed.name in line]
    # A sort of the last terms is one of the few rows that are alike in the first.
    assert [line for line in plan if line == "USE TEMP B-TREE FOR ORDER BY" or "MATERIALIZE" in line] == []


def test_rows_of_another_build_are_not_taken_for_this_one(sqlite_url: str) -> None:
    rows = {"observation": [observation_row()]}
    load_file(sqlite_url, **rows)
    with read_only_engine(sqlite_url).connect() as connection:
        swap_file(sqlite_url, **rows, build=[build_row(build_id="another")])
        with pytest.raises(BuildReplaced):
            open_rows(connection, TABLES["trade"], RowFilters(), "en")


def test_a_stream_that_was_opened_is_of_its_build_to_its_end(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    load_file(sqlite_url, observation=[observation_row(**year(number)) for number in range(2050, 2060)])
    with read_only_engine(sqlite_url).connect() as connection:
        stream = open_rows(connection, TABLES["trade"], RowFilters(), "en")
    swap_file(sqlite_url, observation=[observation_row()], build=[build_row(build_id="another")])

    seen = pa.Table.from_batches(stream.plain(), stream.schema)
    assert (seen.num_rows, set(seen["build_id"].to_pylist())) == (10, {"0123456789ab"})


def test_a_connection_goes_only_when_no_thread_reads_from_it_any_more(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def slow_batches(self: arrow.SqliteReader, question: Select[Any], limit: int | None = None) -> Iterator[Any]:
        try:
            for batch in as_it_is(self, question, limit):
                yield batch
                time.sleep(0.05)
        finally:
            told.append("read")

    @contextmanager
    def noticed(engine: Engine) -> Iterator[arrow.ArrowReader]:
        with arrow_reader(engine) as reader:
            try:
                yield reader
            finally:
                told.append("closed")

    as_it_is = arrow.SqliteReader.batches
    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    monkeypatch.setattr(arrow.SqliteReader, "batches", slow_batches)
    monkeypatch.setattr(streams, "arrow_reader", noticed)
    load_file(sqlite_url, observation=[observation_row(**year(number)) for number in range(2050, 2070)])
    stop = Stop()
    with read_only_engine(sqlite_url).connect() as connection:
        stream = open_rows(connection, TABLES["trade"], RowFilters(), "en")
    stop.set()
    with working_for(stop), pytest.raises(NotWanted):
        list(stream.batches)

    assert told[-2:] == ["read", "closed"]
