"""An answer that is made at the server's pace and sent at the reader's, and that leaves nothing open.

It is made into a spool, in a thread, so that a reader who takes long, or who stops, holds up neither the database nor
whoever waits for a place. One who takes too long is cut, and the making ends when the reader goes.
"""

import asyncio
import time
from collections.abc import Callable, Generator, Mapping

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from dashboard.api.spool import Spool
from dashboard.subjects.stopping import NotWanted, Stop, working_for

_PIECE = 256 * 1024  # bytes sent at once
PATIENCE = 60.0
"""Seconds within which a reader takes a piece, and that are given to each on top of what the slowest pace allows."""
SLOWEST = 16 * 1024
"""Bytes a second that a reader takes on the whole."""


class SpooledResponse(StreamingResponse):
    """Sends the pieces as they are made, and closes them at the end, however it comes.

    With them go threads, files and connections. ``on_made`` is called once when no more is made, ``on_sent`` once when
    no more is sent.
    """

    def __init__(self, pieces: Generator[bytes], headers: Mapping[str, str], media_type: str) -> None:
        super().__init__(pieces, headers=headers, media_type=media_type)
        self._pieces = pieces
        self._stop = Stop()
        self.on_made: Callable[[], object] = _do_nothing
        self.on_sent: Callable[[], object] = _do_nothing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer; where it cannot be made or is not taken to its end, it is left without one."""
        changed = _Signal()
        with Spool(changed.set_from_thread) as spool:
            try:
                async with anyio.create_task_group() as group:
                    group.start_soon(self._make_in_thread, spool)
                    group.start_soon(self._leave_when_gone, receive, group.cancel_scope)
                    await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
                    await self._send_made(spool, changed, send)
                    self._stop.set()
                    group.cancel_scope.cancel()
            finally:
                self._stop.set()
                self.on_sent()

    async def _make_in_thread(self, spool: Spool) -> None:
        with anyio.CancelScope(shield=True):  # it is begun even where the reader is gone by now: it ends by itself
            await run_in_threadpool(self._make, spool)

    def _make(self, spool: Spool) -> None:
        try:
            with working_for(self._stop):
                for piece in self._pieces:
                    self._stop.require_wanted()
                    spool.write(piece)
            spool.finish()
        except NotWanted:  # whoever asked is gone, or was cut
            return
        finally:
            try:
                self._pieces.close()
            finally:
                self.on_made()

    async def _leave_when_gone(self, receive: Receive, scope: anyio.CancelScope) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._stop.set()
        scope.cancel()

    async def _send_made(self, spool: Spool, changed: "_Signal", send: Send) -> None:
        sent, waited = 0, 0.0
        while True:
            is_whole = spool.is_whole  # looked at before the bytes: the last ones are made before it is
            if piece := await _next_of(spool):
                begun = time.monotonic()
                with anyio.move_on_after(PATIENCE) as sending:
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                sent, waited = sent + len(piece), waited + time.monotonic() - begun
                if sending.cancelled_caught or waited > PATIENCE + sent / SLOWEST:
                    return
            elif is_whole:
                await send({"type": "http.response.body", "body": b""})
                return
            else:
                await changed.wait()


async def _next_of(spool: Spool) -> bytes:
    """What is to be sent next; the thread that answers everyone waits for no disk."""
    return await run_in_threadpool(spool.take, _PIECE) if spool.lies_in_file else spool.take(_PIECE)


class _Signal:
    """Tells a task of something that a thread did."""

    def __init__(self) -> None:
        self._loop, self._event = asyncio.get_running_loop(), asyncio.Event()

    def set_from_thread(self) -> None:
        self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        await self._event.wait()
        self._event.clear()


def _do_nothing() -> None:
    """Nobody waits for it."""
