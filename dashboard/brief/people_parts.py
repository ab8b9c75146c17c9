"""The section of a brief on whom the reader meets: name, office as last attested, and when and where met last."""

from dashboard.brief.counterparts import Counterpart, Seat, counterparts_at, counterparts_of
from dashboard.brief.facts import BriefFacts
from dashboard.brief.model import TO_FILL, Grid, Line, Section
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of
from dashboard.subjects.people.offices import RoleAttested
from etl.vocabulary.periods import DatePrecision

MOST_PEOPLE = 4


def who_section(facts: BriefFacts) -> Section:
    """The first of the people, today's office-holders first; a line to be filled by hand where nobody is known."""
    people = met_people(facts)
    headings = (_("Name"), _("Office, as last attested"), _("Met last"))
    rows = tuple(_row(facts, one) for one in people[:MOST_PEOPLE]) or ((TO_FILL, TO_FILL, TO_FILL),)
    return Section(_("Whom you meet"), (Grid(headings, rows, (24, 48, 28)),))


def met_people(facts: BriefFacts) -> list[Counterpart]:
    """Whom the brief is on: a person, those of a meeting, or today's office-holders of the other side."""
    if facts.person is not None:
        return counterparts_at([_seat(facts.person)], [facts.person])
    if facts.occasion is not None:
        there = facts.people_of(facts.occasion.event_id)
        seats = [
            Seat(one.person.person_code, one.person.name, one.role)
            for one in there
            if facts.sides.is_theirs(one.side_code)
        ]
        return counterparts_at(seats, facts.holders)
    return counterparts_of(facts.holders, facts.sides, facts.topics)


def _seat(one: RoleAttested) -> Seat:
    return Seat(one.person.person_code, one.person.name, one.role)


def _row(facts: BriefFacts, one: Counterpart) -> tuple[Line, ...]:
    last = _met_last(facts, one.person_code)
    notes = facts.cite_event(last.event_id) if last else ()
    return (Line(_name(one)), Line(_office(facts, one), notes or facts.cite_record()), _met(facts, last, notes))


def _name(one: Counterpart) -> str:
    if one.in_place_of:
        return _("{name} (then: {earlier})").format(name=one.name, earlier=one.in_place_of)
    return one.name


def _office(facts: BriefFacts, one: Counterpart) -> str:
    role = _("role not recorded") if one.role is None else facts.content(facts.names.role(one.role))
    if one.attested is None or one.role != one.attested.role:
        return role
    span = _("{role}; attested {first} to {last}")
    first, last = (formats.day(day, DatePrecision.MONTH) for day in (one.attested.seen_from, one.attested.seen_to))
    return (_("{role}; attested {first}") if first == last else span).format(role=role, first=first, last=last)


def _met_last(facts: BriefFacts, person_code: str) -> Event | None:
    attended = {there.event_id for there in facts.participants if there.person.person_code == person_code}
    return next((event for event in facts.events_of_china if event.event_id in attended), None)


def _met(facts: BriefFacts, last: Event | None, notes: tuple[int, ...]) -> Line:
    if last is None:
        return Line(_("no meeting is recorded"))
    return Line(formats.apposition(date_of(last), facts.names.place(last.place_code)), notes)
