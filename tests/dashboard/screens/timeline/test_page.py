"""The Timeline page: filters go to the address and back, and the list leads to every event that the picture shows."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.chart_frame import Look
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, ignored, open_page, rows_offered, seen_as, texts
from tests.factories import (
    EVENT,
    area_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_topic_row,
    person_role_row,
    role_row,
    term_row,
)
from tests.loading import file_of

FAIR = "2100-mariehamn-sheep-fair"
MANY = 16  # events beside the two: more than one page of the list
A_PAGE = 12


def tables() -> dict[str, list[dict[str, object]]]:
    kinds = ("summit", "ministerial_meeting", "business_forum")
    many = [
        event_row(event_id=f"2099-{month:02d}-01-many", start_date=date(2099, month % 12 + 1, 1), kind="summit")
        for month in range(MANY)
    ]
    return {
        "area": [area_row(), area_row(area_code="BV", sort_order=2), area_row(area_code="CX", sort_order=3)],
        "term": [
            term_row(list_name="event_kind", term_code=kind, title_en=kind.title(), sort_order=at)
            for at, kind in enumerate(kinds, 1)
        ]
        + [term_row(term_code="grain", title_en="Grain")],
        "event": [
            event_row(title="Ministers meet about rye", note="They spoke of oats. 农业部长 came."),
            event_row(
                event_id=FAIR,
                start_date=date(2100, 1, 1),
                end_date=date(2100, 12, 31),
                date_precision="year",
                kind="business_forum",
                title="Sheep fair",
                known_from=date(2100, 12, 31),
            ),
            *many,
        ],
        "event_party": [event_party_row(), event_party_row(area_code="BV"), event_party_row(event_id=FAIR)],
        "event_topic": [event_topic_row()],
        "event_participant": [event_participant_row()],
        "person_role": [person_role_row()],
        "role": [role_row()],
    }


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables()))


def linked(app: AppTest) -> list[str]:
    """Ids of the events that the list leads to."""
    return [
        link.proto.query_string.removeprefix("id=")
        for link in app.main.get("page_link")
        if link.proto.query_string.startswith("id=")
    ]


@pytest.mark.usefixtures("database")
def test_every_event_is_counted_listed_and_in_the_file() -> None:
    app = open_page("timeline")
    assert not app.exception
    assert app.title[0].value == "1 meeting or decision in the 12 months to 31 December 2100"
    assert r"The newest\: Sheep fair (2100, Mariehamn)" in texts(app)
    assert linked(app)[0] == FAIR
    assert len(linked(app)) == A_PAGE
    assert rows_offered(app, "timeline") == [f"What is shown: {MANY + 2} rows", f"All rows behind it: {MANY + 2} rows"]
    assert r"2100 · Business\_Forum · Mariehamn · Aland" in texts(app)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("parameters", "kept"),
    [
        ({"party": ["AX", "BV"]}, [EVENT]),
        ({"kind": "business_forum"}, [FAIR]),
        ({"topic": "grain"}, [EVENT]),
        ({"person": "anna-alander"}, [EVENT]),
        ({"years": "2100-2100"}, [FAIR]),
        ({"text": "农业部长 RYE"}, [EVENT]),
        ({"text": "9 мая 2099"}, [EVENT]),
    ],
)
def test_a_filter_in_the_address_is_kept_there_and_in_the_file(
    parameters: dict[str, str | list[str]], kept: list[str]
) -> None:
    app = open_page("timeline", **parameters)
    assert not app.exception
    assert linked(app) == kept
    assert address_of(app) == {
        name: value if isinstance(value, list) else [value] for name, value in parameters.items()
    }
    assert rows_offered(app, "timeline") == ["What is shown: 1 row", "All rows behind it: 1 row"]
    assert seen_as(app, Look.TABLE).dataframe[0].value["Event code"].tolist() == kept


@pytest.mark.usefixtures("database")
def test_a_filter_chosen_on_the_page_goes_to_the_address() -> None:
    app = open_page("timeline")
    app.multiselect(key="timeline.kind").set_value(["business_forum"]).run()
    assert address_of(app) == {"kind": ["business_forum"]}
    assert linked(app) == [FAIR]


@pytest.mark.usefixtures("database")
def test_only_parties_of_events_are_offered() -> None:
    assert open_page("timeline").multiselect[0].options == ["Aland", "Bouvet"]


@pytest.mark.usefixtures("database")
def test_people_are_offered_with_the_title_of_their_role() -> None:
    assert open_page("timeline", lang="zh").multiselect(key="timeline.person").options == [
        "Anna Alander，绵羊部长（1）"
    ]


@pytest.mark.usefixtures("database")
def test_junk_in_the_address_is_named_and_ignored() -> None:
    app = open_page("timeline", kind="tea_party", years="1900-2200", page="many")
    assert not app.exception
    assert ignored(app) == ["years = 1900-2200", "kind = tea_party", "page = many"]
    assert len(linked(app)) == A_PAGE
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
def test_no_matching_event_says_what_to_do_and_how_to_get_all_back() -> None:
    app = open_page("timeline", text="unheard of")
    assert "No meeting matches all of these filters. Take one of them away, or clear them all." in texts(app)
    assert app.title[0].value == rf"0 of {MANY + 2} events\: unheard · of"
    assert len(app.dataframe) == 0
    app.button[0].click().run()
    assert address_of(app) == {}
    assert len(linked(app)) == A_PAGE


@pytest.mark.usefixtures("database")
def test_the_second_page_of_the_list_has_the_rest_and_another_list_begins_at_its_first() -> None:
    app = open_page("timeline", page="2")
    assert len(linked(app)) == MANY + 2 - A_PAGE
    assert address_of(app) == {"page": ["2"]}
    app.multiselect(key="timeline.kind").set_value(["summit"]).run()
    assert len(linked(app)) == A_PAGE
    assert address_of(app) == {"kind": ["summit"]}


def test_without_events_the_page_says_how_to_add_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(area=[area_row()]))
    app = open_page("timeline")
    assert not app.exception
    assert "No meeting is in the database yet." in texts(app)


@pytest.mark.usefixtures("database")
def test_words_put_the_best_first_and_are_shown_where_they_stand() -> None:
    app = open_page("timeline", text="oats")
    assert app.title[0].value == rf"1 of {MANY + 2} events\: oats"
    assert [header.value for header in app.header] == ["Best matches first"]
    assert "<mark>oats</mark>" in "".join(str(one.proto) for one in app.get("html"))


@pytest.mark.usefixtures("database")
def test_words_and_filters_hold_together() -> None:
    assert linked(open_page("timeline", text="mariehamn", kind="business_forum")) == [FAIR]
    assert linked(open_page("timeline", text="rye", kind="business_forum")) == []


@pytest.mark.usefixtures("database")
def test_where_words_find_nothing_the_parts_that_find_something_are_links() -> None:
    app = open_page("timeline", text="rye zebra")
    assert {link.proto.label: link.proto.query_string for link in app.main.get("page_link")} == {"rye (1)": "text=rye"}


@pytest.mark.usefixtures("database")
def test_three_controls_come_first_and_the_others_stand_under_change_the_view() -> None:
    app = open_page("timeline")
    (more,) = [part for part in app.main.expander if part.label == "Change the view"]
    inside = {one.key for one in more.multiselect}
    assert inside == {"timeline.kind", "timeline.topic", "timeline.person"}
    outside = [*app.main.text_input, *(one for one in app.main.multiselect if one.key not in inside), *app.main.slider]
    assert [one.key for one in outside] == ["timeline.text", "timeline.party", "timeline.years"]


@pytest.mark.usefixtures("database")
def test_the_still_picture_leads_to_each_note_in_the_readers_language() -> None:
    app = open_page("timeline", lang="ru")
    (still,) = [part for part in app.get("bidi_component") if part.proto.component_name == "khorgos_drawn"]
    assert f"event?id={FAIR}&amp;lang=ru" in str(still.proto)
