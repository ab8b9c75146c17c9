"""Each request and each run of a page is counted and told, and a fault is shown by its number alone."""

import logging

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.access.openness import VARIABLE
from dashboard.shell.guard import Guard, tell_failure
from dashboard.shell.watch import page_run, route_of, show_page_fault
from dashboard.watch.asked import current_asked, working_on
from dashboard.watch.metrics import REGISTRY


def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"{request.headers['x-request-id']} {current_asked().request_id}")


def fail(_request: Request) -> PlainTextResponse:
    message = "/secret/place"
    raise LookupError(message)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "", "server.allowedHosts": ["*"]}.get)
    monkeypatch.setenv(VARIABLE, "on")
    routes = [Route("/fails", fail), Route("/{path:path}", answer)]
    app = Starlette(routes=routes, middleware=[Middleware(Guard)], exception_handlers={Exception: tell_failure})
    return TestClient(app, raise_server_exceptions=False)


def facts_of(record: logging.LogRecord) -> dict[str, object]:
    return dict(record.__dict__["khorgos_facts"])


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


@pytest.mark.parametrize(("given", "is_kept"), [("of-a-proxy", True), ("no id", False)])
def test_a_request_is_answered_under_one_id(client: TestClient, given: str, is_kept: bool) -> None:
    answered = client.get("/api/x", headers={"x-request-id": given})

    named = answered.headers["x-request-id"]
    assert answered.text == f"{named} {named}"
    assert (named == given) is is_kept


def test_a_request_is_told_and_counted_without_what_it_asks_for(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "khorgos")
    before = counted("khorgos_http_requests_total", route="/api/*", status="200")
    client.get("/api/x?text=private")

    [record] = [one for one in caplog.records if one.getMessage() == "request"]
    facts = facts_of(record)
    assert (facts["method"], facts["path"], facts["status"], facts["bytes"]) == ("GET", "/api/x", 200, 65)
    assert "private" not in repr(facts)
    assert counted("khorgos_http_requests_total", route="/api/*", status="200") == before + 1


def test_a_fault_is_in_the_log_and_not_in_the_answer(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    before = counted("khorgos_http_requests_total", route="another address", status="500")
    answered = client.get("/fails")

    assert "secret" not in answered.text
    assert [repr(one.exc_info) for one in caplog.records if one.getMessage() == "request failed"] != []
    assert "/secret/place" in caplog.text
    assert counted("khorgos_http_requests_total", route="another address", status="500") == before + 1


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("", "a page"),
        ("timeline", "a page"),
        ("api/trade.csv", "/api/trade.csv"),
        ("api/health", "/api/health"),
        ("api/no/such", "/api/*"),
        ("static/js/a.js", "/static/*"),
        ("made-up/a", "another address"),
    ],
)
def test_a_route_is_one_of_few(path: str, route: str) -> None:
    assert route_of(path) == route


def test_a_run_that_fails_is_counted_as_one_and_has_its_number_afterwards() -> None:
    before = counted("khorgos_page_runs_total", page="made-up", outcome="failed")
    with working_on("before"):
        with pytest.raises(LookupError), page_run("made-up"):
            raise LookupError
        assert current_asked().request_id not in {"", "before"}

    assert counted("khorgos_page_runs_total", page="made-up", outcome="failed") == before + 1


def test_a_run_that_another_takes_the_place_of_has_stopped() -> None:
    before = counted("khorgos_page_runs_total", page="made-up", outcome="stopped")
    with working_on("before"), pytest.raises(GeneratorExit), page_run("made-up"):
        raise GeneratorExit

    assert counted("khorgos_page_runs_total", page="made-up", outcome="stopped") == before + 1


def test_a_reader_sees_the_number_of_a_fault_and_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(st, "error", shown.append)
    with working_on("9f"):
        is_shown = show_page_fault(LookupError("SELECT secret FROM /place"))

    assert is_shown
    assert [text.endswith("Number of this request: `9f`") for text in shown] == [True]
    assert "secret" not in shown[0]
    assert "SELECT secret" in caplog.text
