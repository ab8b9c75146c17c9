"""A WebSocket ends when its reader is let in no more: at the next message, or soon after without one."""

import asyncio
from collections.abc import Iterator

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.access.roles import ANYONE, Reader
from dashboard.shell import held_open
from dashboard.shell.held_open import LOAD_ANEW, POLICY_VIOLATION, while_let_in

ASKED: Message = {"type": "websocket.receive", "bytes": b"asked"}
GONE: Message = {"type": "websocket.disconnect", "code": 1001}
ANEW = {"type": "websocket.send", "bytes": LOAD_ANEW}
CLOSED = {"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "not let in any more"}


def held(monkeypatch: pytest.MonkeyPatch, readers: list[Reader | None], arriving: list[Message]) -> list[list[Message]]:
    """What the app got and what the browser got, where each look finds the next reader."""
    looks: Iterator[Reader | None] = iter(readers)
    got: list[Message] = []
    sent: list[Message] = []

    async def receive() -> Message:
        if not arriving:
            await asyncio.sleep(3600)
        return arriving.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while not got or got[-1]["type"] != "websocket.disconnect":
            got.append(await receive())
            await send({"type": "websocket.send", "bytes": b"answer"})

    monkeypatch.setattr(held_open, "decide_reader", lambda _scope: next(looks))
    monkeypatch.setattr(held_open, "SECONDS", 0.01)
    asyncio.run(asyncio.wait_for(while_let_in(app, {"type": "websocket"}, receive, send), 60))
    return [got, sent]


def test_it_stays_open_while_its_reader_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    got, sent = held(monkeypatch, [ANYONE, ANYONE], [ASKED, ASKED, GONE])

    assert got == [ASKED, ASKED, GONE]
    assert [message["type"] for message in sent] == ["websocket.accept", *["websocket.send"] * 3]


def test_the_next_message_of_one_who_lost_the_right_is_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    got, sent = held(monkeypatch, [ANYONE, None], [ASKED, ASKED])

    assert got == [ASKED, {"type": "websocket.disconnect", "code": POLICY_VIOLATION}]
    assert sent[1:] == [{"type": "websocket.send", "bytes": b"answer"}, ANEW, CLOSED]


def test_one_that_says_nothing_is_ended_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    got, sent = held(monkeypatch, [ANYONE, ANYONE, None], [])

    assert [message["type"] for message in got] == ["websocket.disconnect"]
    assert sent[1:] == [ANEW, CLOSED]


def test_the_page_is_told_to_load_itself_anew() -> None:
    message = ForwardMsg.FromString(LOAD_ANEW)

    assert (message.WhichOneof("type"), message.auth_redirect.url) == ("auth_redirect", "")
