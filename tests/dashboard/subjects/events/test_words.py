"""Dates of events are told no more exactly than they are known, and codes by their names."""

from datetime import date

import pandas as pd
import pytest

from dashboard.subjects.events.words import (
    date_in_words,
    date_with_precision,
    label_events,
    name_roles,
    person_labels,
    to_events_table,
)
from tests.dashboard.made_names import made_names
from tests.factories import EVENT, event_row

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


def labelled(**overrides: object) -> pd.DataFrame:
    row = event_row(**overrides) | {"party_codes": "AX BV", "topics": "grain other"}
    events = pd.DataFrame([row])
    return label_events(
        events.assign(start_date=pd.to_datetime(events["start_date"]), end_date=pd.to_datetime(events["end_date"])),
        NAMES,
    )


def test_a_code_without_a_name_is_itself_and_a_missing_one_is_empty() -> None:
    row = labelled(place_code=None).iloc[0]
    assert (row["place_name"], row["party_names"], row["topic_names"]) == ("", "Aland, Bouvet", "Grain, other")


def test_the_table_has_names_and_codes_and_plain_days() -> None:
    table = to_events_table(labelled())
    row = table.iloc[0].to_dict()
    assert (row["Date"], row["Place"], row["Parties"]) == ("9 May 2099", "Mariehamn", "Aland, Bouvet")
    assert (row["Event code"], row["Party codes"], row["First day"], row["Last day"]) == (
        EVENT,
        "AX BV",
        date(2099, 5, 9),
        date(2099, 5, 9),
    )


def test_a_role_without_a_title_shows_itself_and_one_not_recorded_stays_missing() -> None:
    people = pd.DataFrame({"person_code": ["a", "b", "c"], "role": ["Envoy", "Minister of Sheep", None]})
    named = name_roles(people, {"Minister of Sheep": "绵羊部长"})
    assert [role if isinstance(role, str) else None for role in named["role"]] == ["Envoy", "绵羊部长", None]


def test_a_person_is_chosen_by_name_latest_role_and_number_of_events() -> None:
    people = pd.DataFrame(
        [
            {
                "person_code": "a",
                "name_en": "Anna",
                "name_zh": None,
                "name_ru": None,
                "role": "Minister of Sheep",
                "event_count": 3,
            },
            {"person_code": "b", "name_en": "Bo", "name_zh": None, "name_ru": None, "role": None, "event_count": 1},
        ]
    )
    assert person_labels(people) == {"a": "Anna, Minister of Sheep (3)", "b": "Bo (1)"}
