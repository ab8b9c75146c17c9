"""What a question finds, the best first: of one order on every database, since the order is made here."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, select

from dashboard.subjects.search.matching import matches
from dashboard.subjects.search.questions import Question, read_question
from dashboard.subjects.typed_rows import read_rows
from etl.schema import search_entry
from etl.vocabulary.search import SearchKind

_ORDER = {kind: place for place, kind in enumerate(SearchKind)}


@dataclass(frozen=True)
class Hit:
    """A thing that was found, by kind and code; ``part`` is the entry by which it was found best."""

    kind: SearchKind
    code: str
    part: str


@dataclass(frozen=True)
class Found:
    """What was understood, and the hits, the best first."""

    question: Question
    hits: tuple[Hit, ...]

    def of(self, *kinds: SearchKind) -> tuple[Hit, ...]:
        """The hits of some kinds."""
        return tuple(hit for hit in self.hits if hit.kind in kinds)


@dataclass(frozen=True)
class _Entry:
    kind: SearchKind
    code: str
    part: str
    start_date: date | None
    end_date: date | None
    place_code: str | None
    title_words: str
    promise_words: str | None
    known_from: date


def search(connection: Connection, text: str, kinds: Collection[SearchKind] = tuple(SearchKind)) -> Found:
    """Find what a text asks for, of what is known on the connection's day; an empty question finds nothing."""
    question = read_question(connection, text)
    return Found(question, find(connection, question, kinds))


def find(
    connection: Connection, question: Question, kinds: Collection[SearchKind] = tuple(SearchKind)
) -> tuple[Hit, ...]:
    """The hits of a question, each thing once.

    First what is of just the time and place that are named; then what has all the words in its title, in its title and
    promises, elsewhere; then the newest.
    """
    if not question:
        return ()
    columns = [search_entry.c[field.name] for field in fields(_Entry)]
    asked = select(*columns).where(matches(connection, question), search_entry.c.kind.in_(kinds))
    entries = read_rows(connection, asked.order_by(*search_entry.primary_key.columns), _Entry)
    best: dict[tuple[str, str], Hit] = {}
    for entry in sorted(entries, key=lambda entry: _rank(entry, question)):
        best.setdefault((entry.kind, entry.code), Hit(SearchKind(entry.kind), entry.code, entry.part))
    return tuple(best.values())


def _rank(entry: _Entry, question: Question) -> tuple[int, int, int, int, str, str]:
    is_then = any(
        span.start <= entry.start_date and entry.end_date <= span.end
        for span in question.spans
        if entry.start_date and entry.end_date
    )
    day = entry.start_date or entry.known_from
    return (
        -(is_then + (entry.place_code in question.places)),
        _field(entry, question),
        -day.toordinal(),
        _ORDER[entry.kind],
        entry.code,
        entry.part,
    )


def _field(entry: _Entry, question: Question) -> int:
    """Where all words stand: 0 in the title, 1 in title and promises, 2 elsewhere."""
    title = f" {entry.title_words} "
    if all(term.is_among(title) for term in question.terms):
        return 0
    said = f"{title}{entry.promise_words or ''} "
    return 1 if all(term.is_among(said) for term in question.terms) else 2
