"""A streamed answer leaves nothing open."""

import asyncio
from collections.abc import Generator

from starlette.types import Message

from dashboard.api.packing import gzipped
from dashboard.api.sending import ClosingResponse
from dashboard.rows.prefetch import read_ahead


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
