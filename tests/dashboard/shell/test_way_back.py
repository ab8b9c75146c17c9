"""The way back after a sign-in is always to a page of ours."""

from urllib.parse import quote

import pytest
from starlette.responses import Response
from starlette.types import Scope

from dashboard.shell.way_back import COOKIE, keep_way, page_way, way_asked, way_on


def scope_of(path: str, query: str = "", cookie: str = "") -> Scope:
    headers = [(b"cookie", f"{COOKIE}={cookie}".encode())] if cookie else []
    return {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("", ""),
        ("timeline", "timeline"),
        ("event?id=2099-04-02-a&lang=zh", "event?id=2099-04-02-a&lang=zh"),
        ("?partner=KZ", "?partner=KZ"),
        ("https://bland.example/timeline", ""),
        ("//bland.example/timeline", ""),
        ("/timeline", ""),
        ("\\\\bland.example", ""),
        ("javascript:alert(1)", ""),
        ("timeline/../api", ""),
        ("auth/logout", ""),
        ("timeline?a=\r\nSet-Cookie:x=y", "timeline?a=Set-Cookie%3Ax%3Dy"),
        ("timeline?text=" + "x" * 5000, ""),
        ("//[", ""),
    ],
)
def test_only_a_page_can_be_gone_back_to(text: str, way: str) -> None:
    assert page_way(text) == way


def test_the_page_asked_for_is_kept_and_gone_to_once() -> None:
    answer = Response()
    keep_way(answer, way_asked(scope_of("/event", "id=2099-04-02-a")))
    kept = answer.headers["set-cookie"]
    on = way_on(scope_of("/", cookie=quote("event?id=2099-04-02-a", safe="")))

    assert kept.startswith(f"{COOKIE}=event%3Fid%3D2099-04-02-a; HttpOnly; Max-Age=600;")
    assert on is not None
    assert on.headers["location"] == "/event?id=2099-04-02-a"
    assert "Max-Age=0" in on.headers["set-cookie"]


def test_nothing_is_kept_of_the_first_page_and_other_pages_lead_nowhere_else() -> None:
    answer = Response()
    keep_way(answer, way_asked(scope_of("/")))

    assert "set-cookie" not in answer.headers
    assert way_on(scope_of("/")) is None
    assert way_on(scope_of("/timeline", cookie="data")) is None


def test_a_cookie_of_others_leads_to_the_first_page() -> None:
    on = way_on(scope_of("/", cookie=quote("//bland.example", safe="")))

    assert on is not None
    assert on.headers["location"] == "/"
