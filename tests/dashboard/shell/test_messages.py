"""What passes over the WebSocket of a page: what pages send, at a pace, and in our words what could not be made."""

import asyncio
from collections import deque
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.api.places import Places
from dashboard.shell import messages
from dashboard.shell.messages import KnownMessages, Pace, in_our_words, is_known
from dashboard.watch.files import note_failure

FAILED = ForwardMsg()
FAILED.backend_operation_response.request_id = "one"
FAILED.backend_operation_response.error_msg = "Failed to generate file for download"


def sent(**told: object) -> bytes:
    message = BackMsg()
    for name, value in told.items():
        if isinstance(value, bool):
            setattr(message, name, value)
        else:
            getattr(message, name).SetInParent()
    return bytes(message.SerializeToString())


def operation(payload: str) -> bytes:
    message = BackMsg()
    getattr(message.backend_operation_request, payload).SetInParent()
    return bytes(message.SerializeToString())


@pytest.mark.parametrize(
    "content",
    [
        sent(rerun_script=None),
        sent(app_heartbeat=True),
        sent(stop_script=True),
        operation("deferred_file"),
        b"\xff\xff",
    ],
)
def test_what_pages_send_passes(content: bytes) -> None:
    assert is_known(content)


@pytest.mark.parametrize(
    "content",
    [
        sent(clear_cache=True),
        sent(load_git_info=True),
        sent(set_run_on_save=True),
        sent(debug_shutdown_runtime=True),
        sent(file_urls_request=None),
        operation("install_skills"),
        operation("dismiss_skills_nudge"),
        b"",
    ],
)
def test_what_would_change_or_tell_something_of_the_server_does_not(content: bytes) -> None:
    assert not is_known(content)


@pytest.mark.parametrize(("name", "passes"), [("$$ID-0123-overview.lines", True), ("build", False), ("as_of", False)])
def test_a_value_is_that_of_a_widget_and_never_one_of_ours(name: str, passes: bool) -> None:
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id=name, string_value="chosen")

    assert is_known(message.SerializeToString()) is passes


async def talk(websocket: WebSocket) -> None:
    """Say how many bytes came with each message, and fail to make a file at the heartbeat."""
    await websocket.accept()
    try:
        while True:
            content = await websocket.receive_bytes()
            if content == sent(app_heartbeat=True):
                note_failure("Look again.")
                await websocket.send_bytes(FAILED.SerializeToString())
            else:
                await websocket.send_bytes(str(len(content)).encode())
    except WebSocketDisconnect:
        return


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[WebSocketRoute("/", talk)], middleware=[Middleware(KnownMessages)])) as opened:
        yield opened


def test_what_is_refused_is_as_if_it_was_never_sent(client: TestClient) -> None:
    with client.websocket_connect("/") as page:
        page.send_bytes(sent(clear_cache=True))
        page.send_bytes(sent(rerun_script=None))

        assert page.receive_bytes() == str(len(sent(rerun_script=None))).encode()


def test_text_ends_the_connection(client: TestClient) -> None:
    with client.websocket_connect("/") as page:
        page.send_text("rerun")
        with pytest.raises(WebSocketDisconnect) as closed:
            page.receive_bytes()

    assert closed.value.code == 1003


def test_no_more_pages_are_open_than_there_are_places(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "SESSIONS", Places(1, most_waiting=0, patience=1))
    with client.websocket_connect("/"), pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/"):
        pass
    with client.websocket_connect("/"):
        assert closed.value.code == 1013


def test_whoever_waits_for_a_file_that_cannot_be_made_is_told_in_our_words(client: TestClient) -> None:
    with client.websocket_connect("/") as page:
        page.send_bytes(sent(app_heartbeat=True))
        answer = ForwardMsg.FromString(page.receive_bytes()).backend_operation_response

    assert (answer.request_id, answer.error_msg) == ("one", "Look again.")


def test_another_answer_is_left_as_it_is() -> None:
    other = ForwardMsg(heartbeat_ack=True).SerializeToString()

    assert in_our_words(other, deque(["Look again."])) == other


def test_messages_come_at_a_pace_and_wait_where_they_come_faster() -> None:
    now, waits = [0.0], list[float]()

    async def sleep(seconds: float) -> None:
        waits.append(round(seconds, 3))
        now[0] += seconds

    async def keep() -> None:
        pace = Pace(2, 10.0, lambda: now[0], sleep)
        for _message in range(4):
            await pace.keep()
        now[0] += 60
        for _message in range(2):
            await pace.keep()

    asyncio.run(keep())
    assert waits == [0.1, 0.1]
