"""Rows leave the database as they are sent, not before."""

import asyncio
from collections.abc import Generator, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Select
from starlette.types import Message

from dashboard.api.packing import gzipped
from dashboard.api.sending import ClosingResponse
from dashboard.api.tables import stream
from dashboard.files.files import FileForm
from dashboard.files.forms import parquet
from dashboard.files.tables import Wanted
from dashboard.rows import arrow
from dashboard.rows.arrow import ArrowReader
from dashboard.rows.prefetch import read_ahead
from dashboard.subjects.engine import Build
from tests.conftest import LoadDatabase
from tests.factories import observation_row, year

ROWS = 40
BUILD = Build("0123456789ab", datetime(2099, 1, 1))  # noqa: DTZ001 - as the database has it


@pytest.fixture
def batches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the batches of trade, as they are read; a batch has one row."""
    read: list[int] = []

    def noticing(kind: type[ArrowReader]) -> None:
        as_it_is = kind.batches

        def batches(self: ArrowReader, question: Select[Any], limit: int | None = None) -> Iterator[Any]:
            for batch in as_it_is(self, question, limit):
                if "value_usd" in batch.schema.names:
                    read.append(batch.num_rows)
                yield batch

        monkeypatch.setattr(kind, "batches", batches)

    monkeypatch.setattr(arrow, "BATCH_ROWS", 1)
    monkeypatch.setattr(arrow, "BATCH_BYTES", 1)
    monkeypatch.setattr(parquet, "GROUP_ROWS", 1)
    noticing(arrow.SqliteReader)
    noticing(arrow.PostgresReader)
    return read


@pytest.mark.parametrize("form", [FileForm.CSV, FileForm.JSON, FileForm.PARQUET])
def test_rows_are_read_as_they_are_taken(loaded_database: LoadDatabase, batches: list[int], form: FileForm) -> None:
    loaded_database(observation=[observation_row(**year(number)) for number in range(2050, 2050 + ROWS)])
    body = stream(Wanted("trade"), form, BUILD, "http://127.0.0.1")
    assert next(body)
    assert batches == []
    assert next(body)
    assert 0 < len(batches) < ROWS / 2
    rest = b"".join(body)
    assert rest
    assert sum(batches) == ROWS


async def _leave_after(response: ClosingResponse, pieces: int) -> None:
    """Ask for a response and be gone after so many pieces."""
    sent, is_gone = [], asyncio.Event()

    async def receive() -> Message:
        await is_gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if len(sent) > pieces:
            is_gone.set()
            await asyncio.sleep(0)

    await response({"type": "http", "asgi": {"spec_version": "2.3"}}, receive, send)


def test_whoever_is_gone_leaves_nothing_open() -> None:
    ended = []

    def endless() -> Generator[bytes]:
        try:
            while True:
                yield b"a piece"
        finally:
            ended.append(True)

    asyncio.run(_leave_after(ClosingResponse(gzipped(read_ahead(endless(), 1)), {}, "text/csv"), pieces=3))
    assert ended == [True]


def test_whoever_stops_early_leaves_the_rest_in_the_database(loaded_database: LoadDatabase, batches: list[int]) -> None:
    loaded_database(observation=[observation_row(**year(number)) for number in range(2050, 2050 + ROWS)])
    body = stream(Wanted("trade"), FileForm.CSV, BUILD, "http://127.0.0.1")
    assert next(body)
    assert next(body)
    body.close()
    assert len(batches) < ROWS / 2
