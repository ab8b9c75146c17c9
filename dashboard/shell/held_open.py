"""A WebSocket stays open for as long as its reader is let in.

Whether that is so is looked at with each message of the browser, and every few seconds where none comes: a role that
is taken away, a sign-in that is ended or too old closes pages that are open.
"""

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.AuthRedirect_pb2 import AuthRedirect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.access.deciding import decide_reader

SECONDS = 20.0
"""How long a page may stay open, doing nothing, after its reader lost the right to it."""

POLICY_VIOLATION = 1008

LOAD_ANEW: bytes = ForwardMsg(auth_redirect=AuthRedirect(url="")).SerializeToString()
"""Word to a page to load itself anew, for the door to answer: else it would tell of a fault of the connection.

An address without words is that of the page itself.
"""


async def while_let_in(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Let the app answer a WebSocket until it ends, or its reader is let in no more."""
    held = _Held(scope, receive, send)
    try:
        await app(scope, held.receive, held.send)
    finally:
        held.leave()


class _Held:
    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._next: asyncio.Future[Message] | None = None
        self._is_open = False
        self._is_ended = False

    async def receive(self) -> Message:
        """The browser's next message; that it has gone, where its reader is let in no more."""
        # Kept from look to look: a message that is waited for anew might be lost.
        self._next = self._next or asyncio.ensure_future(self._receive())
        while True:
            await asyncio.wait({self._next}, timeout=SECONDS)
            message = self._next.result() if self._next.done() else None
            if message and message["type"] == "websocket.disconnect":
                return message
            if decide_reader(self._scope) is None:
                return await self._end()
            if message:
                self._next = None
                return message

    async def send(self, message: Message) -> None:
        """Send, unless it is too late."""
        if not self._is_ended:
            self._is_open = self._is_open or message["type"] == "websocket.accept"
            await self._send(message)

    async def _end(self) -> Message:
        self.leave()
        self._is_ended = True
        if self._is_open:
            await self._send({"type": "websocket.send", "bytes": LOAD_ANEW})
        await self._send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "not let in any more"})
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

    def leave(self) -> None:
        """Wait for no message any more."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
