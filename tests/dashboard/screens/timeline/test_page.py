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
from tests.loading import load_file

FAIR = "2100-mariehamn-sheep-fair"
MANY = 16  # events beside the two: more than one page of the list


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
            event_row(search_text="ministers meet about rye 农业部长"),
            event_row(
                event_id=FAIR,
                start_date=date(2100, 1, 1),
                end_date=date(2100, 12, 31),
                date_precision="year",
                kind="business_forum",
                title="Sheep fair",
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
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(sqlite_url, **tables())
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)


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
    assert f"**{MANY + 2}** of {MANY + 2} events" in texts(app)
    assert linked(app)[0] == FAIR
    assert len(linked(app)) == 15
    assert rows_offered(app, "timeline") == [f"What is shown: {MANY + 2} rows", f"All rows behind it: {MANY + 2} rows"]
    assert "2100 · Business_Forum · Mariehamn · Aland" in texts(app)


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
    app.multiselect[1].set_value(["business_forum"]).run()
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
    assert ignored(app) == ["kind = tea_party", "years = 1900-2200", "page = many"]
    assert len(linked(app)) == 15
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
def test_no_matching_event_says_what_to_do_and_how_to_get_all_back() -> None:
    app = open_page("timeline", text="unheard of")
    assert "No meeting matches all of these filters. Take one of them away, or clear them all." in texts(app)
    assert len(app.dataframe) == 0
    app.button[0].click().run()
    assert address_of(app) == {}
    assert f"**{MANY + 2}** of {MANY + 2} events" in texts(app)


@pytest.mark.usefixtures("database")
def test_the_second_page_of_the_list_has_the_rest_and_another_list_begins_at_its_first() -> None:
    app = open_page("timeline", page="2")
    assert len(linked(app)) == MANY + 2 - 15
    assert address_of(app) == {"page": ["2"]}
    app.multiselect[1].set_value(["summit"]).run()
    assert len(linked(app)) == 15
    assert address_of(app) == {"kind": ["summit"]}


def test_without_events_the_page_says_how_to_add_one(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(sqlite_url, area=[area_row()])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    app = open_page("timeline")
    assert not app.exception
    assert "No meeting is in the database yet." in texts(app)
