"""Events: which ones there are, by the filters of a page, and every part of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, or_, select

from dashboard.subjects.codes import codes_by_key, stands_for
from dashboard.subjects.people.people import NAMES, Person, to_person
from dashboard.subjects.typed_rows import make_rows, read_rows
from etl.schema import (
    area,
    commodity_group,
    event,
    event_figure,
    event_participant,
    event_party,
    event_relation,
    event_source,
    event_topic,
    person,
    person_role,
    term,
    topic_group,
)
from etl.vocabulary.events import RelationKind

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
class Participant:
    """Who took part in an event, with the role held then; role and side are None where they are not recorded."""

    event_id: str
    person: Person
    role: str | None
    side_code: str | None


@dataclass(frozen=True)
class CitedFigure:
    """A figure that a note cites, in its unit; what is not known of it is None."""

    what: str
    value: float | None
    unit: str
    period: str | None
    stated_by: str | None


@dataclass(frozen=True)
class EventSource:
    """A page that tells an event; ``account_of`` is the side whose account it is, None for a third party."""

    event_id: str
    url: str
    publisher: str
    published_date: str | None
    title: str | None
    account_of: str | None


@dataclass(frozen=True)
class RelatedEvent:
    """An event in a named relation to another: ``earlier`` where the other follows or answers it, else ``later``."""

    relation: str
    direction: Literal["earlier", "later"]
    event: Event


@dataclass(frozen=True)
class OtherMeeting:
    """Another event at which somebody of an event took part."""

    person_code: str
    event: Event


@dataclass(frozen=True)
class Frequenter:
    """Who took part in events: in how many, and in which role last attested; None where none is."""

    person: Person
    event_count: int
    role: str | None


@dataclass(frozen=True)
class EventFilters:
    """Which events are meant; an empty tuple, None or an empty text is no restriction.

    All of ``parties`` must take part, and all of ``persons``; one of ``kinds`` and one of ``topics`` is enough. A party
    stands for its regions and members too: China for Xinjiang, the five of Central Asia for any of them. ``first_year``
    and ``last_year`` keep events that lie in these years at least in part. Every word of ``text`` must occur in the
    title, note, people, places or commitments.
    """

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    text: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``event``."""
        conditions = (
            [_has_party(code) for code in self.parties]
            + [_has_person(code) for code in self.persons]
            + _words(self.text)
        )
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


def _words(text: str) -> list[ColumnElement[bool]]:
    # The stored text is casefolded, so LIKE means the same on every database and in every script; % and _ are escaped.
    return [event.c.search_text.contains(word, autoescape=True) for word in text.casefold().split()]


def events_with(connection: Connection, filters: EventFilters, newest: int | None = None) -> list[Event]:
    """Events that pass the filters, newest first; ``newest`` keeps so many of them."""
    question = select(*EVENT_COLUMNS).where(*filters.conditions()).order_by(event.c.start_date.desc(), event.c.event_id)
    return _read(connection, question.limit(newest))


def event_by_id(connection: Connection, event_id: str) -> EventNote | None:
    """The event with this id and its note; None where there is none."""
    columns = (*EVENT_COLUMNS, event.c.note, event.c.tells_until, event.c.file)
    question = select(*columns).where(event.c.event_id == event_id)
    for row in connection.execute(question).mappings():
        return EventNote(_with_parts(connection, [row])[0], row["note"], row["tells_until"], row["file"])
    return None


def participants(connection: Connection, event_ids: tuple[str, ...]) -> list[Participant]:
    """Who took part in each of the events, in the notes' order."""
    question = (
        select(
            event_participant.c.event_id,
            person.c.person_code,
            person.c.area_code,
            *NAMES,
            event_participant.c.role,
            event_participant.c.side_code,
        )
        .join(person, person.c.person_code == event_participant.c.person_code)
        .where(event_participant.c.event_id.in_(event_ids))
        .order_by(event_participant.c.event_id, event_participant.c.seq)
    )
    return make_rows(connection, question, _participant)


def _participant(row: RowMapping) -> Participant:
    return Participant(row["event_id"], to_person(row), row["role"], row["side_code"])


def cited_figures(connection: Connection, event_id: str) -> list[CitedFigure]:
    """Figures that the note cites, in its order."""
    figure = event_figure.c
    columns = (figure.what, figure.value, figure.unit, figure.period, figure.stated_by)
    return read_rows(connection, select(*columns).where(figure.event_id == event_id).order_by(figure.seq), CitedFigure)


def event_sources(connection: Connection, event_ids: tuple[str, ...]) -> list[EventSource]:
    """Where each of the events is told, in the notes' order."""
    source = event_source.c
    columns = (source.event_id, source.url, source.publisher, source.published_date, source.title, source.account_of)
    question = select(*columns).where(source.event_id.in_(event_ids)).order_by(source.event_id, source.seq)
    return read_rows(connection, question, EventSource)


def event_relations(connection: Connection, event_id: str) -> list[RelatedEvent]:
    """Events that stand to this one in a named relation, the earlier ones first, each sort oldest first."""
    ends: dict[Literal["earlier", "later"], tuple[ColumnElement[str], ColumnElement[str]]] = {
        "earlier": (event_relation.c.event_id, event_relation.c.earlier_event_id),
        "later": (event_relation.c.earlier_event_id, event_relation.c.event_id),
    }
    found = []
    for direction, (this, other) in ends.items():
        question = (
            select(event_relation.c.kind.label("relation"), *EVENT_COLUMNS)
            .join(event, event.c.event_id == other)
            .where(this == event_id)
            .order_by(event.c.start_date, event.c.event_id, event_relation.c.kind)
        )
        rows = connection.execute(question).mappings().all()
        events = _with_parts(connection, rows)
        found += [RelatedEvent(row["relation"], direction, one) for row, one in zip(rows, events, strict=True)]
    return found


def event_chain(connection: Connection, event_id: str) -> list[Event]:
    """The whole chain an event stands in, oldest first.

    It has all that the event follows, itself, and all that follow it, over any number of steps. Only ``follows``
    counts; events that merely follow the same one are not in it. An event that follows nothing and is followed by
    nothing is a chain of its own; an id that is not there has none.
    """
    follows = event_relation.c.kind == RelationKind.FOLLOWS
    steps = {"before": (event_relation.c.event_id, event_relation.c.earlier_event_id)}
    steps["after"] = (event_relation.c.earlier_event_id, event_relation.c.event_id)
    reached = []
    for name, (this, other) in steps.items():
        # UNION, not UNION ALL: a relation that goes round in a circle ends where it began.
        walk = select(event.c.event_id).where(event.c.event_id == event_id).cte(name, recursive=True)
        walk = walk.union(select(other).join(walk, walk.c.event_id == this).where(follows))
        reached.append(event.c.event_id.in_(select(walk.c.event_id)))
    return _read(connection, select(*EVENT_COLUMNS).where(or_(*reached)).order_by(event.c.start_date, event.c.event_id))


def other_events_of_people(connection: Connection, event_id: str) -> list[OtherMeeting]:
    """Other events at which someone of this event took part, newest first, one row a person and event."""
    people = select(event_participant.c.person_code).where(event_participant.c.event_id == event_id)
    question = (
        select(event_participant.c.person_code, *EVENT_COLUMNS)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .where(event_participant.c.person_code.in_(people), event.c.event_id != event_id)
        .order_by(event.c.start_date.desc(), event.c.event_id, event_participant.c.seq)
    )
    rows = connection.execute(question).mappings().all()
    events = _with_parts(connection, rows)
    return [OtherMeeting(row["person_code"], one) for row, one in zip(rows, events, strict=True)]


def people_at_events(connection: Connection) -> list[Frequenter]:
    """Everyone who took part in an event, those of most events first."""
    attended = (
        select(
            event_participant.c.person_code, func.count(event_participant.c.event_id.distinct()).label("event_count")
        )
        .group_by(event_participant.c.person_code)
        .subquery("attended")
    )
    newest_first = (person_role.c.seen_to.desc(), person_role.c.seen_from.desc(), person_role.c.role)
    place = func.row_number().over(partition_by=person_role.c.person_code, order_by=newest_first).label("place")
    roles = select(person_role.c.person_code, person_role.c.role, place).subquery("roles")
    is_latest = and_(roles.c.person_code == person.c.person_code, roles.c.place == 1)
    question = (
        select(person.c.person_code, person.c.area_code, *NAMES, attended.c.event_count, roles.c.role)
        .join(attended, attended.c.person_code == person.c.person_code)
        .join(roles, is_latest, isouter=True)
        .order_by(attended.c.event_count.desc(), person.c.name_en, person.c.person_code)
    )
    return make_rows(connection, question, lambda row: Frequenter(to_person(row), row["event_count"], row["role"]))


def groups_of_topics(connection: Connection, topics: tuple[str, ...]) -> list[str]:
    """Commodity groups whose trade shows what the topics are about, each once, in the order of the topics."""
    question = (
        select(topic_group.c.topic, topic_group.c.group_code)
        .join(commodity_group, commodity_group.c.group_code == topic_group.c.group_code)
        .order_by(topic_group.c.topic, commodity_group.c.sort_order, topic_group.c.group_code)
    )
    by_topic = codes_by_key(connection, question)
    return list(dict.fromkeys(group for topic in topics for group in by_topic.get(topic, ())))


def _read(connection: Connection, question: Select[Any]) -> list[Event]:
    return _with_parts(connection, connection.execute(question).mappings().all())


def _with_parts(connection: Connection, rows: Sequence[RowMapping]) -> list[Event]:
    """Events of rows that have ``EVENT_COLUMNS``, with their parties and topics."""
    parties = (
        select(event_party.c.event_id, event_party.c.area_code.label("code"))
        .join(area, area.c.area_code == event_party.c.area_code)
        .order_by(event_party.c.event_id, area.c.sort_order, area.c.area_code)
    )
    is_name = and_(term.c.list_name == "topic", term.c.term_code == event_topic.c.topic)
    topics = (
        select(event_topic.c.event_id, event_topic.c.topic.label("code"))
        .join(term, is_name, isouter=True)
        .order_by(event_topic.c.event_id, term.c.sort_order, event_topic.c.topic)
    )
    of_event = [codes_by_key(connection, question) for question in (parties, topics)]
    return [
        Event(*(row[column.name] for column in EVENT_COLUMNS), *(codes.get(row["event_id"], ()) for codes in of_event))
        for row in rows
    ]
