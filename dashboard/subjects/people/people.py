"""People: who they are, what they attended, whom they met there and what was promised in their presence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, func, select

from dashboard.locale import title_in, titles_of
from dashboard.subjects.typed_rows import make_rows, read_rows
from etl.schema import event, event_participant, person, person_role
from etl.schema.columns import name_columns_of

NAMES = name_columns_of(person, "name")


@dataclass(frozen=True)
class Person:
    """Somebody by code; ``titles`` has the name by language, English always, the others where they are known.

    ``area_code`` is the side they speak for, None where it is not known.
    """

    person_code: str
    area_code: str | None
    titles: Mapping[str, str] = field(hash=False)  # which has no hash; two that differ in it alone are not equal

    @property
    def name(self) -> str:
        """The name in the reader's language, in English where there is none."""
        return title_in(self.titles)


@dataclass(frozen=True)
class Frequenter:
    """Who took part in events: in how many, and in which role last attested; None where none is."""

    person: Person
    event_count: int
    role: str | None


@dataclass(frozen=True)
class Attendance:
    """A person with the number of events attended, and the days of the first and the last."""

    person: Person
    event_count: int
    first_date: date
    last_date: date


@dataclass(frozen=True)
class RoleHeld:
    """In which role somebody took part in an event; role and side are None where they are not known."""

    person_code: str
    event_id: str
    start_date: date
    end_date: date
    date_precision: str
    role: str | None
    side_code: str | None


@dataclass(frozen=True)
class PersonMet:
    """Somebody at the same events for a side, with how many they were and the day of the last.

    ``is_other_side`` holds where both sides are known and differ; ``person.area_code`` is the side at these events.
    """

    person: Person
    is_other_side: bool
    event_count: int
    last_date: date


def people(connection: Connection) -> list[Attendance]:
    """Everyone who took part in an event, those of most events first."""
    attended = func.count(event.c.event_id.distinct())
    question = (
        select(
            *(person.c.person_code, person.c.area_code, *NAMES, attended.label("event_count")),
            func.min(event.c.start_date).label("first_date"),
            func.max(event.c.start_date).label("last_date"),
        )
        .join(event_participant, event_participant.c.person_code == person.c.person_code)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .group_by(person.c.person_code, person.c.area_code, *NAMES)
        .order_by(attended.desc(), person.c.name_en, person.c.person_code)
    )
    return make_rows(connection, question, _attendance)


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


def person_by_code(connection: Connection, person_code: str) -> Person | None:
    """The person with this code; None where there is nobody."""
    question = select(person.c.person_code, person.c.area_code, *NAMES).where(person.c.person_code == person_code)
    return next(iter(make_rows(connection, question, to_person)), None)


def roles_at_events(connection: Connection, person_code: str | None = None) -> list[RoleHeld]:
    """In which role people took part, oldest event first; of one person, or of all."""
    columns = (event.c.event_id, event.c.start_date, event.c.end_date, event.c.date_precision)
    question = (
        select(event_participant.c.person_code, *columns, event_participant.c.role, event_participant.c.side_code)
        .join(event, event.c.event_id == event_participant.c.event_id)
        .order_by(event.c.start_date, event.c.event_id, event_participant.c.seq)
    )
    if person_code is not None:
        question = question.where(event_participant.c.person_code == person_code)
    return read_rows(connection, question, RoleHeld)


def people_met(connection: Connection, person_code: str) -> list[PersonMet]:
    """Who else took part in this person's events, those of most common events first.

    One row a person and side: who stood for two sides in turn has two.
    """
    own, other = event_participant.alias("own"), event_participant.alias("other")
    count = func.count(other.c.event_id.distinct())
    question = (
        select(
            *(
                person.c.person_code,
                *NAMES,
                other.c.side_code.label("area_code"),
                own.c.side_code.label("own_side_code"),
                count.label("event_count"),
            ),
            func.max(event.c.start_date).label("last_date"),
        )
        .select_from(own)
        .join(other, and_(other.c.event_id == own.c.event_id, other.c.person_code != own.c.person_code))
        .join(person, person.c.person_code == other.c.person_code)
        .join(event, event.c.event_id == own.c.event_id)
        .where(own.c.person_code == person_code)
        .group_by(person.c.person_code, *NAMES, other.c.side_code, own.c.side_code)
        .order_by(
            count.desc(), func.max(event.c.start_date).desc(), person.c.person_code, other.c.side_code, own.c.side_code
        )
    )
    return make_rows(connection, question, _person_met)


def to_person(row: RowMapping) -> Person:
    """The person of a row that has the code, the side and the columns of ``NAMES``."""
    return Person(row["person_code"], row["area_code"], titles_of(row, "name"))


def _attendance(row: RowMapping) -> Attendance:
    return Attendance(to_person(row), row["event_count"], row["first_date"], row["last_date"])


def _person_met(row: RowMapping) -> PersonMet:
    sides = (row["own_side_code"], row["area_code"])
    return PersonMet(to_person(row), None not in sides and sides[0] != sides[1], row["event_count"], row["last_date"])
