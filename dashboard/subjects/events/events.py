"""Events: which ones there are, by the filters of a page, and every part of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select

from dashboard.subjects.codes import areas_in_order, codes_by_key, stands_for, topics_in_order
from etl.schema import (
    commodity_group,
    event,
    event_participant,
    event_party,
    event_topic,
    topic_group,
)

EVENT_COLUMNS = (
    event.c.event_id,
    event.c.start_date,
    event.c.end_date,
    event.c.date_precision,
    event.c.kind,
    event.c.title,
    event.c.place_code,
    event.c.country_code,
    event.c.confidence,
)


@dataclass(frozen=True)
class Event:
    """A meeting or decision.

    It lies in the days from ``start_date`` to ``end_date``, or in the month or year that these are, by
    ``date_precision``. Parties and topics are codes in the order in which they are shown.
    """

    event_id: str
    start_date: date
    end_date: date
    date_precision: str
    kind: str
    title: str
    place_code: str | None
    country_code: str | None
    confidence: str
    parties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class EventNote:
    """An event with what its note tells (Markdown) and the note's file.

    ``tells_until`` is the day up to which the text tells of later times; mostly None.
    """

    event: Event
    text: str
    tells_until: date | None
    file: str


@dataclass(frozen=True)
class EventFilters:
    """Which events are meant; an empty tuple of codes and None are no restriction.

    All of ``parties`` must take part, and all of ``persons``; one of ``kinds`` and one of ``topics`` is enough. A party
    stands for its regions and members too: China for Xinjiang, the five of Central Asia for any of them. ``first_year``
    and ``last_year`` keep events that lie in these years at least in part. ``found`` are the ids of those that a
    search found.
    """

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    found: tuple[str, ...] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``event``."""
        conditions = [_has_party(code) for code in self.parties] + [_has_person(code) for code in self.persons]
        if self.found is not None:
            conditions.append(event.c.event_id.in_(self.found))
        if self.kinds:
            conditions.append(event.c.kind.in_(self.kinds))
        if self.topics:
            conditions.append(
                event.c.event_id.in_(select(event_topic.c.event_id).where(event_topic.c.topic.in_(self.topics)))
            )
        if self.first_year is not None:
            conditions.append(event.c.end_date >= date(self.first_year, 1, 1))
        if self.last_year is not None:
            conditions.append(event.c.start_date <= date(self.last_year, 12, 31))
        return conditions


def _has_party(code: str) -> ColumnElement[bool]:
    return event.c.event_id.in_(select(event_party.c.event_id).where(stands_for(event_party.c.area_code, code)))


def _has_person(code: str) -> ColumnElement[bool]:
    return event.c.event_id.in_(select(event_participant.c.event_id).where(event_participant.c.person_code == code))


def events_with(connection: Connection, filters: EventFilters, newest: int | None = None) -> list[Event]:
    """Events that pass the filters, newest first; ``newest`` keeps so many of them."""
    question = select(*EVENT_COLUMNS).where(*filters.conditions()).order_by(event.c.start_date.desc(), event.c.event_id)
    return read_events(connection, question.limit(newest))


def events_by_id(connection: Connection, event_ids: Sequence[str]) -> list[Event]:
    """The events with these ids, newest first; those that are not there are left out."""
    question = select(*EVENT_COLUMNS).where(event.c.event_id.in_(event_ids))
    return read_events(connection, question.order_by(event.c.start_date.desc(), event.c.event_id))


def event_by_id(connection: Connection, event_id: str) -> EventNote | None:
    """The event with this id and its note; None where there is none."""
    columns = (*EVENT_COLUMNS, event.c.note, event.c.tells_until, event.c.file)
    return next(iter(read_notes(connection, select(*columns).where(event.c.event_id == event_id))), None)


def read_notes(connection: Connection, question: Select[Any]) -> list[EventNote]:
    """Events with their notes, of a question that selects ``EVENT_COLUMNS``, note, tells_until and file; in its order.

    It may select other columns too.
    """
    rows = connection.execute(question).mappings().all()
    told = zip(to_events(connection, rows), rows, strict=True)
    return [EventNote(one, row["note"], row["tells_until"], row["file"]) for one, row in told]


def groups_of_topics(connection: Connection, topics: tuple[str, ...]) -> list[str]:
    """Commodity groups whose trade shows what the topics are about, each once, in the order of the topics."""
    question = (
        select(topic_group.c.topic, topic_group.c.group_code)
        .join(commodity_group, commodity_group.c.group_code == topic_group.c.group_code)
        .order_by(topic_group.c.topic, commodity_group.c.sort_order, topic_group.c.group_code)
    )
    by_topic = codes_by_key(connection, question)
    return list(dict.fromkeys(group for topic in topics for group in by_topic.get(topic, ())))


def read_events(connection: Connection, question: Select[Any]) -> list[Event]:
    """Events of a question that selects ``EVENT_COLUMNS``, in its order."""
    return to_events(connection, connection.execute(question).mappings().all())


def to_events(connection: Connection, rows: Sequence[RowMapping]) -> list[Event]:
    """Events of rows that have ``EVENT_COLUMNS``, with their parties and topics."""
    questions = areas_in_order(event_party, "event_id"), topics_in_order(event_topic, "event_id")
    of_event = [codes_by_key(connection, question) for question in questions]
    return [
        Event(*(row[column.name] for column in EVENT_COLUMNS), *(codes.get(row["event_id"], ()) for codes in of_event))
        for row in rows
    ]
