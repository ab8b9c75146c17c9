"""A server that nobody opened answers its own machine, and says so where another may ask it."""

import logging

import pytest
import streamlit as st
from starlette.types import Scope

from dashboard.access import people
from dashboard.access.deciding import decide_reader
from dashboard.access.openness import VARIABLE
from dashboard.shell.own_machine import own_machine_only, tell_openness


def status(client: str, path: str = "/", kind: str = "http") -> int:
    scope: Scope = {
        "type": kind,
        "method": "GET",
        "path": path,
        "client": (client, 50000),
        "headers": [(b"host", b"localhost:8501")],
    }
    decide_reader(scope)
    refusal = own_machine_only(scope)
    return refusal.status if refusal else 200


@pytest.mark.parametrize("path", ["/", "/api/trade.csv", "/media/a.csv", "/static/js/a.js", "/_stcore/host-config"])
def test_whoever_is_elsewhere_is_answered_nothing(path: str) -> None:
    assert [status(client, path) for client in ("127.0.0.1", "192.0.2.1")] == [200, 403]


def test_nor_can_a_websocket_be_opened_from_there() -> None:
    assert [status(client, "/_stcore/stream", "websocket") for client in ("127.0.0.1", "192.0.2.1")] == [200, 403]


@pytest.mark.parametrize("path", ["/api/health", "/_stcore/health"])
def test_a_proxy_elsewhere_may_ask_whether_it_is_well(path: str) -> None:
    assert status("192.0.2.1", path) == 200


def test_it_answers_all_where_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "on")
    assert status("192.0.2.1") == 200


@pytest.mark.parametrize(
    ("address", "names", "said", "is_configured", "told"),
    [
        ("127.0.0.1", [], "", False, ""),
        ("127.0.0.1", ["localhost"], "", False, ""),
        ("127.0.0.1", ["khorgos.example"], "", False, "it answers its own machine only"),
        ("0.0.0.0", [], "", False, "it answers its own machine only"),  # noqa: S104 - nothing is bound
        (None, [], "", False, "it answers its own machine only"),
        ("192.0.2.1", [], "on", False, "is open to all of them"),
        ("192.0.2.1", ["khorgos.example"], "", True, ""),
    ],
)
def test_a_server_that_can_be_reached_says_to_whom_it_is_open(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    *,
    address: str | None,
    names: list[str],
    said: str,
    told: str,
    is_configured: bool,
) -> None:
    options = {"server.address": address, "server.allowedHosts": names}
    monkeypatch.setattr(st, "get_option", options.__getitem__)
    monkeypatch.setattr(people, "is_configured", lambda: is_configured)
    monkeypatch.setenv(VARIABLE, said)
    tell_openness()

    lines = [(record.levelno, told in record.getMessage()) for record in caplog.records]
    assert lines == ([(logging.WARNING, True)] if told else [])
