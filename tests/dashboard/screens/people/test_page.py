"""People: the list with its search, and a page for each person."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, ignored, open_page, texts
from tests.factories import (
    Row,
    area_row,
    commitment_row,
    event_participant_row,
    event_relation_row,
    event_row,
    person_row,
    role_row,
)
from tests.loading import load_file

Load = Callable[..., None]
EVENTS = ("2097-01-01-first", "2098-02-03-second", "2099-05-09-third")


@pytest.fixture
def load(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows into a database that the pages then read."""

    def put(**tables: list[Row]) -> None:
        load_file(sqlite_url, **tables)
        monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)

    return put


def attended(event: str, person: str, seq: int, **more: Any) -> Row:
    return event_participant_row(**({"event_id": event, "person_code": person, "seq": seq} | more))


def three_meetings() -> dict[str, list[Row]]:
    there = [attended(EVENTS[0], "anna", 1, role="Envoy")] + [
        attended(event, "anna", 1, role="Minister") for event in EVENTS[1:]
    ]
    there += [attended(event, "berta", 2, role="Premier", side_code="BV") for event in EVENTS[:2]]
    return {
        "area": [area_row(), area_row(area_code="BV")],
        "event": [
            event_row(event_id=event, start_date=date.fromisoformat(event[:10]), title=f"Meeting {event[11:]}")
            for event in EVENTS
        ],
        "person": [
            person_row(person_code="anna", name_en="Anna Alander", name_zh="安娜", name_ru="Анна"),
            person_row(person_code="berta", name_en="Berta Bouvet", area_code="BV"),
        ],
        "event_participant": there,
        "commitment": [
            commitment_row(commitment_id=f"{EVENTS[2]}-c1", text="Sell sheep"),
            commitment_row(commitment_id=f"{EVENTS[0]}-c1", text="Buy sheep"),
        ],
        "event_relation": [
            event_relation_row(event_id=EVENTS[place], earlier_event_id=EVENTS[place - 1]) for place in (1, 2)
        ],
    }


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def test_everyone_is_listed_with_role_side_and_number_of_events(load: Load) -> None:
    load(**three_meetings())
    app = open_page("people")
    assert not app.exception
    assert links(app) == ["Anna Alander", "Berta Bouvet"]
    said = texts(app)
    assert "**2** of 2 people" in said
    assert "Minister · Aland · 3 events, 2097–2099" in said
    assert "安娜 · Анна" in said
    assert app.dataframe[0].value["Person code"].tolist() == ["anna", "berta"]


SEARCHES = [("text", "анна", "Anna Alander"), ("text", "premier", "Berta Bouvet"), ("side", "BV", "Berta Bouvet")]


@pytest.mark.parametrize(("name", "value", "found"), SEARCHES)
def test_the_search_is_in_the_address(load: Load, name: str, value: str, found: str) -> None:
    load(**three_meetings())
    app = open_page("people", **{name: value})
    assert links(app) == [found]
    assert address_of(app) == {name: [value]}


def test_a_choice_goes_to_the_address_and_a_default_leaves_it(load: Load) -> None:
    load(**three_meetings())
    app = open_page("people")
    assert address_of(app) == {}
    app.multiselect(key="people.side").set_value(["BV"]).run()
    assert address_of(app) == {"side": ["BV"]}
    assert "**1** of 2 people" in texts(app)


@pytest.mark.parametrize(("name", "value"), [("side", "moon"), ("order", "height")])
def test_junk_in_the_address_is_named_and_ignored(load: Load, name: str, value: str) -> None:
    load(**three_meetings())
    app = open_page("people", **{name: value})
    assert ignored(app) == [f"{name} = {value}"]
    assert name not in address_of(app)


def test_where_nobody_matches_the_page_says_what_to_do(load: Load) -> None:
    load(**three_meetings())
    assert "Nobody matches these filters. Search for a part of the name or role" in texts(
        open_page("people", text="zebra")
    )
    load()
    assert "Nobody is in the database yet." in texts(open_page("people"))


def test_a_person_has_a_page_with_roles_meetings_people_met_and_promises(load: Load) -> None:
    load(**three_meetings())
    app = open_page("person", id="anna")
    assert not app.exception
    said = texts(app)
    assert app.title[0].value == "Anna Alander"
    assert "Aland · 安娜 · Анна" in said
    assert "- **Envoy**  \n1 January 2097, 1 event" in said
    assert "- **Minister**  \n3 February 2098 – 9 May 2099, 2 events" in said
    assert "not the dates of appointment" in said
    assert "3 events, newest first" in said
    assert "Bouvet · 2 events together, the newest in 2098" in said
    assert links(app) == [
        "All people",
        "Meeting third",
        "Meeting second",
        "Meeting first",
        "Berta Bouvet",
        "Sell sheep",
        "Buy sheep",
    ]


def test_the_events_of_a_person_can_be_taken_away_with_the_role_held_then(load: Load) -> None:
    load(**three_meetings())
    table = open_page("person", id="anna").dataframe[0].value
    assert list(zip(table["Event code"], table["Role then"], strict=True)) == [
        (EVENTS[2], "Minister"),
        (EVENTS[1], "Minister"),
        (EVENTS[0], "Envoy"),
    ]


@pytest.mark.parametrize(("language", "title"), [("en", "Minister"), ("zh", "部长"), ("ru", "Министр")])
def test_a_role_is_told_by_its_title_in_the_language(load: Load, language: str, title: str) -> None:
    load(**three_meetings(), role=[role_row(role_en="Minister", role_zh="部长", role_ru="Министр")])
    listed = open_page("people", lang=language)
    assert listed.dataframe[0].value.iloc[:, 2].tolist() == [title, "Premier"]
    person = open_page("person", id="anna", lang=language)
    assert person.dataframe[0].value.iloc[:, -1].tolist() == [title, title, "Envoy"]
    for app in (listed, person, open_page("event", id=EVENTS[1], lang=language)):
        assert not app.exception
        assert title in texts(app)


@pytest.mark.parametrize("word", ["minister", "部", "министр"])
def test_a_role_is_found_in_any_language(load: Load, word: str) -> None:
    load(**three_meetings(), role=[role_row(role_en="Minister", role_zh="部长", role_ru="Министр")])
    assert links(open_page("people", text=word)) == ["Anna Alander"]


def test_who_met_nobody_and_heard_no_promise_has_a_page_too(load: Load) -> None:
    load(event_participant=[event_participant_row()])
    said = texts(open_page("person", id="anna-alander"))
    assert "Nobody of another side is named at these events." in said
    assert "No promise is recorded at these events." in said


@pytest.mark.parametrize(
    ("parameters", "said"),
    [({"id": "nobody"}, "There is nobody with the code nobody"), ({}, "The address names no person.")],
)
def test_an_unknown_person_leads_to_all_people(load: Load, parameters: dict[str, Any], said: str) -> None:
    load(**three_meetings())
    app = open_page("person", **parameters)
    assert not app.exception
    assert said in texts(app)
    assert links(app) == ["Go to all people"]


def test_an_event_leads_to_its_people_and_shows_its_chain(load: Load) -> None:
    load(**three_meetings())
    app = open_page("event", id=EVENTS[1])
    assert not app.exception
    said = texts(app)
    assert "This is number 2 of 3 events in the record that follow one another." in said
    assert "**2. Meeting second** (this event)" in said
    assert {"1. Meeting first", "3. Meeting third", "All meetings of Anna Alander"} <= set(links(app))
    assert "2. Meeting second" not in links(app)


def test_two_events_are_no_chain(load: Load) -> None:
    tables = three_meetings()
    load(**(tables | {"event_relation": tables["event_relation"][:1]}))
    assert "The chain it stands in" not in texts(open_page("event", id=EVENTS[1]))
