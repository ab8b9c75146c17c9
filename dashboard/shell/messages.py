"""What is sent over the WebSocket of a page: what our pages need passes, at a pace that a hand keeps, and nothing else.

Streamlit takes more from whoever opens one: to empty caches that all readers share, to tell which files of the server's
folder are not committed, to write files. None of that is for readers.
"""

import time
from collections.abc import Awaitable, Callable

import anyio
from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.api.places import SESSIONS, NoPlace
from dashboard.watch.files import Failures, failures
from dashboard.watch.log import tell

_KNOWN = {"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"}
_KNOWN_OPERATIONS = {"deferred_file", "dataframe_chunk"}
_WIDGET = "$$"  # a widget of another name would be one of our own values in the session's state, such as the build
_AT_ONCE, _A_SECOND = 30, 10.0  # messages of one page: a hand is slower, and a program waits
_UNSUPPORTED, _TRY_LATER = 1003, 1013
_FAILED = "Failed to generate file for download"
_LONGEST_FAILURE = 1_000  # bytes of Streamlit's answer where a file could not be made


class KnownMessages:
    """ASGI middleware for every WebSocket: each has a place among ``SESSIONS`` for as long as it is open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request as it is, and hold a WebSocket open."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        try:
            await SESSIONS.take()
        except NoPlace:
            await send({"type": "websocket.close", "code": _TRY_LATER, "reason": "too many pages are open"})
            return
        try:
            with failures() as failed:
                await self.app(scope, _known(receive, send), _told(send, failed))
        finally:
            SESSIONS.give_back()


def is_known(content: bytes) -> bool:
    """Whether a message is one that our pages send; one that is none at all is left to Streamlit, which ends there."""
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = message.backend_operation_request.WhichOneof("payload")
        return kind in _KNOWN_OPERATIONS
    return kind in _KNOWN and all(one.id.startswith(_WIDGET) for one in message.rerun_script.widget_states.widgets)


def _known(receive: Receive, send: Send) -> Receive:
    pace = Pace(_AT_ONCE, _A_SECOND)

    async def next_known() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            await pace.keep()
            content = message.get("bytes")
            if content is None:  # Streamlit fails at text
                await send({"type": "websocket.close", "code": _UNSUPPORTED})
                return {"type": "websocket.disconnect", "code": _UNSUPPORTED}
            if is_known(content):
                return message
            tell("message refused", bytes=len(content))

    return next_known


class Pace:
    """So many at once, and then so many a second: whoever comes more often waits, and those behind with it."""

    def __init__(
        self,
        at_once: int,
        a_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = anyio.sleep,
    ) -> None:
        self._at_once, self._a_second, self._clock, self._sleep = at_once, a_second, clock, sleep
        self._free, self._at = float(at_once), clock()

    async def keep(self) -> None:
        """Wait for one's turn."""
        now = self._clock()
        self._free = min(float(self._at_once), self._free + (now - self._at) * self._a_second) - 1
        self._at = now
        if self._free < 0:
            await self._sleep(-self._free / self._a_second)


def _told(send: Send, failed: Failures) -> Send:
    async def send_told(message: Message) -> None:
        content = message.get("bytes") or b""
        if failed and len(content) < _LONGEST_FAILURE and _FAILED.encode() in content:
            message = {**message, "bytes": in_our_words(content, failed)}
        await send(message)

    return send_told


def in_our_words(content: bytes, failed: Failures) -> bytes:
    """Streamlit's answer where a file could not be made, with the sentence that was kept for its reader."""
    message = ForwardMsg.FromString(content)
    answer = message.backend_operation_response
    if message.WhichOneof("type") != "backend_operation_response" or answer.error_msg != _FAILED:
        return content
    answer.error_msg = failed.popleft()
    return bytes(message.SerializeToString())
