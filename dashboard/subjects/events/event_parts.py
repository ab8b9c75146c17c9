"""Parts of one event: who took part, what its note cites, who tells it, and which events it belongs with."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from dashboard.subjects.events.events import EVENT_COLUMNS, Event, read_events, to_events
from dashboard.subjects.people.people import NAMES, Person, to_person
from dashboard.subjects.typed_rows import make_rows, read_rows
from etl.schema import event, event_figure, event_participant, event_relation, event_source, person
from etl.vocabulary.events import RelationKind


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
        events = to_events(connection, rows)
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
    return read_events(
        connection, select(*EVENT_COLUMNS).where(or_(*reached)).order_by(event.c.start_date, event.c.event_id)
    )


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
    events = to_events(connection, rows)
    return [OtherMeeting(row["person_code"], one) for row, one in zip(rows, events, strict=True)]
