"""A file that is made at the server's pace and sent at the reader's, and that leaves nothing open."""

import asyncio
import threading
from collections.abc import Generator
from typing import Any

import pytest
from starlette.types import Message

from dashboard.api import sending, spool
from dashboard.api.packing import gzipped
from dashboard.api.sending import SpooledResponse

PATIENCE = 60  # seconds, on a machine that is busy with other things
SCOPE = {"type": "http", "asgi": {"spec_version": "2.3"}}


class Made:
    """Pieces, how many were made, and whether the making ended."""

    def __init__(self, count: int, faulty: int = -1) -> None:
        self.count, self.faulty, self.made, self.ended = count, faulty, 0, threading.Event()

    def pieces(self) -> Generator[bytes]:
        try:
            while self.made < self.count:
                if self.made == self.faulty:
                    raise BlockingIOError
                self.made += 1
                yield b"a piece"
        finally:
            self.ended.set()


class Reader:
    """Takes what is sent, once ``begins`` is set; after so many messages it takes no more, or is gone."""

    def __init__(
        self, *, stops_after: int = 10**9, goes_after: int = 10**9, begins: threading.Event | None = None
    ) -> None:
        self.stops_after, self.goes_after, self.begins = stops_after, goes_after, begins
        self.sent: list[Message] = []
        self.gone = asyncio.Event()

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if self.begins:
            assert await asyncio.to_thread(self.begins.wait, PATIENCE)
        self.sent.append(message)
        if len(self.sent) > self.stops_after:
            await asyncio.sleep(3600)
        if len(self.sent) > self.goes_after:
            self.gone.set()
            await asyncio.sleep(0)

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)

    @property
    def has_all(self) -> bool:
        return self.sent[-1]["type"] == "http.response.body" and not self.sent[-1].get("more_body", False)


def respond(response: SpooledResponse, **told: Any) -> Reader:
    async def answer() -> Reader:
        reader = Reader(**told)
        await response(SCOPE, reader.receive, reader.send)
        return reader

    return asyncio.run(answer())


def counted(response: SpooledResponse) -> list[str]:
    """What is told when all is made and when all is sent."""
    told: list[str] = []
    response.on_made = lambda: told.append("made")
    response.on_sent = lambda: told.append("sent")
    return told


def test_every_piece_comes_in_order_and_then_the_end() -> None:
    response = SpooledResponse(Made(5).pieces(), {"x-sheep": "1"}, "text/csv")
    told = counted(response)
    reader = respond(response)

    assert (reader.body, reader.has_all, told) == (b"a piece" * 5, True, ["made", "sent"])
    assert (b"x-sheep", b"1") in reader.sent[0]["headers"]


def test_what_went_into_a_file_comes_in_order_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_HELD", -1)
    monkeypatch.setattr(spool, "_PATIENCE", 0.0)
    reader = respond(SpooledResponse(Made(1000).pieces(), {}, "text/csv"))

    assert (reader.body, reader.has_all) == (b"a piece" * 1000, True)


def test_whoever_is_gone_leaves_nothing_open() -> None:
    made = Made(10**9)
    response = SpooledResponse(gzipped(made.pieces()), {}, "text/csv")
    told = counted(response)
    reader = respond(response, goes_after=3)

    assert made.ended.is_set()
    assert (reader.has_all, told) == (False, ["made", "sent"])


def test_one_who_is_gone_before_anything_is_made_leaves_nothing_open() -> None:
    made = Made(10**9)
    response = SpooledResponse(made.pieces(), {}, "text/csv")
    told = counted(response)

    async def answer() -> None:
        reader = Reader()
        reader.gone.set()
        await response(SCOPE, reader.receive, reader.send)

    asyncio.run(answer())
    assert told == ["made", "sent"]
    assert made.made < made.count


def test_one_who_stops_reading_is_cut_and_all_was_made_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.1)
    made = Made(1000)
    reader = respond(SpooledResponse(made.pieces(), {}, "text/csv"), stops_after=1, begins=made.ended)

    assert (made.made, made.ended.is_set(), reader.has_all) == (1000, True, False)


def test_one_who_reads_too_slowly_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.0)
    monkeypatch.setattr(sending, "SLOWEST", 10**12)
    monkeypatch.setattr(sending.anyio, "move_on_after", lambda _patience: sending.anyio.CancelScope())

    assert not respond(SpooledResponse(Made(5).pieces(), {}, "text/csv")).has_all


def test_what_cannot_be_made_to_its_end_is_left_without_one() -> None:
    response = SpooledResponse(Made(5, faulty=3).pieces(), {}, "text/csv")
    told = counted(response)

    with pytest.raises(ExceptionGroup) as failed:
        respond(response)
    assert failed.group_contains(BlockingIOError)
    assert told == ["made", "sent"]
