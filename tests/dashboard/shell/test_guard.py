"""The door: what is refused before anything else sees it, and that every answer leaves with its headers."""

from collections.abc import Callable

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.access.openness import VARIABLE as OPEN_VARIABLE
from dashboard.access.rates import VARIABLE as LIMITS_VARIABLE
from dashboard.shell.guard import METRICS_VARIABLE, Guard, tell_failure

OURS = "http://127.0.0.1:8501"
SetOptions = Callable[..., None]


def answer(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("answered")


def fail(_request: Request) -> PlainTextResponse:
    raise LookupError


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> SetOptions:
    """Set options of the server for this test; the others are those of a server on one machine."""
    told: dict[str, object] = {
        "server.address": "127.0.0.1",
        "server.allowedHosts": [],
        "server.corsAllowedOrigins": [],
        "server.baseUrlPath": "",
    }
    monkeypatch.setattr(st, "get_option", told.__getitem__)
    monkeypatch.setenv(OPEN_VARIABLE, "on")
    return lambda **given: told.update({f"server.{name}": value for name, value in given.items()})


@pytest.fixture
def client(options: SetOptions) -> TestClient:
    return guarded()


def guarded() -> TestClient:
    routes = [
        WebSocketRoute("/_stcore/stream", talk),
        Route("/fails", fail),
        Route("/{path:path}", answer, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(Guard)], exception_handlers={Exception: tell_failure})
    return TestClient(app, base_url=OURS, raise_server_exceptions=False)


@pytest.mark.parametrize("path", ["/", "/api/trade.csv", "/media/a.html", "/static/x.js", "/_stcore/metrics", "/fails"])
def test_every_answer_has_the_headers_whoever_gives_it(client: TestClient, path: str) -> None:
    told = client.get(path).headers

    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"
    assert "default-src" in told["content-security-policy"]


def test_a_server_that_fails_says_no_more_than_that(client: TestClient) -> None:
    failed = client.get("/fails", headers={"x-request-id": "of-a-proxy.1"})

    assert (failed.status_code, failed.headers["x-request-id"]) == (500, "of-a-proxy.1")
    assert failed.json() == {"error": "the server failed to answer", "request_id": "of-a-proxy.1"}


def test_a_refusal_has_the_id_of_its_request(client: TestClient) -> None:
    refused = client.get("/_stcore/metrics")

    assert refused.json()["request_id"] == refused.headers["x-request-id"]


def test_a_server_that_nobody_opened_answers_nobody_elsewhere(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OPEN_VARIABLE)

    assert [client.get(path).status_code for path in ("/", "/api/trade.csv", "/api/health")] == [403, 403, 200]
    assert not opens(client, {})


def test_who_asks_too_often_is_told_when_to_ask_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIMITS_VARIABLE, "pages=2/year")
    answers = [client.get("/") for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0
    assert not opens(client, {})


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent(client: TestClient, method: str) -> None:
    assert client.request(method, "/", content=b"x").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/metrics/",
        "/api/metrics",
    ],
)
def test_what_nobody_needs_is_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_counts_are_told_where_they_are_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(METRICS_VARIABLE, "on")

    assert client.get("/_stcore/metrics").text == "answered"
    assert client.get("/api/metrics").text == "answered"
    assert client.get("/_stcore/upload_file/a/b").status_code == 404


def test_below_a_base_path_the_same_is_closed(options: SetOptions) -> None:
    options(baseUrlPath="khorgos")

    assert guarded().get("/khorgos/_stcore/metrics").status_code == 404


@pytest.mark.parametrize(
    ("origin", "is_ours"),
    [
        (None, True),
        (OURS, True),
        ("http://127.0.0.1:9999", False),
        ("http://localhost:8501", False),
        ("https://else.example", False),
        ("null", False),
        ("http://127.0.0.1:8501.else.example", False),
        ("http://[", False),
    ],
)
def test_a_websocket_is_opened_by_a_page_of_ours_or_a_program(
    client: TestClient, origin: str | None, is_ours: bool
) -> None:
    assert opens(client, {"origin": origin} if origin else {}) is is_ours


def opens(client: TestClient, headers: dict[str, str]) -> bool:
    try:
        with client.websocket_connect("ws://127.0.0.1:8501/_stcore/stream", headers=headers):
            return True
    except WebSocketDisconnect:
        return False


def test_an_origin_that_is_allowed_opens_a_websocket_too(options: SetOptions) -> None:
    options(corsAllowedOrigins=["https://khorgos.example"])
    client = guarded()

    assert opens(client, {"origin": "https://khorgos.example"})
    assert not opens(client, {"origin": "http://khorgos.example"})


@pytest.mark.parametrize(
    ("bound", "names", "host", "status"),
    [
        ("127.0.0.1", [], "localhost:8501", 200),
        ("127.0.0.1", [], "[::1]:8501", 200),
        ("127.0.0.1", [], "else.example:8501", 421),
        ("127.0.0.1", [], "127.0.0.1.else.example", 421),
        ("127.0.0.1", [], "[", 421),
        ("127.0.0.1", ["khorgos.example"], "Khorgos.example", 200),
        ("127.0.0.1", ["*.khorgos.example"], "a.khorgos.example", 200),
        ("192.0.2.1", [], "else.example", 200),
        ("192.0.2.1", ["khorgos.example"], "else.example", 421),
        (None, ["*"], "else.example", 200),
    ],
)
def test_a_server_answers_to_its_own_names(
    options: SetOptions, bound: str | None, names: list[str], host: str, status: int
) -> None:
    options(address=bound, allowedHosts=names)

    assert guarded().get("/", headers={"host": host}).status_code == status
