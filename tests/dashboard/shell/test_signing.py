"""The steps around a sign-in and a sign-out."""

import logging
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config
from streamlit.auth_util import decode_provider_token

from dashboard.access import openness
from dashboard.access.access_file import VARIABLE
from dashboard.access.people import person_of
from dashboard.shell.guard import Guard
from dashboard.shell.signing import Signing
from dashboard.shell.way_back import COOKIE
from dashboard.watch.log import FACTS
from tests.signed_in import ORIGIN, SECTION, cookies_with, header_of, set_section, set_up_access, tokens_with

SIGNED = tokens_with("RS256")


def answer(_request: Request) -> PlainTextResponse:
    told = PlainTextResponse("told", headers={"cache-control": "public, max-age=60"})
    told.set_cookie("_streamlit_user", "x")
    told.set_cookie("other", "y", secure=True)
    return told


@pytest.fixture
def access(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    set_up_access(monkeypatch, tmp_path)


@pytest.fixture
def client(access: None) -> TestClient:
    app = Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(Guard), Middleware(Signing)])
    return TestClient(app, base_url=ORIGIN, follow_redirects=False, headers={"accept": "text/html"})


def test_the_way_to_the_provider_is_signed_and_the_page_is_kept(client: TestClient) -> None:
    led = client.get("/sign-in", params={"provider": "default", "to": "timeline?kind=summit"})
    to = urlsplit(led.headers["location"])

    assert (led.status_code, to.path) == (303, "/auth/login")
    assert decode_provider_token(parse_qs(to.query)["provider"][0])["provider"] == "default"
    assert led.headers["set-cookie"].startswith(f"{COOKIE}=timeline%3Fkind%3Dsummit; HttpOnly")


def test_the_way_begins_below_a_base_path_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"server.baseUrlPath": "khorgos", "server.allowedHosts": ["*"]}
    monkeypatch.setattr(st, "get_option", options.get)
    monkeypatch.setattr(config, "get_option", options.get)

    assert (
        client.get("/khorgos/sign-in", params={"provider": "default"}).headers["location"].startswith("/khorgos/auth/")
    )


@pytest.mark.parametrize("asked", [{}, {"provider": "another"}, {"provider": "../x"}])
def test_a_provider_that_there_is_not_leads_to_the_first_page(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/sign-in", params=asked).headers["location"] == "/"


def test_without_access_nobody_is_led_to_a_provider(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv(openness.VARIABLE, "on")

    assert client.get("/sign-in", params={"provider": "default"}).text == "told"
    assert client.get("/timeline").headers["cache-control"] == "public, max-age=60"


def test_one_who_comes_from_signing_in_goes_on_to_the_page(client: TestClient) -> None:
    cookies = header_of({**cookies_with(), COOKIE: "timeline"})

    assert client.get("/", headers=cookies).headers["location"] == "/timeline"
    assert client.get("/", headers=header_of({COOKIE: "timeline"})).status_code == 401


def test_a_sign_in_that_was_ended_is_worth_nothing_to_who_copied_its_cookie(client: TestClient) -> None:
    cookies = cookies_with(name="copied")
    before = client.get("/timeline", headers=header_of(cookies)).status_code
    client.get("/auth/logout", headers=header_of(cookies))

    assert (before, client.get("/timeline", headers=header_of(cookies)).status_code) == (200, 401)
    assert person_of(cookies_with()) is not None


def test_what_is_read_is_kept_by_no_proxy_and_cookies_go_over_tls(client: TestClient) -> None:
    told = client.get("/api/trade.csv", headers=header_of(cookies_with())).headers
    programs = client.get("/static/js/a.js", headers=header_of(cookies_with())).headers

    assert told["cache-control"] == "private, no-cache"
    assert programs["cache-control"] == "public, max-age=60"
    assert told.get_list("set-cookie") == [
        "_streamlit_user=x; Path=/; SameSite=lax; Secure",
        "other=y; Path=/; SameSite=lax; Secure",
    ]


def test_on_one_machine_cookies_go_without_tls(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    origin = "http://127.0.0.1:8501"
    set_section(monkeypatch, {**SECTION, "redirect_uri": f"{origin}/oauth2callback"})
    told = client.get("/timeline", headers=header_of(cookies_with(origin=origin))).headers

    assert told.get_list("set-cookie")[0] == "_streamlit_user=x; Path=/; SameSite=lax"


@pytest.mark.parametrize(
    ("kept", "line"),
    [
        (cookies_with() | SIGNED, ("sign-in", "editor@aland.example", "")),
        (cookies_with(email="x@bland.example") | SIGNED, ("sign-in refused", "x@bland.example", "not on the list")),
        (
            cookies_with(email_verified=False) | SIGNED,
            ("sign-in refused", "editor@aland.example", "address not verified"),
        ),
        (cookies_with(), ("sign-in refused", "", "no sign-in that can be believed")),
        (cookies_with() | tokens_with("none"), ("sign-in refused", "", "no sign-in that can be believed")),
        ({"_streamlit_user": '""'}, ("sign-in refused", "", "no sign-in that can be believed")),
        ({}, ("sign-in refused", "", "no sign-in that can be believed")),
    ],
)
def test_a_sign_in_is_told_by_what_the_provider_said_and_the_list_says(
    access: None, caplog: pytest.LogCaptureFixture, kept: dict[str, str], line: tuple[str, str, str]
) -> None:
    def led_back(_request: Request) -> PlainTextResponse:
        told = PlainTextResponse("")
        for name, value in kept.items():
            told.headers.append("set-cookie", f"{name}={value}; HttpOnly; Path=/")
        return told

    caplog.set_level(logging.INFO, "khorgos.audit")
    app = Starlette(routes=[Route("/oauth2callback", led_back)], middleware=[Middleware(Guard), Middleware(Signing)])
    browser = TestClient(app, base_url=ORIGIN)
    browser.get("/oauth2callback")  # as one comes back from signing out at the provider
    answered = browser.get("/oauth2callback?code=a&state=b")
    (told,) = [record for record in caplog.records if record.name == "khorgos.audit"]
    facts = told.__dict__[FACTS]

    assert (told.message, facts.get("reader", ""), facts.get("reason", "")) == line
    assert ("set-cookie" in answered.headers) is bool(facts.get("reader"))


def test_a_sign_out_is_told_once(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    cookies = header_of(cookies_with(name="told"))
    for _ in range(2):
        client.get("/auth/logout", headers=cookies)

    assert [record.message for record in caplog.records if record.name == "khorgos.audit"] == ["sign-out"]
