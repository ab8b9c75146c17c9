"""An entry of a feed is a candidate where it tells of a meeting of two sides, and nothing of its text is kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl.drafts.candidates import LeftOut, cited_links, is_outside, keep_candidate, read_candidate
from etl.drafts.draft import Draft
from etl.drafts.reference import read_names
from etl.inputs.settings.feeds import Feed
from etl.publishers.news.client import Entry

ENTRY = Entry(
    "a-b",
    "Anna Alander meets Bo Bouvet",
    "Anna Alander, Minister of Agriculture of Aland, met Bo Bouvet in Mariehamn on Tuesday.\nThey traded 5 tonnes of wheat.",
    "https://example.org/a-b",
    date(2099, 5, 13),
)
FEED = Feed("aland", "https://example.org/feed", "en", "Example News")


def candidate(data_dir: Path, entry: Entry = ENTRY) -> Draft:
    read = read_candidate(entry, read_names(data_dir))
    assert isinstance(read, Draft)
    return read


def test_a_candidate_has_what_is_named_and_no_sentence_figure_or_promise(data_dir: Path) -> None:
    draft = candidate(data_dir)

    assert [person.code for person in draft.people] == ["anna-alander", "bo-bouvet"]
    assert draft.place
    assert (draft.place.code, draft.place.words, draft.topics) == ("mariehamn", "", {"grain": ""})
    assert (draft.figures, draft.commitments) == ([], [])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"link": ""}, LeftOut.NO_LINK),
        ({"title": "Anna Alander meets guests", "text": ""}, LeftOut.NO_SIDES),
        ({"title": "Rain in Aland and Bouvet", "text": "It rained."}, LeftOut.NO_MEETING),
    ],
)
def test_what_is_no_candidate_has_its_reason(data_dir: Path, changes: dict[str, str], reason: LeftOut) -> None:
    assert read_candidate(replace(ENTRY, **changes), read_names(data_dir)) is reason  # type: ignore[arg-type]  # texts only


def test_a_second_candidate_of_a_name_has_a_number_and_the_link_counts_as_cited(data_dir: Path) -> None:
    draft = candidate(data_dir)

    names = [keep_candidate(data_dir, draft, ENTRY, FEED).path.name for _ in range(2)]

    assert names == [f"2099-05-12-mariehamn-alander-bouvet{number}.md" for number in ("", "-2")]
    assert cited_links(data_dir) == {"https://example.org/a-b"}


@pytest.mark.parametrize(
    ("since", "until", "outside"),
    [
        (None, None, False),
        (date(2099, 5, 13), date(2099, 5, 13), False),
        (date(2099, 5, 14), None, True),
        (None, date(2099, 5, 12), True),
    ],
)
def test_both_ends_of_a_period_are_inside_and_so_is_what_has_no_day(
    since: date | None, until: date | None, outside: bool
) -> None:
    assert is_outside(ENTRY, since, until) is outside
    assert not is_outside(replace(ENTRY, published=None), since, until)
