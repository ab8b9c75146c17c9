"""People in words: roles as attested, a search over three languages, whom they met."""

from typing import Any

import pandas as pd
import pytest

from dashboard.screens.people.view import (
    add_roles,
    choose_people,
    in_order,
    merge_met,
    other_names,
    role_spans,
    roles_by_person,
)

ROLE = {"person_code": "anna", "event_id": "e1", "date_precision": "day", "role": "Minister", "side_code": "AX"}
PERSON = {"name_en": "Anna", "name_zh": "安娜", "name_ru": "Анна", "area_code": "AX", "event_count": 1}
MET = {"name_en": "B", "name_zh": None, "name_ru": None, "side_code": "BV", "is_other_side": 1, "event_count": 1}


def roles(*overrides: dict[str, Any]) -> pd.DataFrame:
    day = pd.Timestamp(2099, 5, 9)
    return pd.DataFrame([ROLE | {"start_date": day, "end_date": day} | row for row in overrides])


def people(*overrides: dict[str, Any]) -> pd.DataFrame:
    day = pd.Timestamp(2099, 5, 9)
    return pd.DataFrame([PERSON | {"first_date": day, "last_date": day} | row for row in overrides])


def test_a_role_is_told_from_its_first_to_its_last_event() -> None:
    later = {
        "event_id": "e2",
        "start_date": pd.Timestamp(2099, 7, 1),
        "end_date": pd.Timestamp(2099, 7, 31),
        "date_precision": "month",
    }
    (span,) = role_spans(roles({}, later))
    assert span.words() == "9 May 2099 – July 2099, 2 events"


def test_roles_come_in_the_order_in_which_they_are_first_attested() -> None:
    spans = role_spans(
        roles(
            {"role": "Envoy"}, {"event_id": "e2"}, {"event_id": "e3", "role": "Envoy"}, {"event_id": "e4", "role": None}
        )
    )
    assert [(span.role, span.count) for span in spans] == [("Envoy", 2), ("Minister", 1)]


def test_the_latest_role_stands_first() -> None:
    held = roles({"role": "Envoy"}, {"event_id": "e2"}, {"event_id": "e3", "role": None})
    assert roles_by_person(held) == {"anna": ["Minister", "Envoy"]}


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
    berta = {"person_code": "berta", "name_en": "Berta", "name_zh": None, "name_ru": None, "area_code": "BV"}
    everyone = people({"person_code": "anna"}, berta)
    assert list(choose_people(everyone, {"anna": ["Minister"]}, text, sides)["person_code"]) == found


@pytest.mark.parametrize(
    ("order", "found"), [("events", ["b", "c", "a"]), ("newest", ["c", "b", "a"]), ("name", ["a", "b", "c"])]
)
def test_people_stand_in_the_order_asked_for(order: str, found: list[str]) -> None:
    days = {"a": (1, 2090), "b": (3, 2091), "c": (2, 2099)}
    rows = [
        {"person_code": code, "name_en": code, "event_count": count, "last_date": pd.Timestamp(last, 1, 1)}
        for code, (count, last) in days.items()
    ]
    assert list(in_order(people(*rows), order)["person_code"]) == found


def test_the_other_languages_names_are_told_once() -> None:
    assert other_names(PERSON) == "安娜 · Анна"
    assert other_names(PERSON | {"name_zh": None, "name_ru": "Anna"}) == ""


def test_people_of_the_own_side_were_not_met() -> None:
    day = pd.Timestamp(2099, 5, 9)
    rows = [{"person_code": "b", "last_date": day}, {"person_code": "c", "last_date": day, "is_other_side": 0}]
    rows.append({"person_code": "b", "last_date": pd.Timestamp(2099, 6, 1), "side_code": "BV-1"})
    merged = merge_met(pd.DataFrame([MET | row for row in rows]))
    assert merged[["person_code", "event_count", "last_date"]].to_numpy().tolist() == [
        ["b", 2, pd.Timestamp(2099, 6, 1)]
    ]


def test_an_event_has_the_role_held_then() -> None:
    events = pd.DataFrame({"event_id": ["e1", "e2"]})
    assert list(add_roles(events, roles({}, {"role": "Envoy"}))["role"]) == ["Minister, Envoy", ""]
