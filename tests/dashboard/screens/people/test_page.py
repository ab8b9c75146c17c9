"""People: who speaks for whom now, and the list with its search."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import address_of, ignored, open_page, texts
from tests.dashboard.screens.people.meetings import EVENTS, Load, links, three_meetings
from tests.factories import area_row, person_row, role_row


def plain_title(app: AppTest) -> str:
    return re.sub(r"\\(.)", r"\1", app.title[0].value)


def test_everyone_is_listed_with_role_side_and_number_of_events(load: Load) -> None:
    load(**three_meetings())
    app = open_page("people")
    assert not app.exception
    assert links(app) == ["Berta Bouvet", "Anna Alander"]  # the higher office first
    said = texts(app)
    assert "**2** of 2 people" in said
    assert "Minister, attested since February 2098" in said
    assert "Aland · 3 events, 2097–2099 · 安娜 · Анна" in said
    assert app.dataframe[0].value["Person code"].tolist() == ["berta", "anna"]


def test_the_page_opens_with_who_speaks_for_the_side_chosen_or_for_all(load: Load) -> None:
    load(**three_meetings())
    every, one = open_page("people"), open_page("people", side="BV")
    assert plain_title(every) == "2 people are in the record for 2 sides, 2 of them in office, as last attested."
    assert "At the head\\: Anna Alander (Aland), Berta Bouvet (Bouvet)." in texts(every)
    assert plain_title(one) == "Bouvet, as last attested: Berta Bouvet, Premier of Bouvet (February 2098)."


def test_three_controls_stand_before_the_people(load: Load) -> None:
    load(**three_meetings())
    app = open_page("people")
    assert [len(app.main.get(kind)) for kind in ("text_input", "multiselect", "button_group")] == [1, 1, 1]


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


@pytest.mark.parametrize(("language", "title"), [("en", "Minister"), ("zh", "部长"), ("ru", "Министр")])
def test_a_role_is_told_by_its_title_in_the_language(load: Load, language: str, title: str) -> None:
    load(**three_meetings(), role=[role_row(role_en="Minister", role_zh="部长", role_ru="Министр")])
    listed = open_page("people", lang=language)
    assert listed.dataframe[0].value.iloc[:, 2].tolist() == ["Premier of Bouvet", title]
    for app in (listed, open_page("person", id="anna", lang=language), open_page("event", id=EVENTS[1], lang=language)):
        assert not app.exception
        assert title in texts(app)


@pytest.mark.parametrize("word", ["minister", "部", "министр"])
def test_a_role_is_found_in_any_language(load: Load, word: str) -> None:
    load(**three_meetings(), role=[role_row(role_en="Minister", role_zh="部长", role_ru="Министр")])
    assert links(open_page("people", text=word)) == ["Anna Alander"]


def test_a_person_of_either_side_has_a_brief_and_others_none(load: Load) -> None:
    rows = three_meetings()
    of_kazakhstan = person_row(person_code="anna", name_en="Anna Alander", area_code="KZ")
    load(**rows | {"area": [*rows["area"], area_row(area_code="KZ")], "person": [of_kazakhstan, rows["person"][1]]})

    assert "Brief for meeting this person" in links(open_page("person", id="anna"))
    assert "Brief for meeting this person" not in links(open_page("person", id="berta"))
    assert links(open_page("people")).count("Brief") == 1
