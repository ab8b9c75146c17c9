"""What a search finds of what was said: notes of events, promises made there, and the people who took part."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from etl.build.search.entries import Entry
from etl.build.search.names import AllWords, Tables
from etl.schema.search import WHOLE
from etl.values.typed_rows import typed_rows
from etl.vocabulary.search import SearchKind

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*_`#>|]+")


@dataclass(frozen=True)
class _Event:
    event_id: str
    start_date: date
    end_date: date
    kind: str
    title: str
    place_code: str | None
    country_code: str | None
    note: str | None
    known_from: date


@dataclass(frozen=True)
class _Commitment:
    commitment_id: str
    event_id: str
    text: str
    metric: str | None
    known_from: date


@dataclass(frozen=True)
class _Participant:
    event_id: str
    person_code: str
    role: str | None
    known_from: date


class Notes:
    """What was said, event by event, in the words of every language."""

    def __init__(self, tables: Tables, words: AllWords) -> None:
        self._words = words
        self._events = {one.event_id: one for one in typed_rows(tables["event"], _Event)}
        self._commitments = typed_rows(tables["commitment"], _Commitment)
        self._participants = typed_rows(tables["event_participant"], _Participant)
        self._parties = _codes_by(tables["event_party"], "event_id", "area_code")
        self._topics = _codes_by(tables["event_topic"], "event_id", "topic")
        self._figures = _codes_by(tables["event_figure"], "event_id", "what")
        self._parties_of_promise = _codes_by(tables["commitment_party"], "commitment_id", "area_code")
        self._topics_of_promise = _codes_by(tables["commitment_topic"], "commitment_id", "topic")
        self._people: dict[str, list[str]] = defaultdict(list)
        for one in self._participants:
            self._people[one.event_id] += [*words.named("person", one.person_code), *self._role(one.role)]

    def entries(self) -> Iterator[Entry]:
        """Notes, promises and people."""
        yield from map(self._note, self._events.values())
        yield from map(self._promise, self._commitments)
        yield from self._people_entries()

    def _note(self, event: _Event) -> Entry:
        return Entry(
            SearchKind.NOTE,
            event.event_id,
            title=self._words.said(event.title),
            promises=self._words.said(*(one.text for one in self._commitments_of(event.event_id))),
            body=(
                *(part for note in self._words.said(event.note) for part in paragraphs(note)),
                *self._words.said(*self._figures[event.event_id]),
                *self._people[event.event_id],
                *self._where(event),
                *self._words.named("area", *self._parties[event.event_id]),
                *self._words.named("topic", *self._topics[event.event_id]),
                *self._words.named("event_kind", event.kind),
            ),
            start=event.start_date,
            end=event.end_date,
            place=event.place_code,
            known_from=event.known_from,
        )

    def _promise(self, promise: _Commitment) -> Entry:
        event = self._events[promise.event_id]
        return Entry(
            SearchKind.PROMISE,
            promise.commitment_id,
            title=self._words.said(promise.text),
            body=(
                *self._words.said(promise.metric, event.title),
                *self._where(event),
                *self._words.named("area", *self._parties_of_promise[promise.commitment_id]),
                *self._words.named("topic", *self._topics_of_promise[promise.commitment_id]),
                *self._people[event.event_id],
            ),
            start=event.start_date,
            end=event.end_date,
            place=event.place_code,
            known_from=promise.known_from,
        )

    def _people_entries(self) -> Iterator[Entry]:
        """A person in each role, from the first day on which the person is seen in it."""
        first: dict[tuple[str, str | None], date] = {}
        for one in self._participants:
            known = first.get((one.person_code, one.role), one.known_from)
            first[one.person_code, one.role] = min(known, one.known_from)
        for (person, role), day in first.items():
            names = self._words.named("person", person)
            yield Entry(SearchKind.PERSON, person, names, body=self._role(role), known_from=day, part=role or WHOLE)

    def _commitments_of(self, event_id: str) -> list[_Commitment]:
        return [one for one in self._commitments if one.event_id == event_id]

    def _where(self, event: _Event) -> tuple[str, ...]:
        return (*self._words.named("place", event.place_code), *self._words.named("area", event.country_code))

    def _role(self, role: str | None) -> tuple[str, ...]:
        return self._words.named("role", role) or self._words.said(role)


def _codes_by(frame: pd.DataFrame, key: str, code: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, value in zip(frame[key], frame[code], strict=True):
        found[name].append(value)
    return found


def paragraphs(note: str) -> list[str]:
    """The paragraphs of a note without its Markdown signs, each on one line."""
    return [" ".join(_SIGNS.sub("", _LINK.sub(r"\1", part)).split()) for part in note.split("\n\n")]
