"""A person's page: office and last meeting first, then promises, roles, meetings and people met."""

import re
from typing import Any

import pytest

from tests.dashboard.opened import open_page, texts
from tests.dashboard.screens.people.meetings import EVENTS, Load, links, three_meetings
from tests.factories import event_participant_row, role_row


def test_a_person_has_a_page_with_roles_meetings_people_met_and_promises(load: Load) -> None:
    load(**three_meetings())
    app = open_page("person", id="anna")
    assert not app.exception
    said = texts(app)
    assert said.startswith("Anna Alander\\: Minister, attested since February 2098; met last\\: 9 May 2099, Mariehamn.")
    assert "Aland · 安娜 · Анна" in said
    (roles,) = (element.proto.body for element in app.get("html") if "<table" in element.proto.body)
    assert re.findall(r"<t[hd] role=.(?:rowheader|cell).[^>]*>([^<]*)<", roles) == [
        *("Envoy", "1 January 2097", "1"),
        *("Minister", "3 February 2098 – 9 May 2099", "2"),
    ]
    assert "not the dates of appointment" in said
    assert "3 events, newest first" in said
    assert "Bouvet · 2 events together, the newest in 2098" in said
    assert links(app) == [
        "All people",
        "Berta Bouvet",
        "Meeting third",
        "Meeting second",
        "Meeting first",
    ]


def test_promises_stand_in_a_table_to_sort_with_how_each_stands_and_the_way_to_its_page(load: Load) -> None:
    load(**three_meetings())
    promises = open_page("person", id="anna").dataframe[0].value
    assert promises["Promise"].tolist() == ["Sell sheep", "Buy sheep"]
    assert list(promises.columns)[:3] == ["How it stands", "Promise", "Deadline"]
    assert promises["Its page"].tolist() == [f"/commitment?id={EVENTS[place]}-c1" for place in (2, 0)]


def test_a_role_is_told_by_its_title_in_the_language(load: Load) -> None:
    load(**three_meetings(), role=[role_row(role_en="Minister", role_zh="部长", role_ru="Министр")])
    table = open_page("person", id="anna", lang="zh").dataframe[2].value
    assert table.iloc[:, -1].tolist() == ["部长", "部长", "Envoy"]


def test_the_events_of_a_person_can_be_taken_away_with_the_role_held_then(load: Load) -> None:
    load(**three_meetings())
    table = open_page("person", id="anna").dataframe[2].value
    assert list(zip(table["Event code"], table["Role then"], strict=True)) == [
        (EVENTS[2], "Minister"),
        (EVENTS[1], "Minister"),
        (EVENTS[0], "Envoy"),
    ]


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


def test_a_meeting_tells_the_role_held_then_where_it_was_another(load: Load) -> None:
    load(**three_meetings())
    lines = [caption.value for caption in open_page("person", id="anna").main.caption if "2097" in caption.value]
    assert any(line.endswith("Envoy") for line in lines)
    newest = [caption.value for caption in open_page("person", id="anna").main.caption if "9 May 2099" in caption.value]
    assert newest
    assert not any("Minister" in line.split(" · ")[-1] for line in newest)
