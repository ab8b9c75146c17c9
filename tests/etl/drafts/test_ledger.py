"""What the feeds held is remembered, so that nothing is drafted twice."""

from datetime import date
from pathlib import Path

import pytest

from etl.drafts.faults import LedgerBroken
from etl.drafts.ledger import FILE, read_ledger
from etl.inputs.settings.feeds import Feed
from etl.publishers.news.client import Entry, FeedState

FEED = Feed("aland", "https://aland.example/feed", "en", "Aland News")
ENTRY = Entry("aland-1", "Sheep", "They met.", "https://aland.example/1", date(2099, 5, 9))


def test_a_draft_is_remembered_by_key_and_by_link_across_runs(tmp_path: Path) -> None:
    read_ledger(tmp_path).note_draft(ENTRY, FEED, "2099-05-09-sheep", date(2099, 5, 10))

    ledger = read_ledger(tmp_path)

    assert ledger.has(ENTRY)
    assert ledger.has(Entry("bouvet-7", "Sheep", "", ENTRY.link, None))
    assert not ledger.has(Entry("aland-2", "Goats", "", "https://aland.example/2", None))


def test_what_the_server_said_is_sent_back_to_it_and_to_no_other(tmp_path: Path) -> None:
    read_ledger(tmp_path).note_state(FEED, FeedState("v1", "yesterday"))

    assert read_ledger(tmp_path).state_of(FEED) == FeedState("v1", "yesterday")
    assert read_ledger(tmp_path).state_of(Feed("b", "https://bouvet.example/feed", "en", "Bouvet Post")) == FeedState()


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"states": {}}'])
def test_a_broken_ledger_is_named_and_not_forgotten(tmp_path: Path, text: str) -> None:
    path = tmp_path / "inbox" / FILE
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LedgerBroken, match=FILE):
        read_ledger(tmp_path)

    assert path.read_text(encoding="utf-8") == text
