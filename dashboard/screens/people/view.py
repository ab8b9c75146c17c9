"""People in the reader's words: their roles over time, their meetings, whom they met. Pure: no database, no page."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.people.offices import Rank, RoleAttested
from dashboard.subjects.people.people import Attendance, Person, PersonMet, RoleHeld
from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

# Apostrophes, hyphens and the dots between the parts of a name in Chinese.
_PARTING = set("'’ʼ`´-‐‑·・•")


@dataclass(frozen=True)
class RoleSpan:
    """A role with the first and the last event at which it is attested, and at how many."""

    role: str
    first: str
    last: str
    count: int

    @property
    def span(self) -> str:
        """From the first day attested to the last; it says nothing of when the person was appointed."""
        return self.first if self.first == self.last else _("{first} – {last}").format(first=self.first, last=self.last)


def role_spans(roles: Iterable[RoleHeld], titles: Mapping[str, str]) -> list[RoleSpan]:
    """Roles of one person in the order in which they are first attested.

    Takes ``people.roles_at_events`` of the person and the roles' titles.
    """
    by_title: dict[str, list[RoleHeld]] = {}
    for held in roles:
        if held.role is not None:
            by_title.setdefault(titles.get(held.role, held.role), []).append(held)
    return [
        RoleSpan(title, _when(held[0]), _when(held[-1]), len({one.event_id for one in held}))
        for title, held in by_title.items()
    ]


def _when(held: RoleHeld) -> str:
    return date_in_words(held.start_date, held.end_date, held.date_precision)


def roles_by_person(roles: Sequence[RoleHeld], titles: Mapping[str, str]) -> dict[str, list[str]]:
    """Title of every role of each person, the latest first. Takes ``people.roles_at_events`` of all people."""
    found: dict[str, dict[str, None]] = {}
    for held in reversed(roles):
        if held.role is not None:
            found.setdefault(held.person_code, {})[titles.get(held.role, held.role)] = None
    return {code: list(named) for code, named in found.items()}


def choose_people(
    people: Iterable[Attendance], roles: Mapping[str, list[str]], text: str, sides: Sequence[str]
) -> list[Attendance]:
    """People whose side is one of ``sides`` and whose names or roles hold every word of the text, in any script.

    Capitals, accents, apostrophes and dots between names do not count. An empty list of sides is no restriction.
    """
    words = [folded(word) for word in text.split()]

    def holds(person: Person) -> bool:
        told = folded(" ".join([*person.titles.values(), *roles.get(person.person_code, [])]))
        return all(word in told for word in words)

    return [one for one in people if (not sides or one.person.area_code in sides) and holds(one.person)]


def folded(text: str) -> str:
    """A text as it is searched: small letters without accents, and without the signs that names are parted by."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and sign not in _PARTING)


def in_order(people: Iterable[Attendance], order: str, holders: Sequence[RoleAttested] = ()) -> list[Attendance]:
    """People by office, by the number of their events, by their newest event, or by name.

    By office those who hold one come first, the highest first, then the others by the number of their events.
    """
    rank = {one.person.person_code: one.rank for one in holders}
    by: dict[str, Callable[[Attendance], Any]] = {
        "office": lambda one: (rank.get(one.person.person_code, len(Rank) + 1), -one.event_count),
        "events": lambda one: (-one.event_count, -one.last_date.toordinal()),
        "newest": lambda one: (-one.last_date.toordinal(), -one.event_count),
        "name": lambda one: one.person.titles[SOURCE_LANGUAGE],
    }
    return sorted(people, key=lambda one: (by[order](one), one.person.person_code))


def other_names(person: Person) -> str:
    """The names in the languages that are not the reader's, in one line."""
    return " · ".join(dict.fromkeys(name for name in person.titles.values() if name != person.name))


def reach_in_words(attended: Attendance) -> str:
    """How many events, and the years of the first and the last."""
    first, last = attended.first_date.year, attended.last_date.year
    span = f"{first}" if first == last else f"{first}–{last}"
    return ngettext("{n} event, {span}", "{n} events, {span}", attended.event_count, span=span)


def to_people_table(people: Iterable[Attendance], roles: Mapping[str, list[str]], names: Names) -> ShownTable:
    """People as a table for people and files."""
    columns: tuple[ShownColumn[Attendance], ...] = (
        ShownColumn("person_name", _("Name"), lambda one: one.person.name),
        ShownColumn("side_name", _("Side"), lambda one: names.area(one.person.area_code)),
        ShownColumn(
            "latest_role",
            _("Latest role in the notes"),
            lambda one: next(iter(roles.get(one.person.person_code, [])), ""),
        ),
        ShownColumn("event_count", _("Events"), lambda one: one.event_count),
        ShownColumn("first_event_date", _("First event"), lambda one: one.first_date),
        ShownColumn("newest_event_date", _("Newest event"), lambda one: one.last_date),
        *(_name_column(language) for language in LANGUAGES),
        ShownColumn("side_code", _("Side code"), lambda one: one.person.area_code),
        ShownColumn("person_code", _("Person code"), lambda one: one.person.person_code),
    )
    return tabulate(people, columns)


def _name_column(language: str) -> ShownColumn[Attendance]:
    heading = _("Name, {language}").format(language=LANGUAGES[language])
    return ShownColumn(f"name_{language}", heading, lambda one: one.person.titles.get(language))


def merge_met(met: Iterable[PersonMet]) -> list[PersonMet]:
    """One row a person of another side, those of most common events first.

    Takes ``people.people_met``, where one may stand for two sides in turn.
    """
    others = sorted((one for one in met if one.is_other_side), key=lambda one: one.person.person_code)
    merged = []
    for _code, found in groupby(others, key=lambda one: one.person.person_code):
        rows = list(found)
        count, last = sum(one.event_count for one in rows), max(one.last_date for one in rows)
        merged.append(replace(rows[0], event_count=count, last_date=last))
    return sorted(merged, key=lambda one: (-one.event_count, -one.last_date.toordinal(), one.person.person_code))


def to_roles_table(spans: Iterable[RoleSpan]) -> ShownTable:
    """Roles in time, for people and files."""
    columns: tuple[ShownColumn[RoleSpan], ...] = (
        ShownColumn("role", _("Role"), attrgetter("role")),
        ShownColumn("attested", _("Attested at events of"), attrgetter("span")),
        ShownColumn("event_count", _("Events"), attrgetter("count")),
    )
    return tabulate(spans, columns)


def to_met_table(met: Iterable[PersonMet], names: Names) -> ShownTable:
    """Whom a person met, as a table for people and files. Takes ``merge_met``."""
    columns: tuple[ShownColumn[PersonMet], ...] = (
        ShownColumn("person_name", _("Name"), lambda one: one.person.name),
        ShownColumn("side_name", _("Side"), lambda one: names.area(one.person.area_code)),
        ShownColumn("event_count", _("Events together"), attrgetter("event_count")),
        ShownColumn("newest_event_date", _("Newest of them"), attrgetter("last_date")),
        ShownColumn("person_code", _("Person code"), lambda one: one.person.person_code),
    )
    return tabulate(met, columns)


def roles_of_events(roles: Iterable[RoleHeld], titles: Mapping[str, str]) -> dict[str, str]:
    """Event to the role that one person held there, several in one text; an event without one is not in it."""
    held: dict[str, dict[str, None]] = {}
    for one in roles:
        if one.role is not None:
            held.setdefault(one.event_id, {})[titles.get(one.role, one.role)] = None
    return {event_id: _(", ").join(named) for event_id, named in held.items()}
