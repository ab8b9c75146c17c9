"""The HTML that a link preview and a browser get first."""

import asyncio
import html
import re
from datetime import date
from unittest.mock import Mock

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from dashboard.shell.head import PageHead
from dashboard.shell.previews import first_sentence
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.factories import build_row, commitment_row, complete, event_row, frames, person_row

INDEX = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script src="x.js"></script></head></html>'
EVENT = event_row(
    event_id="2099-01-02-talks",
    title='Grain "talks" & <b>tea</b>',
    note="## Told\n\nThey *met* at [a port](https://x.test). Twice.",
)


def index(request: Request) -> HTMLResponse:
    return HTMLResponse(INDEX, headers={"etag": "old"})


def text(request: Request) -> PlainTextResponse:
    return PlainTextResponse("<title>Streamlit</title>")


def own_page(request: Request) -> HTMLResponse:
    return HTMLResponse("<title>Another</title>")


def client() -> TestClient:
    routes = [
        Route("/api/health", text),
        Route("/data.csv", text),
        Route("/guide", own_page),
        Route("/{path:path}", index),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(PageHead)]), follow_redirects=False)


def page(address: str) -> str:
    return client().get(address, headers={"accept": "text/html"}).text


def told(head: str) -> dict[str, str]:
    """Title and what a preview reads, unescaped; a tag that stands twice is a fault."""
    tags = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)" />', head)
    assert len(dict(tags)) == len(tags)
    title = re.findall(r"<title>(.*?)</title>", head)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)" />', head)
    assert (len(title), len(canonical)) == (1, 1)
    return {name: html.unescape(value) for name, value in [("title", title[0]), ("canonical", canonical[0]), *tags]}


@pytest.fixture
def no_database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names a file that is not there."""
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)


def test_a_page_carries_its_own_title_for_a_link_preview() -> None:
    answer = client().get("/timeline", headers={"accept": "text/html"})
    assert told(answer.text) == {
        "title": "Timeline · Khorgos",
        "canonical": "http://testserver/timeline",
        "description": "What was said, by whom, and when? Meetings and decisions of China and Central Asia.",
        "og:title": "Timeline · Khorgos",
        "og:description": "What was said, by whom, and when? Meetings and decisions of China and Central Asia.",
        "og:site_name": "Khorgos",
        "og:type": "website",
        "og:url": "http://testserver/timeline",
    }
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers


def test_the_server_is_found_at_the_host_before_any_script_runs() -> None:
    head = page("/timeline")
    assert 0 < head.index('BACKEND_BASE_URL: window.location.origin + ""') < head.index('src="x.js"')


def test_the_first_page_has_its_title_and_an_unknown_language_is_english() -> None:
    head = page("/?lang=%22%3E%3Cscript%3E")
    assert told(head)["title"] == "Khorgos"
    assert '<html lang="en">' in head


def test_other_answers_are_left_alone() -> None:
    assert client().get("/api/health").text == "<title>Streamlit</title>"
    assert page("/static/x.js") == INDEX
    assert page("/guide") == "<title>Another</title>"
    assert client().get("/timeline", headers={"accept": "application/json"}).text == INDEX
    assert client().get("/data.csv").headers["content-type"].startswith("text/plain")


def test_an_answer_that_is_no_page_is_passed_on_as_it_comes() -> None:
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/csv")]}
    parts = [{"type": "http.response.body", "body": row, "more_body": True} for row in (b"1\n", b"2\n")]
    passed_on: list[Message] = []

    async def rows(scope: Scope, receive: Receive, send: Send) -> None:
        for sent, message in enumerate([start, *parts], start=1):
            await send(message)
            assert len(passed_on) == sent  # nothing is held back until the end

    async def take(message: Message) -> None:
        passed_on.append(message)

    asyncio.run(PageHead(rows)({"type": "http", "method": "GET", "path": "/rows", "headers": []}, Mock(), take))
    assert passed_on == [start, *parts]


def test_an_address_that_is_no_page_leads_to_the_first_which_is_told_its_name() -> None:
    answer = client().get("/old/meetings?lang=ru&kind=tea", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/?lang=ru&lost=old%2Fmeetings")


def test_the_link_is_the_one_asked_for_and_one_too_long_is_the_page_alone() -> None:
    assert (
        told(page("/timeline?text=%E8%82%89&party=KZ&party=UZ"))["og:url"]
        == "http://testserver/timeline?text=%E8%82%89&party=KZ&party=UZ"
    )
    assert told(page(f"/timeline?text={'x' * 5000}"))["canonical"] == "http://testserver/timeline"


@pytest.fixture
def previewed(loaded_database: LoadDatabase) -> None:
    """A database of each kind with an event, its promise and a person."""
    names = {"name_en": "Anna Alander", "name_zh": "安娜"}
    loaded_database(
        event=[EVENT],
        commitment=[commitment_row(commitment_id=f"{EVENT['event_id']}-c1", text="Buy <more> tea")],
        person=[person_row(person_code="anna-alander", **names)],
    )


@pytest.mark.usefixtures("previewed")
def test_a_preview_of_an_event_has_its_title_and_the_first_sentence_of_its_note() -> None:
    found = told(page("/event?id=2099-01-02-talks"))
    assert (found["title"], found["og:title"]) == (EVENT["title"], EVENT["title"])
    assert found["og:description"] == "They met at a port."
    assert found["og:url"] == "http://testserver/event?id=2099-01-02-talks"


@pytest.mark.usefixtures("previewed")
def test_a_preview_of_a_promise_or_a_person_has_its_name_in_the_language_asked_for() -> None:
    assert told(page("/commitment?id=2099-01-02-talks-c1"))["og:title"] == "Buy <more> tea"
    assert told(page("/person?id=anna-alander"))["og:title"] == "Anna Alander"
    assert told(page("/person?id=anna-alander&lang=zh"))["og:title"] == "安娜"


@pytest.mark.usefixtures("previewed")
@pytest.mark.parametrize(
    "junk",
    [
        "nobody",
        "",
        "%00",
        "x%00y",
        "%22%3E%3Cscript%3E",
        "%F0%9F%8D%B5",
        "%ff%fe",
        "9" * 5000,
        "1'%20OR%20'1'='1",
        "a&id=b",
    ],
)
def test_junk_in_place_of_an_id_gives_the_preview_of_the_page(junk: str) -> None:
    head = page(f"/event?id={junk}")
    assert told(head)["title"] == "Event note · Khorgos"
    assert head.count("<script") == INDEX.count("<script") + 1


@pytest.mark.usefixtures("no_database")
def test_without_a_database_the_preview_is_that_of_the_page() -> None:
    assert told(page("/event?id=2099-01-02-talks"))["title"] == "Event note · Khorgos"


@pytest.mark.parametrize("asof", ["2098-01-01", "2099-01-02"])
def test_a_link_to_a_day_tells_what_was_known_on_it(loaded_database: LoadDatabase, asof: str) -> None:
    loaded_database(event=[EVENT | {"known_from": date(2099, 1, 2)}])
    title = told(page(f"/event?id=2099-01-02-talks&asof={asof}"))["title"]
    assert title == ("Event note · Khorgos" if asof < "2099-01-02" else EVENT["title"])


def test_a_new_build_is_read_anew(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    for build_id, title in (("b1", "Before"), ("b2", "After")):
        rows = complete(
            event=[event_row(event_id="2099-01-02-talks", title=title)], build=[build_row(build_id=build_id)]
        )
        replace_database(sqlite_url, frames(**rows))
        assert told(page("/event?id=2099-01-02-talks"))["title"] == title


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("One. Two.", "One."),
        (
            "# Head\n\n- They signed 3.5 bn USD of [contracts](https://x.test/a). More.",
            "They signed 3.5 bn USD of contracts.",
        ),
        ("双方同意。以后再谈。", "双方同意。"),
        ("No full stop", "No full stop"),
        ("# Only a head", ""),
        ("word " * 60, "word " * 39 + "word…"),
    ],
)
def test_the_first_sentence_of_a_note_is_plain_text(note: str, sentence: str) -> None:
    assert first_sentence(note) == sentence
