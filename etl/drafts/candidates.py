"""An entry of a news feed becomes a candidate.

A draft with what its title and summary name, the link, and not its text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from itertools import count
from pathlib import Path

from etl.drafts.article import Article, split_sentences
from etl.drafts.draft import Draft, read_draft
from etl.drafts.faults import NoteExists
from etl.drafts.inbox import Drafted, keep_draft, same_meeting_as
from etl.drafts.reference import Reference
from etl.drafts.words import read_words
from etl.drafts.writing import name_draft, write_draft
from etl.inputs.settings.feeds import Feed
from etl.publishers.news.client import Entry

_CITED = re.compile(r"^[ -]*url: *[\"']?(https?://[^\s\"']+)", re.MULTILINE)


class LeftOut(StrEnum):
    """Why an entry is no candidate, as it is told."""

    SEEN = "drafted before"
    CITED = "cited in a note or draft already"
    OUTSIDE = "published outside the period asked for"
    NO_LINK = "without a link"
    NO_SIDES = "without two sides of ours"
    NO_MEETING = "without a meeting, agreement or promise"


def read_candidate(entry: Entry, reference: Reference) -> Draft | LeftOut:
    """What an entry names, without figures, commitments and any sentence of it; or why it is no candidate."""
    if not entry.link:
        return LeftOut.NO_LINK
    draft = read_draft(_to_article(entry), entry.published, reference)
    if len(draft.parties) < 2:
        return LeftOut.NO_SIDES
    words, text = read_words(), f"{entry.title}\n{entry.text}"
    if not (words.met.search(text) or words.agreed.search(text) or draft.commitments):
        return LeftOut.NO_MEETING
    place = replace(draft.place, words="") if draft.place else None
    return replace(draft, place=place, topics=dict.fromkeys(draft.topics, ""), figures=[], commitments=[])


def keep_candidate(data_dir: Path, draft: Draft, entry: Entry, feed: Feed) -> Drafted:
    """Write a candidate to the inbox, under a name that no draft and no note has."""
    likely = same_meeting_as(data_dir, draft, entry.published)
    remarks = [
        f"from the feed {feed.name}, its title and summary only: read the page; 'python -m etl import' drafts its "
        "figures and promises",
        *(f"may be the same meeting: {note}" for note in likely),
    ]
    article = _to_article(entry)
    for note_id in _names(name_draft(draft, entry.published)):
        text = write_draft(
            draft,
            note_id,
            article,
            url=entry.link,
            published=entry.published,
            publisher=feed.publisher,
            remarks=remarks,
        )
        try:
            return Drafted(keep_draft(data_dir, note_id, text), [], likely)
        except NoteExists:
            continue
    raise AssertionError  # there is always another name


def cited_links(data_dir: Path) -> set[str]:
    """Every address that a note or a draft names as a source."""
    paths = [*data_dir.glob("events/*/*.md"), *data_dir.glob("inbox/*.md")]
    return {link for path in paths for link in _CITED.findall(path.read_text(encoding="utf-8", errors="replace"))}


def is_outside(entry: Entry, since: date | None, until: date | None) -> bool:
    """Whether an entry was published outside a period; one without a day is inside."""
    day = entry.published
    return day is not None and ((since is not None and day < since) or (until is not None and day > until))


def _names(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _to_article(entry: Entry) -> Article:
    paragraphs = [" ".join(line.split()) for line in entry.text.splitlines() if line.strip()]
    return Article(entry.title, split_sentences(paragraphs), entry.published)
