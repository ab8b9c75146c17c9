"""A news feed is asked for what is new, and read as RSS or Atom; what cannot be read ends in a sentence."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.errors import FetchFailed
from etl.publishers.common.quota import Quota
from etl.publishers.common.server import Server
from etl.publishers.news.client import LARGEST, FeedAnswer, FeedState, parse_feed, receive_feed
from tests.etl.drafts.feed_text import CLIENT, FOOTBALL, MEETING, rss
from tests.etl.publishers.stub import Asked, Reply, Stub, serve

NEW = FeedState()
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Anna Alander meets Bo Bouvet</title><link href="/a-b"/>
<id>urn:a-b</id><updated>2099-05-13T01:00:00+08:00</updated><summary>They met in Mariehamn.</summary></entry></feed>"""


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, rss(MEETING, FOOTBALL))) as running:
        yield running


def receive(stub: Stub, data_dir: Path, state: FeedState = NEW) -> FeedAnswer | None:
    server = Server("news", Quota(data_dir, "news", None), patience=CLIENT.patience)
    return receive_feed(server, f"{stub.address}/aland", state)


def titles(answer: FeedAnswer | None) -> list[str]:
    return [entry.title for entry in answer.entries] if answer else []


def test_a_feed_is_asked_only_for_what_is_new(stub: Stub, tmp_path: Path) -> None:
    said = {"ETag": '"1"', "Last-Modified": "Wed, 13 May 2099 00:00:00 GMT"}

    def answer(asked: Asked) -> Reply:
        known = (
            asked.headers.get("If-None-Match") == said["ETag"]
            and asked.headers.get("If-Modified-Since") == said["Last-Modified"]
        )
        return Reply(304, b"") if known else Reply(200, rss(MEETING), said)

    stub.answer = answer
    first = receive(stub, tmp_path)

    assert first
    assert (titles(first), first.state) == ([MEETING["title"]], FeedState(*said.values()))
    assert receive(stub, tmp_path, first.state) is None


def test_a_feed_that_moved_is_followed(stub: Stub, tmp_path: Path) -> None:
    stub.answer = lambda asked: (
        Reply(200, rss(MEETING)) if asked.path == "/new" else Reply(301, b"", {"Location": "/new"})
    )
    assert titles(receive(stub, tmp_path)) == [MEETING["title"]]


@pytest.mark.parametrize(
    "fault",
    [
        Reply(500, b""),
        Reply(429, b"", {"Retry-After": "0"}),
        Reply(200, rss(MEETING), cut=200),
        Reply(200, rss(MEETING)[:-30]),
        Reply(200, b""),
    ],
    ids=["500", "429", "broken off", "half", "empty"],
)
def test_what_passes_is_healed_by_asking_again(stub: Stub, tmp_path: Path, fault: Reply) -> None:
    stub.first = [fault]
    assert titles(receive(stub, tmp_path)) == [MEETING["title"], FOOTBALL["title"]]
    assert len(stub.asked) == 2


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(404, b""), "the server answered 404"),
        (Reply(200, b"<!DOCTYPE html><html><body>Sorry</body></html>"), "the server sent a web page, not a feed"),
        (Reply(200, b'{"news": []}'), "the server sent no feed but a text that begins '{\"news\": []}'"),
        (Reply(200, rss(MEETING)[:-30]), "the feed breaks off in the middle"),
        (Reply(200, b""), "the server sent an empty answer"),
        (Reply(200, b" " * (LARGEST + 1)), f"the feed is larger than {LARGEST:,} bytes"),
    ],
    ids=["404", "HTML", "JSON", "half", "empty", "large"],
)
def test_what_stays_ends_in_a_sentence(stub: Stub, tmp_path: Path, reply: Reply, sentence: str) -> None:
    stub.answer = lambda asked: reply
    with pytest.raises(FetchFailed) as failed:
        receive(stub, tmp_path)
    assert failed.value.reason == sentence


def test_atom_is_read_with_links_and_days_of_the_publishers_clock() -> None:
    (entry,) = parse_feed(ATOM.encode(), {"content-location": "https://example.org/feed"})
    assert (entry.key, entry.link, entry.published, entry.text) == (
        "urn:a-b",
        "https://example.org/a-b",
        date(2099, 5, 13),
        "They met in Mariehamn.",
    )


def test_a_slovenly_feed_is_read_as_far_as_it_goes() -> None:
    content = rss(MEETING | {"title": "Anna &nbsp; Alander"})
    assert [entry.title for entry in parse_feed(content, {})] == ["Anna Alander"]


def test_the_longest_text_of_an_entry_is_looked_through() -> None:
    content = rss(MEETING | {"content:encoded": "<![CDATA[<p>One.</p><p>" + "Two. " * 40 + "</p>]]>"}).replace(
        b"<rss ", b'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    )
    assert parse_feed(content, {})[0].text.startswith("One.\nTwo.")


def test_a_day_in_a_year_of_which_nothing_can_be_is_unknown() -> None:
    content = rss(MEETING | {"pubDate": "Wed, 13 May 0800 01:00:00 +0800"})
    assert [entry.published for entry in parse_feed(content, {})] == [None]
