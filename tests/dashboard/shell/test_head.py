"""The HTML that a link preview and a browser get first."""

import asyncio
from unittest.mock import Mock

from starlette.types import Message, Receive, Scope, Send

from dashboard.shell.head import PageHead
from tests.dashboard.shell.made_pages import INDEX, client, page, told


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


def test_programs_that_a_page_needs_are_named_in_its_head_after_those_of_streamlit() -> None:
    head = page("/xinjiang")
    assert head.index('src="x.js"') < head.index('<link rel="modulepreload"') < head.index("</head>")
    assert "/js/PlotlyChart." not in head
