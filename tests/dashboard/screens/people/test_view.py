"""People in words: roles as attested, a search over three languages, whom they met."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.screens.people.view import (
    choose_people,
    in_order,
    merge_met,
    other_names,
    role_spans,
    roles_by_person,
    roles_of_events,
    to_people_table,
    to_roles_table,
)
from dashboard.subjects.people.offices import RoleAttested
from dashboard.subjects.people.people import Attendance, Person, PersonMet, RoleHeld
from tests.dashboard.made_names import made_names

DAY = date(2099, 5, 9)
HELD = RoleHeld("anna", "e1", DAY, DAY, "day", "Minister", "AX")
ANNA = Person("anna", "AX", {"en": "Anna", "zh": "安娜", "ru": "Анна"})
BERTA = Person("berta", "BV", {"en": "Berta"})
TITLES: dict[str, str] = {}


def test_a_role_is_told_from_its_first_to_its_last_event() -> None:
    july = {"start_date": date(2099, 7, 1), "end_date": date(2099, 7, 31), "date_precision": "month"}
    (span,) = role_spans([HELD, replace(HELD, event_id="e2", **july)], TITLES)
    assert (span.span, span.count) == ("9 May 2099 – July 2099", 2)
    assert to_roles_table([span]).frame.iloc[0].tolist() == ["Minister", "9 May 2099 – July 2099", 2]


def test_roles_come_in_the_order_in_which_they_are_first_attested() -> None:
    held = [
        replace(HELD, role="Envoy"),
        replace(HELD, event_id="e2"),
        replace(HELD, event_id="e3", role="Envoy"),
        replace(HELD, event_id="e4", role=None),
    ]
    assert [(span.role, span.count) for span in role_spans(held, TITLES)] == [("Envoy", 2), ("Minister", 1)]


def test_roles_have_their_titles() -> None:
    assert [span.role for span in role_spans([HELD], {"Minister": "Министр"})] == ["Министр"]


def test_the_latest_role_stands_first() -> None:
    held = [replace(HELD, role="Envoy"), replace(HELD, event_id="e2"), replace(HELD, event_id="e3", role=None)]
    assert roles_by_person(held, TITLES) == {"anna": ["Minister", "Envoy"]}


@pytest.mark.parametrize(
    ("text", "sides", "found"),
    [
        ("", [], ["anna", "berta"]),
        ("анна", [], ["anna"]),
        ("安", [], ["anna"]),
        ("MINISTER ann", [], ["anna"]),
        ("minister berta", [], []),
        ("", ["BV"], ["berta"]),
        ("anna", ["BV"], []),
    ],
)
def test_people_are_found_by_any_name_or_role_and_by_side(text: str, sides: list[str], found: list[str]) -> None:
    everyone = [Attendance(person, 1, DAY, DAY) for person in (ANNA, BERTA)]
    chosen = choose_people(everyone, {"anna": ["Minister"]}, text, sides)
    assert [one.person.person_code for one in chosen] == found


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lan Fo'an", "foan"),
        ("Алексей Ёлкин", "елкин"),
        ("玛丽·安娜", "玛丽安娜"),
        ("Aidar-Bek Sultán", "aidarbek sultan"),
    ],
)
def test_capitals_accents_apostrophes_and_dots_do_not_count_in_a_search(name: str, text: str) -> None:
    person = Attendance(Person("one", "AX", {"en": name}), 1, DAY, DAY)
    assert choose_people([person], {}, text, []) == [person]


def test_by_office_the_highest_come_first_and_then_who_was_met_most() -> None:
    everyone = [
        Attendance(Person(code, "AX", {"en": code}), count, DAY, DAY) for code, count in (("a", 9), ("b", 1), ("c", 2))
    ]
    holders = [
        RoleAttested(Person(code, "AX", {"en": code}), role, DAY, DAY)
        for code, role in (("b", "Minister of Sheep of Aland"), ("c", "President of Aland"))
    ]
    assert [one.person.person_code for one in in_order(everyone, "office", holders)] == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("order", "found"), [("events", ["b", "c", "a"]), ("newest", ["c", "b", "a"]), ("name", ["a", "b", "c"])]
)
def test_people_stand_in_the_order_asked_for(order: str, found: list[str]) -> None:
    attended = {"a": (1, 2090), "b": (3, 2091), "c": (2, 2099)}
    everyone = [
        Attendance(Person(code, "AX", {"en": code}), count, DAY, date(year, 1, 1))
        for code, (count, year) in attended.items()
    ]
    assert [one.person.person_code for one in in_order(everyone, order)] == found


def test_the_other_languages_names_are_told_once() -> None:
    assert other_names(ANNA) == "安娜 · Анна"
    assert other_names(replace(ANNA, titles={"en": "Anna", "ru": "Anna"})) == ""


def test_people_of_the_own_side_were_not_met() -> None:
    met = PersonMet(BERTA, is_other_side=True, event_count=1, last_date=DAY)
    again = replace(met, person=replace(BERTA, area_code="BV-1"), last_date=date(2099, 6, 1))
    (merged,) = merge_met([met, PersonMet(ANNA, is_other_side=False, event_count=1, last_date=DAY), again])
    assert (merged.person, merged.event_count, merged.last_date) == (BERTA, 2, date(2099, 6, 1))


def test_an_event_has_the_role_held_then() -> None:
    held = [HELD, replace(HELD, role="Envoy"), replace(HELD, event_id="e2", role=None)]
    assert roles_of_events(held, TITLES) == {"e1": "Minister, Envoy"}


def test_a_table_of_people_has_their_name_in_each_language() -> None:
    table = to_people_table([Attendance(BERTA, 1, DAY, DAY)], {}, made_names())
    assert {name: table.frame[name][0] for name in ("name_en", "name_zh", "side_code")} == {
        "name_en": "Berta",
        "name_zh": None,
        "side_code": "BV",
    }
