"""News feeds become candidates in the inbox.

What is asked, what is drafted, what is left out, and that nothing comes twice.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from etl.drafts.faults import FeedsFailed, LedgerBroken
from etl.drafts.inbox import drop_draft
from etl.drafts.inbox_list import list_drafts
from etl.errors import InputFaults
from etl.inputs.notes import parse_note
from etl.publishers.clients import FetchRequest
from tests.etl.drafts.feed_text import CLIENT, GUID, MEETING, rss, told, write_feeds
from tests.etl.made_inputs import note_text
from tests.etl.publishers.stub import Reply, Stub


def draft_text(news_dir: Path) -> str:
    (draft,) = news_dir.glob("inbox/*.md")
    return draft.read_text(encoding="utf-8")


def test_a_meeting_becomes_a_candidate_with_what_it_names_and_the_link(news_dir: Path) -> None:
    (outcome,) = CLIENT.read(FetchRequest(news_dir))

    assert [one.path.name for one in outcome.drafted] == ["2099-05-12-mariehamn-alander-bouvet.md"]
    lines = draft_text(news_dir).splitlines()
    assert lines[1].startswith("# from the feed aland, its title and summary only")
    assert {
        "date: 2099-05-12",
        "country: AX",
        "parties: [AX, BV]",
        "topics: [grain]",
        "  - person: anna-alander",
        "  - person: bo-bouvet",
        '  - url: "https://example.org/a-b"',
        '    publisher: "Example News"',
        "    published: 2099-05-13",
    } <= set(lines)


def test_a_candidate_holds_no_sentence_of_the_article(news_dir: Path) -> None:
    CLIENT.read(FetchRequest(news_dir))

    text = draft_text(news_dir)
    assert "They agreed" not in text
    assert "in Mariehamn on Tuesday" not in text
    assert "commitments:" not in text


def test_a_candidate_does_not_pass_as_a_note(news_dir: Path) -> None:
    CLIENT.read(FetchRequest(news_dir))

    faults = parse_note("data/events/2099/2099-05-12-mariehamn-alander-bouvet.md", draft_text(news_dir)).faults
    assert {"read_from", "participants[1].read_from"} <= {fault.field for fault in faults}


def test_what_is_no_candidate_is_counted_by_its_reason(news_dir: Path) -> None:
    assert told(news_dir) == [
        "aland: 3 entries, 1 of them candidates, 1 without two sides of ours, 1 without a meeting, agreement or promise"
    ]


def test_an_entry_without_a_link_is_left_out(news_server: Stub, news_dir: Path) -> None:
    news_server.answer = lambda asked: Reply(200, rss({name: text for name, text in MEETING.items() if name != "link"}))
    assert told(news_dir) == ["aland: 1 entry, 0 of them candidates, 1 without a link"]


def test_an_entry_is_drafted_once_also_when_its_draft_was_dropped(news_dir: Path) -> None:
    CLIENT.read(FetchRequest(news_dir))
    drop_draft(news_dir, "2099-05-12-mariehamn-alander-bouvet")

    assert "1 drafted before" in told(news_dir)[0]
    assert list_drafts(news_dir) == []


def test_the_same_link_in_another_feed_is_not_drafted_again(news_server: Stub, news_dir: Path) -> None:
    news_server.answer = lambda asked: Reply(200, rss(MEETING | {GUID: asked.path}))
    write_feeds(news_dir, news_server.address, "aland", "bouvet")

    assert [line.split(": ")[1] for line in told(news_dir)] == [
        "1 entry, 1 of them candidates",
        "1 entry, 0 of them candidates, 1 drafted before",
    ]


def test_a_link_that_a_note_cites_is_not_drafted(news_dir: Path) -> None:
    note = news_dir / "events" / "2099" / "2099-05-09-mariehamn-a-b.md"
    note.parent.mkdir(parents=True)
    note.write_text(note_text(sources=[{"url": MEETING["link"], "publisher": "Example News"}]), encoding="utf-8")

    assert "1 cited in a note or draft already" in told(news_dir)[0]


def test_two_entries_on_one_meeting_become_two_drafts(news_server: Stub, news_dir: Path) -> None:
    news_server.answer = lambda asked: Reply(
        200, rss(MEETING, MEETING | {"link": "https://example.org/other", GUID: "other"})
    )
    CLIENT.read(FetchRequest(news_dir))

    assert {draft.name for draft in list_drafts(news_dir)} == {
        "2099-05-12-mariehamn-alander-bouvet",
        "2099-05-12-mariehamn-alander-bouvet-2",
    }


@pytest.mark.parametrize(
    ("note", "shared"),
    [
        ({"date": "2099-05-11", "participants": [{"person": "bo-bouvet", "side": "BV"}]}, "bo-bouvet, the sides"),
        ({"date": "2099-05-13", "place": "mariehamn", "parties": ["BV"]}, "the place"),
        ({"date": "2099-05", "place": "mariehamn"}, "the place"),
        ({"date": "2099-05-10", "place": "mariehamn"}, ""),
        ({"date": "2099-05-12", "parties": ["BV"]}, ""),
        ({"date": "2099-05"}, ""),
    ],
)
def test_a_candidate_names_the_note_it_may_belong_to(news_dir: Path, note: dict[str, object], shared: str) -> None:
    path = news_dir / "events" / "2099" / "2099-05-11-a.md"
    path.parent.mkdir(parents=True)
    path.write_text(note_text(**({"id": path.stem} | note)), encoding="utf-8")

    (outcome,) = CLIENT.read(FetchRequest(news_dir))

    assert [str(near) for near in outcome.drafted[0].same_meeting] == ([f"2099-05-11-a ({shared})"] if shared else [])
    assert ("# may be the same meeting: 2099-05-11-a" in draft_text(news_dir)) == bool(shared)


def test_a_dry_run_writes_nothing(news_dir: Path) -> None:
    assert "1 of them candidates" in told(news_dir, dry_run=True)[0]
    assert not (news_dir / "inbox").exists()


def test_entries_outside_the_period_wait_for_another_run(news_server: Stub, news_dir: Path) -> None:
    tag = {"ETag": '"1"'}
    news_server.answer = lambda asked: (
        Reply(304, b"") if asked.headers.get("If-None-Match") else Reply(200, rss(MEETING), tag)
    )

    assert "published outside the period asked for" in told(news_dir, since=date(2099, 5, 14))[0]
    assert "1 of them candidates" in told(news_dir)[0]


def test_a_feed_that_fails_stops_no_other(news_server: Stub, news_dir: Path) -> None:
    news_server.answer = lambda asked: Reply(404, b"") if asked.path == "/aland" else Reply(200, rss(MEETING))
    write_feeds(news_dir, news_server.address, "aland", "bouvet")

    with pytest.raises(FeedsFailed) as failed:
        CLIENT.fetch(FetchRequest(news_dir))

    assert str(failed.value) == "news: 1 of 2 feeds failed: aland: the server answered 404. The others brought 1 draft."
    assert len(list_drafts(news_dir)) == 1


def test_the_drafts_are_the_arrival_of_the_source_news(news_dir: Path) -> None:
    arrival = CLIENT.fetch(FetchRequest(news_dir))

    assert arrival
    assert (arrival.code, [file.name for file in arrival.files]) == (
        "news-inbox",
        ["2099-05-12-mariehamn-alander-bouvet.md"],
    )
    assert CLIENT.fetch(FetchRequest(news_dir)) is None
    assert not list(news_dir.glob("events/*/*.md"))


def test_a_broken_ledger_is_told_and_not_forgotten(news_dir: Path) -> None:
    path = news_dir / "inbox" / ".feeds.json"
    path.parent.mkdir()
    path.write_text('{"states": {}', encoding="utf-8")
    with pytest.raises(LedgerBroken, match="counts as new"):
        CLIENT.read(FetchRequest(news_dir))


def test_the_ledger_says_what_became_of_an_entry(news_dir: Path) -> None:
    CLIENT.read(FetchRequest(news_dir))
    known = json.loads((news_dir / "inbox" / ".feeds.json").read_text(encoding="utf-8"))["entries"]
    assert {key: told["draft"] for key, told in known.items()} == dict.fromkeys(
        ["a-b", MEETING["link"]], "2099-05-12-mariehamn-alander-bouvet"
    )


def test_without_feeds_there_is_no_news(news_dir: Path) -> None:
    (news_dir / "feeds.yml").unlink()
    assert told(news_dir) == ["data/feeds.yml names no feed"]


def test_a_feed_without_anything_new_is_told_as_such(news_server: Stub, news_dir: Path) -> None:
    tag = {"ETag": '"1"'}
    news_server.answer = lambda asked: (
        Reply(304, b"") if asked.headers.get("If-None-Match") else Reply(200, rss(MEETING), tag)
    )

    assert [told(news_dir), told(news_dir)] == [
        ["aland: 1 entry, 1 of them candidates"],
        ["aland: nothing new since it was read last"],
    ]


def test_feeds_with_faults_are_not_read(news_dir: Path) -> None:
    write_feeds(news_dir, "example", "aland")
    with pytest.raises(InputFaults):
        CLIENT.read(FetchRequest(news_dir))
