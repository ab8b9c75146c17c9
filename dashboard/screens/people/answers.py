"""What the pages on people answer first, in one sentence. Pure: no database, no page."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of
from dashboard.subjects.names import Names
from dashboard.subjects.people.offices import RoleAttested
from dashboard.subjects.people.people import Attendance, Person
from etl.vocabulary.periods import DatePrecision

MOST_NAMED = 2
MOST_FOUND = 3


def speakers_in_words(everyone: Sequence[Attendance], holders: Sequence[RoleAttested]) -> str:
    """How many people the record has, and how many of them are in office as last attested."""
    sides = {one.person.area_code for one in everyone} - {None}
    people = ngettext("{n} person is in the record", "{n} people are in the record", len(everyone))
    of_sides = ngettext("for {n} side", "for {n} sides", len(sides))
    held = ngettext("{n} of them in office, as last attested", "{n} of them in office, as last attested", len(holders))
    return _("{people} {sides}, {held}.").format(people=people, sides=of_sides, held=held)


def found_in_words(found: Sequence[Attendance], everyone: Sequence[Attendance], text: str) -> str:
    """How many people a search finds, and who the first of them are."""
    if not found:
        return _("Nobody of {n} people matches “{text}”.").format(n=formats.number(len(everyone)), text=text)
    counted = ngettext(
        "{n} of {of} people matches “{text}”",
        "{n} of {of} people match “{text}”",
        len(found),
        of=formats.number(len(everyone)),
        text=text,
    )
    named = _(", ").join(one.person.name for one in found[:MOST_FOUND])
    told = _("{counted}: {people}.") if len(found) <= MOST_FOUND else _("{counted}: {people} and others.")
    return told.format(counted=counted, people=named)


def heads_in_words(holders: Sequence[RoleAttested], names: Names) -> str:
    """Who stands highest on each side, in the sides' order; empty where nobody is known to hold an office."""
    highest: dict[str, RoleAttested] = {}
    for one in by_office(holders):
        if one.person.area_code is not None:
            highest.setdefault(one.person.area_code, one)
    heads = [
        _("{name} ({side})").format(name=highest[side].person.name, side=names.area(side))
        for side in names.areas
        if side in highest
    ]
    return _("At the head: {people}.").format(people=_(", ").join(heads)) if heads else ""


def side_in_words(side: str, holders: Sequence[RoleAttested], names: Names) -> str:
    """Who speaks for a side now: the highest office-holders as last attested, and how many others there are."""
    own = [one for one in by_office(holders) if one.person.area_code == side]
    if not own:
        return _("Nobody is known to hold an office of {side} now.").format(side=names.area(side))
    told = _("; ").join(_holder(one, names) for one in own[:MOST_NAMED])
    others = len(own) - MOST_NAMED
    if others <= 0:
        return _("{side}, as last attested: {people}.").format(side=names.area(side), people=told)
    return ngettext(
        "{side}, as last attested: {people}; and {n} other in office.",
        "{side}, as last attested: {people}; and {n} others in office.",
        others,
        side=names.area(side),
        people=told,
    )


def by_office(holders: Sequence[RoleAttested]) -> list[RoleAttested]:
    """Office-holders, the highest office first; of equal ones the one attested later."""
    return sorted(holders, key=lambda one: (one.rank, -one.seen_to.toordinal(), one.person.person_code))


def _holder(one: RoleAttested, names: Names) -> str:
    return _("{name}, {role} ({month})").format(
        name=one.person.name, role=names.role(one.role), month=formats.day(one.seen_to, DatePrecision.MONTH)
    )


@dataclass(frozen=True)
class Office:
    """The role that somebody was attested in last, None where none is, and whether it is still theirs."""

    role: RoleAttested | None
    is_held: bool


def office_in_words(office: Office, names: Names) -> str:
    """The role and how it is attested: since when where it is held, else when it was last."""
    role = office.role
    if role is None:
        return _("no office is recorded")
    first, last = (formats.day(day, DatePrecision.MONTH) for day in (role.seen_from, role.seen_to))
    words = _("{role}, attested since {first}") if office.is_held else _("{role} when last attested, in {last}")
    return words.format(role=names.role(role.role), first=first, last=last)


def person_in_words(person: Person, office: Office, last_met: Event | None, names: Names) -> str:
    """A person's office with when it is attested, and when and where the person was met last."""
    told = _("{name}: {office}").format(name=person.name, office=office_in_words(office, names))
    if last_met is None:
        return _("{office}.").format(office=told)
    met = formats.apposition(date_of(last_met), names.place(last_met.place_code))
    return _("{office}; met last: {met}.").format(office=told, met=met)
