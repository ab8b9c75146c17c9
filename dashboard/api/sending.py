"""A streamed answer that leaves nothing open when whoever asked is gone."""

from collections.abc import Generator, Mapping

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class ClosingResponse(StreamingResponse):
    """Sends the pieces as they are made, and closes them at the end, however it comes.

    With them go threads, files and connections.
    """

    def __init__(self, pieces: Generator[bytes], headers: Mapping[str, str], media_type: str) -> None:
        self._pieces = pieces
        super().__init__(pieces, headers=headers, media_type=media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with anyio.CancelScope(shield=True):
                await run_in_threadpool(self._pieces.close)
