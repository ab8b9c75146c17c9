"""A news feed is asked for what is new, and read as RSS or Atom; what cannot be read ends in a sentence."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.commands import feeds
from etl.errors import InputFaults
from etl.inputs.settings.feeds import Feed, read_feeds
from etl.publishers.clients import FetchRequest
from etl.publishers.news.client import LARGEST, parse_feed
from tests.etl.drafts.feed_text import CLIENT, MEETING, rss, told, write_feeds
from tests.etl.publishers.stub import Asked, Reply, Stub

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Anna Alander meets Bo Bouvet</title><link href="/a-b"/>
<id>urn:a-b</id><updated>2099-05-13T01:00:00+08:00</updated><summary>They met in Mariehamn.</summary></entry></feed>"""


def test_a_feed_is_asked_only_for_what_is_new(stub: Stub, data_dir: Path) -> None:
    said = {"ETag": '"1"', "Last-Modified": "Wed, 13 May 2099 00:00:00 GMT"}

    def answer(asked: Asked) -> Reply:
        known = (
            asked.headers.get("If-None-Match") == said["ETag"]
            and asked.headers.get("If-Modified-Since") == said["Last-Modified"]
        )
        return Reply(304, b"") if known else Reply(200, rss(MEETING), said)

    stub.answer = answer

    assert [told(data_dir), told(data_dir)] == [
        ["aland: 1 entry, 1 of them candidates"],
        ["aland: nothing new since it was read last"],
    ]


def test_a_feed_that_moved_is_followed(stub: Stub, data_dir: Path) -> None:
    stub.answer = lambda asked: (
        Reply(200, rss(MEETING)) if asked.path == "/new" else Reply(301, b"", {"Location": "/new"})
    )
    assert told(data_dir) == ["aland: 1 entry, 1 of them candidates"]


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
def test_what_passes_is_healed_by_asking_again(stub: Stub, data_dir: Path, fault: Reply) -> None:
    stub.first = [fault]
    assert told(data_dir)[-1].startswith("aland: 3 entries, 1 of them candidates")
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
def test_what_stays_ends_in_a_sentence(stub: Stub, data_dir: Path, reply: Reply, sentence: str) -> None:
    stub.answer = lambda asked: reply
    assert told(data_dir)[-1] == f"aland: failed: {sentence}"


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


def test_the_file_of_feeds_is_checked(data_dir: Path) -> None:
    (data_dir / "feeds.yml").write_text(
        "feeds:\n"
        "  - {name: aland, url: 'https://example.org/feed', language: en, publisher: Example News}\n"
        "  - {name: aland, url: example, language: fr, editor: x}\n",
        encoding="utf-8",
    )
    read = read_feeds(data_dir)

    assert read.items == [Feed("aland", "https://example.org/feed", "en", "Example News")]
    assert [fault.field for fault in read.faults] == [
        "feeds[2].editor",
        "feeds[2].name",
        "feeds[2].url",
        "feeds[2].language",
        "feeds[2].publisher",
    ]
    assert [(count.rows_read, count.rows_loaded) for count in read.files] == [(2, 1)]
    assert feeds.check_feeds(data_dir).faults == read.faults
    with pytest.raises(InputFaults):
        CLIENT.read(FetchRequest(data_dir))


def test_check_tells_the_faults_of_the_feeds(data_dir: Path) -> None:
    write_feeds(data_dir, "example", "aland")
    result = CliRunner().invoke(app, ["check", "--data", str(data_dir)])
    assert result.exit_code == 1
    assert "data/feeds.yml: line 2: field 'feeds[1].url': expected a web address, got 'example/aland'" in result.output


def test_without_feeds_there_is_no_news(data_dir: Path) -> None:
    (data_dir / "feeds.yml").unlink()
    assert told(data_dir) == ["data/feeds.yml names no feed"]


def test_the_shipped_feeds_can_be_read() -> None:
    faults = read_feeds(Path(__file__).parents[3] / "data").faults
    assert faults == []
