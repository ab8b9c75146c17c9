"""Whom the reader meets: today's office-holders of the other side, in the order in which they are told. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.brief.sides import Sides
from dashboard.subjects.people.offices import Rank, RoleAttested, field_of, rank_of, successor_of
from etl.vocabulary.events import Topic

FARM_TOPICS = (Topic.MEAT, Topic.GRAIN, Topic.OILSEED, Topic.LIVESTOCK, Topic.AGRI_TECHNOLOGY)
_LEADERS = (Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT)


@dataclass(frozen=True)
class Seat:
    """A place at a meeting: who sat there, in which role; the role is None where it is not recorded."""

    person_code: str
    name: str
    role: str | None


@dataclass(frozen=True)
class Counterpart:
    """Who is met: by name and role, as attested from and to; ``in_place_of`` is who held the office at the meeting."""

    person_code: str
    name: str
    role: str | None
    attested: RoleAttested | None
    in_place_of: str = ""


def counterparts_of(holders: Iterable[RoleAttested], sides: Sides, topics: Sequence[str]) -> list[Counterpart]:
    """Today's office-holders of the other side.

    Leaders come first, then ministers and above, those whose field the topics are (farming where there are none) before
    the others, then lower offices of the field, then all else; within each the higher office, then the one attested
    later. Who serves at the border's customs comes last.
    """
    theirs = [one for one in holders if sides.is_theirs(one.person.area_code)]
    return [_held(one) for one in sorted(theirs, key=lambda one: _order(one, set(topics or FARM_TOPICS)))]


def _order(one: RoleAttested, topics: set[str]) -> tuple[int, int, int, str]:
    is_in_field = bool(topics & set(field_of(one.role)))
    if one.rank in _LEADERS:
        place = 0
    elif one.rank == Rank.CUSTOMS:
        place = 5
    elif one.rank <= Rank.MINISTER:
        place = 1 if is_in_field else 2
    else:
        place = 3 if is_in_field and one.rank != Rank.OTHER else 4
    return place, one.rank, -one.seen_to.toordinal(), one.person.person_code


def _held(one: RoleAttested, in_place_of: str = "") -> Counterpart:
    return Counterpart(one.person.person_code, one.person.name, one.role, one, in_place_of)


def counterparts_at(seats: Iterable[Seat], holders: Iterable[RoleAttested]) -> list[Counterpart]:
    """Those who sat at a meeting, or whoever holds the office of one of them today; the highest office first."""
    today = list(holders)
    found: dict[str, Counterpart] = {}
    for seat in sorted(seats, key=lambda seat: (_rank(seat.role), seat.person_code)):
        one = _today(seat, today)
        found.setdefault(one.person_code, one)
    return list(found.values())


def _rank(role: str | None) -> Rank:
    return rank_of(role) if role else Rank.OTHER


def _today(seat: Seat, holders: Sequence[RoleAttested]) -> Counterpart:
    own = next((one for one in holders if one.person.person_code == seat.person_code), None)
    held = successor_of(seat.role, holders) if seat.role else None
    if held is not None and held.person.person_code != seat.person_code:
        return _held(held, in_place_of=seat.name)
    return Counterpart(seat.person_code, seat.name, seat.role, own)
