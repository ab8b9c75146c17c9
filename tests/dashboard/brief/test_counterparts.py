"""Whom the reader meets: today's office-holders, the highest and those of the field first."""

from datetime import date

from dashboard.brief.counterparts import Counterpart, Seat, counterparts_at, counterparts_of
from dashboard.brief.sides import Sides
from dashboard.subjects.people.offices import RoleAttested
from dashboard.subjects.people.people import Person

SIDES = Sides("CN", "KZ")


def holder(name: str, role: str, area: str = "KZ", seen: date = date(2099, 5, 9)) -> RoleAttested:
    return RoleAttested(Person(name, area, {"en": name.title()}), role, seen, seen)


PRESIDENT = holder("asel", "President of Kazakhstan")
FARMING = holder("berik", "Minister of Agriculture of Kazakhstan")
TRANSPORT = holder("chingiz", "Minister of Transport of Kazakhstan")
DEPUTY = holder("dana", "First Deputy Prime Minister of Kazakhstan")
CUSTOMS = holder("erlan", "Head of the Customs Service of Kazakhstan")
COMPANY = holder("farida", "Chairman of Aland Food")
EVERYONE = [COMPANY, CUSTOMS, TRANSPORT, DEPUTY, FARMING, PRESIDENT, holder("gulnara", "President of Kyrgyzstan", "KG")]


def told(found: list[Counterpart]) -> list[str]:
    return [one.person_code for one in found]


def test_leaders_come_first_then_ministers_of_the_field_and_customs_last() -> None:
    assert told(counterparts_of(EVERYONE, SIDES, ())) == ["asel", "berik", "dana", "chingiz", "farida", "erlan"]
    assert told(counterparts_of(EVERYONE, SIDES, ("logistics",)))[:3] == ["asel", "chingiz", "dana"]


def test_of_equal_offices_the_one_attested_later_comes_first() -> None:
    older = holder("hasan", "Governor of Aland region", seen=date(2098, 1, 1))
    newer = holder("ilyas", "Governor of Bouvet region")

    assert told(counterparts_of([older, newer], SIDES, ())) == ["ilyas", "hasan"]


def test_a_seat_is_that_of_whoever_holds_the_office_today() -> None:
    seats = [
        Seat("old", "Old Minister", "Minister of Agriculture of Kazakhstan"),
        Seat("asel", "Asel", "President of Kazakhstan"),
        Seat("guest", "A Guest", None),
    ]
    first, second, third = counterparts_at(seats, EVERYONE)

    assert (first.person_code, first.in_place_of) == ("asel", "")
    assert (second.person_code, second.in_place_of) == ("berik", "Old Minister")
    assert third == Counterpart("guest", "A Guest", None, None)


def test_two_seats_of_one_holder_are_one_row() -> None:
    both = [Seat("x", "X", "Minister of Agriculture of Kazakhstan"), Seat("berik", "Berik", None)]

    assert told(counterparts_at(both, [FARMING])) == ["berik"]
