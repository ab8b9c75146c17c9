"""What a preview of a link tells.

The page's title and a sentence, of an event, promise or person what the database says.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from dashboard.locale import gettext as _
from dashboard.locale import in_language
from dashboard.subjects.events.events import event_by_id
from dashboard.subjects.people.people import person_by_code
from dashboard.subjects.promises.commitments import commitment_by_id
from dashboard.ui.database import BuildReplaced, build_id_now, connect, of_one_build, require_build
from dashboard.ui.sitemap import PAGES_BY_ADDRESS, SITEMAP

NAME = "Khorgos"
LONGEST_ID = 200
_LONGEST_SENTENCE = 200
# A sign that no id has, and that PostgreSQL takes in no text.
_NO_ID = re.compile(r"[\x00-\x1f\x7f]")
_SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)


@dataclass(frozen=True)
class Preview:
    """A page's title and what it is about, as plain texts in the reader's language."""

    title: str
    description: str


def preview_of(page_address: str, identity: str, language: str, as_of: date | None = None) -> Preview:
    """The preview of a page, empty address for the first one; of what ``id`` names where the database has it.

    Without a database, or where it has no such thing, it is that of the page. An unknown page has the project's name
    for its title.
    """
    with in_language(language):
        if page_address in _NAMED and identity and len(identity) <= LONGEST_ID and not _NO_ID.search(identity):
            return _named_now(page_address, identity, language, as_of) or _of_page(page_address)
        return _of_page(page_address)


def _of_page(page_address: str) -> Preview:
    page = PAGES_BY_ADDRESS.get(page_address)
    if page is None:
        return Preview(NAME, _(SITEMAP[0].question))
    return Preview(f"{_(page.title)} · {NAME}", _(page.question))


def _named_now(page_address: str, identity: str, language: str, as_of: date | None) -> Preview | None:
    try:
        return of_one_build(lambda: _named(build_id_now(), page_address, identity, language, as_of))
    except (SQLAlchemyError, BuildReplaced):  # a preview is no place to tell that: the page itself does
        return None


@lru_cache(maxsize=1024)
def _named(build_id: str, page_address: str, identity: str, _language: str, as_of: date | None) -> Preview | None:
    with connect(as_of) as connection:
        require_build(connection, build_id)
        preview = _NAMED[page_address]
        return preview(connection, identity)


def _question_of(page_address: str) -> str:
    page = PAGES_BY_ADDRESS[page_address]
    return _(page.question)


def _of_event(connection: Connection, event_id: str) -> Preview | None:
    note = event_by_id(connection, event_id)
    return Preview(note.event.title, first_sentence(note.text) or _question_of("event")) if note else None


def _of_commitment(connection: Connection, commitment_id: str) -> Preview | None:
    commitment = commitment_by_id(connection, commitment_id)
    return Preview(commitment.text, _question_of("commitment")) if commitment else None


def _of_person(connection: Connection, person_code: str) -> Preview | None:
    person = person_by_code(connection, person_code)
    return Preview(person.name, _question_of("person")) if person else None


_NAMED: dict[str, Callable[[Connection, str], Preview | None]] = {
    "event": _of_event,
    "commitment": _of_commitment,
    "person": _of_person,
}


def first_sentence(markdown: str) -> str:
    """The first sentence of a note without its Markdown signs; a long one is cut at a word."""
    paragraphs = [part for part in markdown.split("\n\n") if part.strip() and not part.lstrip().startswith(("#", "|"))]
    if not paragraphs:
        return ""
    without_links = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraphs[0])
    text = " ".join(re.sub(r"[*_`\\]|^[->]\s", "", without_links).split())
    found = _SENTENCE.match(text)
    sentence = found[0] if found else text
    return (
        sentence
        if len(sentence) <= _LONGEST_SENTENCE
        else sentence[: _LONGEST_SENTENCE + 1].rsplit(" ", 1)[0][:_LONGEST_SENTENCE] + "…"
    )
