"""Without a sign-in nothing is answered but what is named open: every address of the server is tried.

The addresses are those of the routes themselves, so a new one is covered by itself.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

from dashboard.shell.guard import METRICS_VARIABLE, Guard
from dashboard.shell.let_in import OPEN, is_for_a_person
from dashboard.shell.routes import routes
from dashboard.ui.sitemap import PAGES_BY_ADDRESS
from tests.signed_in import ORIGIN, cookies_with, header_of, set_up_access

STREAM = "/_stcore/stream"
SOCKET = f"{ORIGIN.replace('https', 'wss')}{STREAM}"
TITLES = [page.title for page in PAGES_BY_ADDRESS.values()]
MAINTAINER = cookies_with(email="maintainer@aland.example")


def answer(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("told")


async def talk(websocket: WebSocket) -> None:
    await websocket.accept()
    with suppress(WebSocketDisconnect):
        await websocket.send_bytes(await websocket.receive_bytes())
        await websocket.close()


@pytest.fixture(scope="module")
def served() -> list[BaseRoute]:
    """All that the server has: our routes and those of Streamlit's app."""
    return [*routes, *create_streamlit_routes(MagicMock())]


@pytest.fixture(scope="module")
def addresses(served: list[BaseRoute]) -> list[str]:
    paths = [str(getattr(route, "path", "")) for route in served]
    named = [re.sub(r"\{[^}]*\}", "x", path) for path in paths]
    own = [f"/{address}" for address in (*OPEN, *PAGES_BY_ADDRESS)]
    return sorted({*named, *own, "/", "/static/js/index.js"} - {"", STREAM})


@pytest.fixture
def access(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return set_up_access(monkeypatch, tmp_path)


@pytest.fixture
def client(access: Path) -> Iterator[TestClient]:
    """A door before an app that would tell everything."""
    told: list[BaseRoute] = [WebSocketRoute(STREAM, talk), Route("/{path:path}", answer)]
    app: ASGIApp = Starlette(routes=told, middleware=[Middleware(Guard)])
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/api/events.ics", "/api/events.atom"])
def test_a_calendar_is_told_to_ask_for_a_password_and_a_browser_is_not(client: TestClient, path: str) -> None:
    told = [client.get(path, headers={"accept": accept}).headers["www-authenticate"] for accept in ("*/*", "text/html")]

    assert told == ['Bearer realm="Khorgos", Basic realm="Khorgos"', 'Bearer realm="Khorgos"']
    assert client.get("/api/trade.csv").headers["www-authenticate"] == 'Bearer realm="Khorgos"'


@pytest.mark.parametrize(
    ("kind", "accept", "is_shown"),
    [("http", "text/html,*/*", True), ("http", "*/*", False), ("http", "", False), ("websocket", "text/html", False)],
)
def test_only_a_browser_that_shows_a_page_gets_one(kind: str, accept: str, *, is_shown: bool) -> None:
    assert is_for_a_person({"type": kind, "headers": [(b"accept", accept.encode())]}) is is_shown


def test_streamlits_app_has_the_routes_that_are_tried(addresses: list[str]) -> None:
    known = {"/media/x", "/_stcore/host-config", "/_stcore/health", "/_stcore/bidi-components/x", "/auth/login"}

    assert known | {"/api/trade.csv", "/api/events.ics", "/api/metrics", "/embed/x", "/event"} <= set(addresses)


def test_nothing_else_is_mounted_than_what_is_tried(served: list[BaseRoute]) -> None:
    assert {type(route) for route in served} <= {Route, WebSocketRoute, Mount}
    assert [route.path for route in served if isinstance(route, WebSocketRoute)] == [STREAM]
    assert {route.path for route in served if isinstance(route, Mount)} <= {"", "/"}


@pytest.mark.parametrize(
    ("cookies", "accept"),
    [
        ({}, "*/*"),
        ({}, "text/html,*/*"),
        (cookies_with(key="another"), "*/*"),
        (cookies_with(email="x@bland.example"), "text/html,*/*"),
    ],
)
def test_every_address_is_refused_without_a_sign_in_or_named_open(
    client: TestClient, addresses: list[str], cookies: dict[str, str], accept: str
) -> None:
    headers = {"accept": accept, **header_of(cookies)}
    answered = {path: client.get(path, headers=headers) for path in addresses}

    assert {path for path, told in answered.items() if told.status_code == 200} == {f"/{path}" for path in OPEN}
    refused = [told for told in answered.values() if told.status_code != 200]
    assert {told.status_code for told in refused} <= {401, 403}
    assert [told.url for told in refused if any(title in told.text for title in TITLES)] == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST"])
def test_no_other_way_of_asking_is_answered(client: TestClient, addresses: list[str], method: str) -> None:
    told = {path: client.request(method, path).status_code for path in addresses if path.strip("/") not in OPEN}

    assert set(told.values()) <= {401, 405}


@pytest.mark.parametrize(
    "path",
    ["//api/health", "/api/health/", "/api/health/../trade.csv", "/api/health%2f..", "/auth/login/", "/x/auth/login"],
)
def test_what_only_looks_like_an_open_address_is_refused(client: TestClient, path: str) -> None:
    assert client.get(f"{ORIGIN}{path}").status_code == 401


def test_a_websocket_is_refused_without_a_sign_in(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as ended, client.websocket_connect(SOCKET):
        pass

    assert ended.value.reason == "this is for those who are let in: sign in, or send a token"


def test_a_websocket_ends_when_its_reader_leaves_the_list(client: TestClient, access: Path) -> None:
    with client.websocket_connect(SOCKET, headers=header_of(cookies_with())) as websocket:
        access.write_text("addresses: {another@aland.example: reader}", encoding="utf-8")
        websocket.send_bytes(b"a click")
        assert ForwardMsg.FromString(websocket.receive_bytes()).WhichOneof("type") == "auth_redirect"
        with pytest.raises(WebSocketDisconnect):
            websocket.receive_bytes()


def test_who_is_on_the_list_is_answered(client: TestClient, addresses: list[str]) -> None:
    reads = header_of(cookies_with(email="reader@aland.example"))
    told = {path: client.get(path, headers=reads).status_code for path in addresses}

    closed = {"/api/metrics", "/_stcore/metrics", "/_stcore/upload_file/x/x"}
    assert {path for path, status in told.items() if status == 200} == {
        path for path in addresses if path not in closed and not path.startswith("/_stcore/agent")
    }
    with client.websocket_connect(SOCKET, headers=reads) as websocket:
        websocket.send_bytes(b"a click")
        assert websocket.receive_bytes() == b"a click"


@pytest.mark.parametrize(
    ("cookies", "status"), [(MAINTAINER, 200), (cookies_with(), 404), (cookies_with(email="x@aland.example"), 404)]
)
def test_what_the_server_counts_is_for_maintainers_whatever_the_setting(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, cookies: dict[str, str], status: int
) -> None:
    monkeypatch.setenv(METRICS_VARIABLE, "on")

    assert client.get("/api/metrics", headers=header_of(cookies)).status_code == status
    assert client.get("/api/metrics").status_code == 401


def test_a_program_is_told_how_to_show_itself(client: TestClient) -> None:
    refused = client.get("/api/trade.csv")

    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="Khorgos"')
    assert refused.json()["error"] == "this is for those who are let in: sign in, or send a token"


@pytest.mark.parametrize(
    ("cookies", "error"),
    [
        (cookies_with(email="x@bland.example"), "this address is not on the list of those who are let in"),
        (cookies_with(email_verified=False), "the sign-in does not say that this address is verified"),
    ],
)
def test_one_who_signed_in_and_is_not_let_in_is_told_why(
    client: TestClient, cookies: dict[str, str], error: str
) -> None:
    refused = client.get("/api/trade.csv", headers=header_of(cookies))

    assert (refused.status_code, refused.json()["error"]) == (403, error)


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), (None, 200)]
)
def test_no_page_of_others_signs_anybody_out(client: TestClient, site: str | None, status: int) -> None:
    headers = {"sec-fetch-site": site} if site else {}

    assert client.get("/auth/logout", headers=headers).status_code == status
