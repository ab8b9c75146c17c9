"""Events: which ones there are, by the filters of a page, and every part of one.

Rows of events come with the codes of their parties and topics as one text each, in the order in which they are shown:
``CN-XJ KZ``.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from dashboard.subjects.codes import add_codes, stands_for
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
from etl.schema.columns import name_columns_of
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


def events_with(connection: Connection, filters: EventFilters, newest: int | None = None) -> pd.DataFrame:
    """Events that pass the filters, newest first; ``newest`` keeps so many of them.

    Columns: event_id, start_date, end_date, date_precision, kind, title, place_code, country_code, confidence,
    party_codes, topics.
    """
    question = select(*EVENT_COLUMNS).where(*filters.conditions()).order_by(event.c.start_date.desc(), event.c.event_id)
    return _with_parts(connection, _read(connection, question.limit(newest)))


def event_by_id(connection: Connection, event_id: str) -> pd.DataFrame:
    """The event with this id, or no row.

    Columns: those of ``events_with`` with note (Markdown), tells_until (the day up to which the note tells of later
    times, mostly missing) and file before party_codes.
    """
    columns = (*EVENT_COLUMNS, event.c.note, event.c.tells_until, event.c.file)
    found = _read(connection, select(*columns).where(event.c.event_id == event_id).order_by(event.c.event_id))
    return _with_parts(connection, found.assign(tells_until=pd.to_datetime(found["tells_until"])))


def event_participants(connection: Connection, event_id: str) -> pd.DataFrame:
    """Who took part, in the note's order.

    Columns: seq, person_code, the ``name`` columns, role (held then, may be missing), side_code.
    """
    names = (person.c.person_code, *name_columns_of(person, "name"))
    question = (
        select(event_participant.c.seq, *names, event_participant.c.role, event_participant.c.side_code)
        .join(person, person.c.person_code == event_participant.c.person_code)
        .where(event_participant.c.event_id == event_id)
        .order_by(event_participant.c.seq)
    )
    return pd.read_sql(question, connection)


def event_figures(connection: Connection, event_id: str) -> pd.DataFrame:
    """Figures cited in the note. Columns: seq, what, value (in unit, may be unknown), unit, period, stated_by."""
    columns = (
        event_figure.c.seq,
        event_figure.c.what,
        event_figure.c.value,
        event_figure.c.unit,
        event_figure.c.period,
    )
    question = (
        select(*columns, event_figure.c.stated_by)
        .where(event_figure.c.event_id == event_id)
        .order_by(event_figure.c.seq)
    )
    return pd.read_sql(question, connection).astype({"value": "float64"})


def event_sources(connection: Connection, event_id: str) -> pd.DataFrame:
    """Where the event is told.

    Columns: seq, url, publisher, published_date (text), title, account_of (None for a third party).
    """
    columns = (
        event_source.c.seq,
        event_source.c.url,
        event_source.c.publisher,
        event_source.c.published_date,
        event_source.c.title,
    )
    question = (
        select(*columns, event_source.c.account_of)
        .where(event_source.c.event_id == event_id)
        .order_by(event_source.c.seq)
    )
    return pd.read_sql(question, connection)


def event_relations(connection: Connection, event_id: str) -> pd.DataFrame:
    """Events that stand to this one in a named relation, oldest first.

    Columns: direction (``earlier`` where this event follows or answers the other, ``later`` where the other does),
    relation, then those of ``events_with``.
    """
    edges = {
        "earlier": (event_relation.c.event_id, event_relation.c.earlier_event_id),
        "later": (event_relation.c.earlier_event_id, event_relation.c.event_id),
    }
    found = [
        _read(
            connection,
            select(event_relation.c.kind.label("relation"), *EVENT_COLUMNS)
            .join(event, event.c.event_id == other)
            .where(this == event_id)
            .order_by(event.c.start_date, event.c.event_id, event_relation.c.kind),
        ).assign(direction=direction)
        for direction, (this, other) in edges.items()
    ]
    return _with_parts(connection, pd.concat(found, ignore_index=True))


def event_chain(connection: Connection, event_id: str) -> pd.DataFrame:
    """The whole chain an event stands in, oldest first.

    It has all that the event follows, itself, and all that follow it, over any number of steps. Only ``follows``
    counts; events that merely follow the same one are not in it. Columns: those of an event row up to confidence. An
    event that follows nothing and is followed by nothing is a chain of its own; an id that is not there has no row.
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


def other_events_of_people(connection: Connection, event_id: str) -> pd.DataFrame:
    """Other events at which someone of this event took part, newest first, one row a person and event.

    Columns: person_code, role (held at the other event), then those of ``events_with``.
    """
    people = select(event_participant.c.person_code).where(event_participant.c.event_id == event_id)
    question = (
        select(event_participant.c.person_code, event_participant.c.role, *EVENT_COLUMNS)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .where(event_participant.c.person_code.in_(people), event.c.event_id != event_id)
        .order_by(event.c.start_date.desc(), event.c.event_id, event_participant.c.seq)
    )
    return _with_parts(connection, _read(connection, question))


def people_at_events(connection: Connection) -> pd.DataFrame:
    """Everyone who took part in an event, those of most events first.

    Columns: person_code, area_code, the ``name`` columns, event_count, role (the latest attested, may be missing).
    """
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
    columns = (person.c.person_code, person.c.area_code, *name_columns_of(person, "name"))
    question = (
        select(*columns, attended.c.event_count, roles.c.role)
        .join(attended, attended.c.person_code == person.c.person_code)
        .join(roles, is_latest, isouter=True)
        .order_by(attended.c.event_count.desc(), person.c.name_en, person.c.person_code)
    )
    return pd.read_sql(question, connection)


def groups_of_topics(connection: Connection) -> pd.DataFrame:
    """Which trade shows what a topic is about, groups in their order. Columns: topic, group_code."""
    question = (
        select(topic_group.c.topic, topic_group.c.group_code)
        .join(commodity_group, commodity_group.c.group_code == topic_group.c.group_code)
        .order_by(topic_group.c.topic, commodity_group.c.sort_order, topic_group.c.group_code)
    )
    return pd.read_sql(question, connection)


def _read(connection: Connection, question: Select[Any]) -> pd.DataFrame:
    frame = pd.read_sql(question, connection)
    return frame.assign(start_date=pd.to_datetime(frame["start_date"]), end_date=pd.to_datetime(frame["end_date"]))


def _with_parts(connection: Connection, events: pd.DataFrame) -> pd.DataFrame:
    """Add ``party_codes`` and ``topics``; an event without any has an empty text."""
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
    return add_codes(connection, events, "event_id", party_codes=parties, topics=topics)
