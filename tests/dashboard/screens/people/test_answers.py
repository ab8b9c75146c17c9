"""The sentence that the pages on people open with, also where little is known."""

from datetime import date

import pytest

from dashboard.screens.people.answers import (
    Office,
    found_in_words,
    heads_in_words,
    person_in_words,
    side_in_words,
    speakers_in_words,
)
from dashboard.subjects.people.offices import RoleAttested
from dashboard.subjects.people.people import Attendance, Person
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, places={"port": "Aland port"})
DAY = date(2099, 5, 9)


def held(code: str, role: str, side: str = "AX", last: date = DAY) -> RoleAttested:
    return RoleAttested(Person(code, side, {"en": code.title()}), role, date(2098, 1, 1), last)


PRESIDENT, PREMIER = held("anna", "President of Aland"), held("berta", "Prime Minister of Aland")
MINISTER = held("carl", "Minister of Sheep of Aland")


def test_a_side_speaks_through_its_highest_office_holders_as_last_attested() -> None:
    assert side_in_words("AX", [PREMIER, PRESIDENT], NAMES) == (
        "Aland, as last attested: Anna, President of Aland (May 2099); Berta, Prime Minister of Aland (May 2099)."
    )
    assert side_in_words("AX", [MINISTER, PREMIER, PRESIDENT], NAMES).endswith("(May 2099); and 1 other in office.")


def test_a_side_of_which_nobody_is_known_says_so() -> None:
    assert side_in_words("BV", [PRESIDENT], NAMES) == "Nobody is known to hold an office of Bouvet now."


def test_all_sides_are_told_by_their_number_and_their_heads_in_the_order_of_sides() -> None:
    other = held("dora", "Envoy of Bouvet", "BV")
    everyone = [Attendance(one.person, 1, DAY, DAY) for one in (PRESIDENT, PREMIER, other)]
    assert speakers_in_words(everyone, [PRESIDENT]) == (
        "3 people are in the record for 2 sides, 1 of them in office, as last attested."
    )
    assert heads_in_words([other, PREMIER, PRESIDENT], NAMES) == "At the head: Anna (Aland), Dora (Bouvet)."
    assert heads_in_words([], NAMES) == ""


def test_a_search_says_how_many_it_finds_and_names_the_first() -> None:
    found = [
        Attendance(Person(code, "AX", {"en": code.title()}), 1, DAY, DAY) for code in ("anna", "berta", "carl", "dora")
    ]
    assert found_in_words(found[:1], found, "ann") == "1 of 4 people matches “ann”: Anna."
    assert found_in_words(found, found, "a") == "4 of 4 people match “a”: Anna, Berta, Carl and others."
    assert found_in_words([], found, "x") == "Nobody of 4 people matches “x”."


@pytest.mark.parametrize(
    ("office", "said"),
    [
        (Office(MINISTER, is_held=True), "Carl: Minister of Sheep of Aland, attested since January 2098"),
        (Office(MINISTER, is_held=False), "Carl: Minister of Sheep of Aland when last attested, in May 2099"),
        (Office(None, is_held=False), "Carl: no office is recorded"),
    ],
)
def test_a_person_is_told_by_office_and_where_met_last(office: Office, said: str) -> None:
    met = made_event(start_date=DAY, end_date=DAY, place_code="port")
    assert person_in_words(MINISTER.person, office, met, NAMES) == f"{said}; met last: 9 May 2099, Aland port."
    assert person_in_words(MINISTER.person, office, None, NAMES) == f"{said}."
