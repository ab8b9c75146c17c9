"""Offices that people are attested in: how high they stand, for which topics they are, and who holds them today.

The words of a role in English say it (``data/reference/roles.csv``). The rules are pure but for ``roles_attested``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from sqlalchemy import Connection, RowMapping, select

from dashboard.subjects.people.people import NAMES, Person, to_person
from dashboard.subjects.typed_rows import make_rows
from etl.schema import person, person_role
from etl.vocabulary.events import Topic

RECENT_YEARS = 3
"""An office that nobody was attested in for so long is told of nobody."""


class Rank(IntEnum):
    """How high an office stands, the highest first; who serves at the border's customs is met about that alone."""

    HEAD_OF_STATE = 1
    HEAD_OF_GOVERNMENT = 2
    DEPUTY_HEAD = 3
    LEADER_OF_REGION = 4
    MINISTER = 5
    SPEAKER = 6
    DEPUTY_MINISTER = 7
    ENVOY = 8
    OTHER = 9
    CUSTOMS = 10


@dataclass(frozen=True)
class RoleAttested:
    """Somebody in a role, with the days of the first and the last event at which it is attested."""

    person: Person
    role: str
    seen_from: date
    seen_to: date

    @property
    def rank(self) -> Rank:
        """How high the highest office of the role stands."""
        return min(rank_of(office) for office in offices_of(self.role))


_RANKS: Sequence[tuple[Rank, str]] = (
    (Rank.CUSTOMS, r"\bCustoms\b"),
    (Rank.HEAD_OF_STATE, r"^(Acting )?President of [A-Z][a-z]+$"),
    (Rank.HEAD_OF_GOVERNMENT, r"^(Acting )?(Prime Minister|Premier|(Chairman|Head) of the Cabinet of Ministers) of "),
    (
        Rank.DEPUTY_HEAD,
        r"^(First )?(Deputy Prime Minister|Deputy Chairman of the Cabinet|Vice Premier)|^State Councillor",
    ),
    (Rank.LEADER_OF_REGION, r"^(Party Secretary|Chairman of the Government|Governor) of "),
    (Rank.MINISTER, r"^(Acting )?(Foreign Minister|Minister of|Chairman of the NDRC)"),
    (Rank.SPEAKER, r"^Chairman of the (Majilis|NPC Standing Committee)"),
    (Rank.DEPUTY_MINISTER, r"(Deputy|Vice|Assistant) (Foreign )?Minister"),
    (Rank.ENVOY, r"Ambassador|Consul General|Envoy"),
)
_FARMING = (Topic.MEAT, Topic.GRAIN, Topic.OILSEED, Topic.LIVESTOCK, Topic.AGRI_TECHNOLOGY)
_FIELDS: Sequence[tuple[str, tuple[Topic, ...]]] = (
    (r"Agricultur|veterinary|Grain|COFCO|KazAgro|Meat Union|Food", _FARMING),
    (r"Transport|Railway|railway|Temir Zholy|COSCO|logistics", (Topic.LOGISTICS, Topic.BORDER)),
    (r"Customs|AQSIQ", (Topic.BORDER, *_FARMING)),
    (r"Investment", (Topic.INVESTMENT,)),
    (r"Trade|Commerce|Econom|Integration", (Topic.INVESTMENT, Topic.GRAIN, Topic.OILSEED, Topic.OTHER)),
    (r"Finance", (Topic.FINANCE, Topic.INVESTMENT)),
)
_SEVERAL_HOLDERS = re.compile(r"^(First |Executive )?(Deputy|Vice|Assistant)|Managing Director|Representative")
_NEXT_OFFICE = re.compile(r" and (?=(?:Foreign )?Minister\b)")


def offices_of(role: str) -> tuple[str, ...]:
    """The offices that a role joins, each with its country: *Deputy Prime Minister and Minister of X of Y* is two."""
    parts = _NEXT_OFFICE.split(role)
    _before, of, country = role.rpartition(" of ")
    ending = f"{of}{country}"
    return tuple(part if part.endswith(ending) else f"{part}{ending}" for part in parts)


def rank_of(office: str) -> Rank:
    """How high an office stands."""
    return next((rank for rank, pattern in _RANKS if re.search(pattern, office)), Rank.OTHER)


def field_of(role: str) -> tuple[Topic, ...]:
    """The topics that a role is for; none of one that is for everything, such as a head of state's, or not known."""
    fields = [topics for pattern, topics in _FIELDS if re.search(pattern, role)]
    return tuple(dict.fromkeys(topic for topics in fields for topic in topics))


def roles_attested(connection: Connection) -> list[RoleAttested]:
    """Everybody in every role, by the person's code and the first day of the role."""
    span = person_role.c
    question = (
        select(person.c.person_code, person.c.area_code, *NAMES, span.role, span.seen_from, span.seen_to)
        .join(person_role, span.person_code == person.c.person_code)
        .order_by(person.c.person_code, span.seen_from, span.role)
    )
    return make_rows(connection, question, _role_attested)


def _role_attested(row: RowMapping) -> RoleAttested:
    return RoleAttested(to_person(row), row["role"], row["seen_from"], row["seen_to"])


def holders_today(attested: Iterable[RoleAttested], on_day: date) -> list[RoleAttested]:
    """Of each person the role attested last, where it still is that person's and was attested in recent years.

    An office that one person holds at a time is nobody's any more whom another was attested in later.
    """
    every = list(attested)
    last_seen: dict[str, date] = {}
    for one in every:
        for office in offices_of(one.role):
            last_seen[office] = max(one.seen_to, last_seen.get(office, one.seen_to))
    newest = latest_roles(every)
    first = on_day.replace(year=on_day.year - RECENT_YEARS, day=min(on_day.day, 28))
    return [one for one in newest.values() if one.seen_to >= first and _is_holder(one, last_seen)]


def latest_roles(attested: Iterable[RoleAttested]) -> dict[str, RoleAttested]:
    """Person to the role that was attested last."""
    ordered = sorted(attested, key=lambda one: (one.seen_to, one.seen_from, one.role))
    return {one.person.person_code: one for one in ordered}


def _is_holder(one: RoleAttested, last_seen: dict[str, date]) -> bool:
    return all(_SEVERAL_HOLDERS.search(office) or last_seen[office] <= one.seen_to for office in offices_of(one.role))


def successor_of(role: str, holders: Iterable[RoleAttested]) -> RoleAttested | None:
    """Who holds an office of the role today, the highest office first; None where nobody is known to."""
    by_office = {office: one for one in holders for office in offices_of(one.role)}
    offices = sorted(offices_of(role), key=rank_of)
    return next((by_office[office] for office in offices if office in by_office), None)
