"""Dates of events are told no more exactly than they are known, and codes by their names."""

from datetime import date

import pytest

from dashboard.subjects.events.words import (
    date_in_words,
    date_with_precision,
    facts_line,
    parties_of,
    person_labels,
    topics_of,
    years_of,
)
from dashboard.subjects.people.people import Frequenter, Person
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    places={"mariehamn": "Mariehamn"},
    terms={"event_kind": {"ministerial_meeting": "Ministerial meeting"}, "topic": {"grain": "Grain"}},
)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2099-05-09", "2099-05-09", "day", "9 May 2099"),
        ("2099-05-09", "2099-05-11", "day", "9–11 May 2099"),
        ("2099-05-30", "2099-06-01", "day", "30 May 2099 – 1 June 2099"),
        ("2099-05-01", "2099-05-31", "month", "May 2099"),
        ("2099-05-01", "2099-06-30", "month", "May 2099 – June 2099"),
        ("2099-01-01", "2099-12-31", "year", "2099"),
    ],
)
def test_a_date_is_no_more_exact_than_it_is_known(start: str, end: str, precision: str, words: str) -> None:
    assert date_in_words(date.fromisoformat(start), date.fromisoformat(end), precision) == words


def test_what_is_not_known_of_a_date_is_said() -> None:
    month = date(2099, 4, 1), date(2099, 4, 30)
    assert date_with_precision(*month, "month") == "April 2099 (the day is not known)"
    assert (
        date_with_precision(date(2099, 1, 1), date(2099, 12, 31), "year")
        == "2099 (the day and the month are not known)"
    )
    assert date_with_precision(date(2099, 4, 1), date(2099, 4, 1), "day") == "1 April 2099"


def test_a_code_without_a_name_is_itself_and_a_missing_one_is_left_out() -> None:
    event = made_event(place_code=None, topics=("grain", "other"))
    assert facts_line(event, NAMES) == "9 May 2099 · Ministerial meeting · Aland, Bouvet"
    assert (parties_of(event, NAMES), topics_of(event, NAMES)) == ("Aland, Bouvet", "Grain, other")


def test_events_lie_in_the_years_of_the_first_and_the_last() -> None:
    first, last = made_event(start_date=date(2098, 12, 31)), made_event(end_date=date(2100, 1, 1))
    assert years_of([last, first]) == "2098–2100"
    assert years_of([first]) == "2098"


def test_a_person_is_chosen_by_name_latest_role_and_number_of_events() -> None:
    people = [
        Frequenter(Person("a", "AX", {"en": "Anna"}), 3, "Minister of Sheep"),
        Frequenter(Person("b", "BV", {"en": "Bo"}), 1, None),
        Frequenter(Person("c", "BV", {"en": "Cy"}), 1, "Envoy"),
    ]
    assert person_labels(people, {"Minister of Sheep": "绵羊部长"}) == {
        "a": "Anna, 绵羊部长 (3)",
        "b": "Bo (1)",
        "c": "Cy, Envoy (1)",
    }
