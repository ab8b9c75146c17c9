"""A reader of a Streamlit page without a browser: one WebSocket, Streamlit's messages, and what a browser remembers.

It keeps the widgets of the page with their values, the address, and the messages that the server need not send twice,
as Streamlit's own client does, so that the server does for it what it does for a person.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from dashboard.shell.watch import FAULT_KEY

MAIN, SIDEBAR = 0, 1
KEPT_RUNS = 2  # for how many runs Streamlit's client keeps a message (global.maxCachedMessageAge)
SECONDS_TO_FINISH = 300
MOST_BYTES = 64 * 1024 * 1024

WORDS = ("heading", "markdown", "html", "alert")

Choices = Callable[[Any], list[dict[str, Any]]]


class PageFault(Exception):
    """A page that showed an error in the place of its content."""


@dataclass(frozen=True)
class Widget:
    """A widget as the server last drew it, and where: in the menu or on the page, in a part that runs alone or not."""

    kind: str
    proto: Any
    root: int
    fragment_id: str


@dataclass
class Reader:
    """One open page. ``run`` is what a click does: a page, a widget's value, or nothing, and waits until it is drawn.

    ``headers`` are sent when it is opened; with ``tls`` it is opened over TLS. ``said`` is what the last run said in words.
    """

    address: str
    chance: random.Random
    headers: dict[str, str] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    said: list[str] = field(default_factory=list)
    received: int = 0
    widgets: dict[str, Widget] = field(default_factory=dict)
    _values: dict[str, dict[str, Any]] = field(default_factory=dict)
    _messages: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    _pages: dict[str, str] = field(default_factory=dict)
    _page_hash: str = ""
    query: str = ""
    _runs: int = 0
    _socket: ClientConnection | None = None

    async def open(self, path: str = "") -> float:
        """Open a session at a page; gives the seconds until it is drawn."""
        start = time.perf_counter()
        self._socket = await connect(
            f"{'wss' if self.tls else 'ws'}://{self.address}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=MOST_BYTES,
            compression=None,
            additional_headers=self.headers,
            ssl=self.tls,
            open_timeout=SECONDS_TO_FINISH,
            ping_interval=None,  # a server that is busy for long is not gone
        )
        page, _, self.query = path.partition("?")
        message = BackMsg()
        message.rerun_script.page_name = page
        await self._send(message)
        return time.perf_counter() - start

    async def close(self) -> None:
        """Close the page, as a reader does who leaves."""
        if self._socket:
            await self._socket.close()

    async def visit(self, path: str) -> float:
        """Go to another page; gives the seconds until it is drawn."""
        start = time.perf_counter()
        page, _, self.query = path.partition("?")
        self._page_hash = self._pages[page]
        self._values = {key: value for key, value in self._values.items() if self.widgets[key].root == SIDEBAR}
        await self._send(self._rerun(""))
        return time.perf_counter() - start

    def filters(self, *, alone: bool) -> list[Widget]:
        """Widgets of the page that have another choice to offer; ``alone``: those that run without the page around."""
        return [
            widget
            for widget in self.widgets.values()
            if widget.root == MAIN
            and bool(widget.fragment_id) == alone
            and not widget.proto.disabled
            and self._others(widget)
        ]

    async def choose(self, widget: Widget) -> float:
        """Choose by chance another value; gives the seconds until the page, or its part, is drawn."""
        start = time.perf_counter()
        self._values[widget.proto.id] = self.chance.choice(self._others(widget))
        await self._send(self._rerun(widget.fragment_id))
        return time.perf_counter() - start

    def _others(self, widget: Widget) -> list[dict[str, Any]]:
        offered = CHOICES.get(widget.kind)
        now = self._values.get(widget.proto.id)
        return [value for value in offered(widget.proto) if value != now] if offered else []

    def _rerun(self, fragment_id: str) -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash, state.fragment_id = self.query, self._page_hash, fragment_id
        state.cached_message_hashes.extend(self._messages)
        state.widget_states.widgets.extend(_state(key, value) for key, value in self._values.items())
        return message

    async def _send(self, message: BackMsg) -> None:
        assert self._socket
        message.rerun_script.query_string = self.query
        message.rerun_script.context_info.url = f"{'https' if self.tls else 'http'}://{self.address}/"
        await self._socket.send(message.SerializeToString())
        is_whole = not message.rerun_script.fragment_id
        async with asyncio.timeout(SECONDS_TO_FINISH):
            drawn = await self._receive()
        kept = {} if is_whole else {key: one for key, one in self.widgets.items() if key not in drawn}
        self.widgets = {**kept, **drawn}
        self._values = {
            key: self._values[key]
            if key in self._values and not widget.proto.set_value
            else BEGINS[widget.kind](widget.proto)
            for key, widget in self.widgets.items()
        }
        self._runs += is_whole
        self._messages = {key: (run, one) for key, (run, one) in self._messages.items() if self._runs - run < KEPT_RUNS}

    async def _receive(self) -> dict[str, Widget]:
        drawn: dict[str, Widget] = {}
        self.said = []
        assert self._socket
        while True:
            payload = await self._socket.recv(decode=False)
            self.received += len(payload)
            message = ForwardMsg.FromString(payload)
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                path = list(message.metadata.delta_path)
                message = self._messages[message.ref_hash][1]
                self._draw(message.delta, path, drawn)
            elif kind == "delta":
                if message.metadata.cacheable:
                    self._messages[message.hash] = self._runs, message
                self._draw(message.delta, list(message.metadata.delta_path), drawn)
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    drawn, self.said = {}, []
                    continue
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise PageFault("compile error")
                return drawn
            else:
                self._note(kind, message)

    def _note(self, kind: str | None, message: ForwardMsg) -> None:
        match kind:
            case "navigation":
                self._page_hash = message.navigation.page_script_hash
                self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
                self._pages[""] = next(p.page_script_hash for p in message.navigation.app_pages if p.is_default)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "page_not_found":
                raise PageFault(f"no page {message.page_not_found.page_name}")

    def _draw(self, delta: Delta, path: list[int], drawn: dict[str, Widget]) -> None:
        if FAULT_KEY in delta.add_block.id:
            raise PageFault("a part of the page failed; the server's log has it")
        if delta.WhichOneof("type") != "new_element":
            return
        kind = delta.new_element.WhichOneof("type") or ""
        if kind == "exception":
            raise PageFault(f"{delta.new_element.exception.type}: {delta.new_element.exception.message}")
        if kind in WORDS:
            self.said.append(getattr(delta.new_element, kind).body)
        if kind in BEGINS:
            proto = getattr(delta.new_element, kind)
            drawn[proto.id] = Widget(kind, proto, path[0], delta.fragment_id)


def _state(key: str, value: dict[str, Any]) -> WidgetState:
    state = WidgetState(id=key)
    for name, content in value.items():
        if isinstance(content, list):
            getattr(state, name).data.extend(content)
            getattr(state, name).SetInParent()  # an empty choice is a choice
        else:
            setattr(state, name, content)
    return state


def _of_select(proto: Any) -> dict[str, Any]:
    if proto.set_value:
        return {"string_value": proto.raw_value}
    return {"string_value": proto.options[proto.default]} if proto.options and proto.HasField("default") else {}


def _of_group(proto: Any) -> dict[str, Any]:
    chosen = list(proto.raw_values) if proto.set_value else [proto.options[one].content for one in proto.default]
    return {"string_array_value": chosen}


def _of_many(proto: Any) -> dict[str, Any]:
    chosen = list(proto.raw_values) if proto.set_value else [proto.options[one] for one in proto.default]
    return {"string_array_value": chosen}


def _of_dates(proto: Any) -> dict[str, Any]:
    return {"string_array_value": list(proto.value if proto.set_value else proto.default)}


def _of_slider(proto: Any) -> dict[str, Any]:
    return {"double_array_value": list(proto.value if proto.set_value else proto.default)}


# How a widget begins, by its kind: the field of its state that its value goes into, and the value that was drawn.
BEGINS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "selectbox": _of_select,
    "button_group": _of_group,
    "multiselect": _of_many,
    "checkbox": lambda proto: {"bool_value": proto.value if proto.set_value else proto.default},
    "text_input": lambda proto: {"string_value": proto.value if proto.set_value else proto.default},
    "number_input": lambda proto: {"double_value": proto.value if proto.set_value else proto.default},
    "date_input": _of_dates,
    "slider": _of_slider,
}
# What can be chosen instead.
CHOICES: dict[str, Choices] = {
    "selectbox": lambda proto: [{"string_value": option} for option in proto.options],
    "button_group": lambda proto: [{"string_array_value": [option.content]} for option in proto.options],
    "multiselect": lambda proto: [{"string_array_value": [option]} for option in proto.options],
    "checkbox": lambda _proto: [{"bool_value": True}, {"bool_value": False}],
    "slider": lambda proto: [
        {"double_array_value": [start, proto.max]}
        for start in range(int(proto.min), int(proto.max), max(1, int(proto.step)))
    ],
}
