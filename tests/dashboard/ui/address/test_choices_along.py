"""What a reader chose goes along.

The partner from page to page, the Data page's filters to its other views and back.
"""

import pytest
from streamlit.testing.v1 import AppTest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, script_from_entry

PAGES = [("commitments", "party"), ("timeline", "party"), ("data", "partner")]


@pytest.fixture(autouse=True)
def database(real_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)


def turn_to(app: AppTest, page: str, **asked: str) -> dict[str, list[str]]:
    """Go to another page as by the menu, or by a link that asks for something; gives its address."""
    app.query_params.clear()
    for name, value in asked.items():
        app.query_params[name] = value
    app.switch_page(script_from_entry(page)).run()
    assert not app.exception
    assert [warning.value for warning in app.warning] == []
    return address_of(app)


@pytest.mark.parametrize(("page", "name"), PAGES)
def test_the_partner_chosen_on_the_overview_goes_along(page: str, name: str) -> None:
    app = open_page("overview")
    assert turn_to(app, page) == {}  # nobody has chosen the partner that the Overview begins with
    turn_to(app, "overview")
    app.selectbox[0].set_value("UZ").run()
    assert turn_to(app, page) == {name: ["UZ"]}
    assert app.multiselect[0].value == ["UZ"]
    turn_to(app, "overview")
    app.selectbox[0].set_value("KZ").run()
    assert turn_to(app, page) == {name: ["KZ"]}


@pytest.mark.parametrize(("page", "name"), PAGES)
def test_a_partner_cleared_on_a_page_does_not_come_back_by_itself(page: str, name: str) -> None:
    app = open_page("overview", partner="UZ")
    assert turn_to(app, page) == {name: ["UZ"]}
    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert address_of(app) == {}
    turn_to(app, "overview")
    assert turn_to(app, page) == {}
    turn_to(app, "overview")
    app.selectbox[0].set_value("TJ").run()
    assert turn_to(app, page) == {name: ["TJ"]}


def test_a_link_shows_what_it_asks_for_whatever_partner_was_chosen() -> None:
    app = open_page("overview", partner="UZ")
    assert turn_to(app, "timeline", kind="summit") == {"kind": ["summit"]}
    assert turn_to(app, "data", table="trade", source="imf_dots") == {"source": ["imf_dots"]}
    assert turn_to(app, "commitments", topic="grain") == {"topic": ["grain"]}


def choose_view(app: AppTest, view: str) -> dict[str, list[str]]:
    app.get("button_group")[0].set_value(view).run()
    assert not app.exception
    assert [warning.value for warning in app.warning] == []
    return address_of(app)


def test_the_filters_of_the_data_page_are_there_again_after_its_sources_and_checks() -> None:
    asked = {"table": "figures", "partner": "UZ", "years": "2013-2020"}
    app = open_page("data", **asked)
    rows = len(app.dataframe[0].value)
    assert choose_view(app, "sources") == {"view": ["sources"]}
    assert choose_view(app, "checks") == {"view": ["checks"]}
    assert choose_view(app, "rows") == {name: [value] for name, value in asked.items()}
    assert len(app.dataframe[0].value) == rows


def test_a_link_to_a_sources_rows_brings_no_filters_of_before() -> None:
    app = open_page("data", partner="UZ")
    choose_view(app, "sources")
    assert turn_to(app, "data", table="trade", source="imf_dots") == {"source": ["imf_dots"]}


def test_filters_stored_on_the_data_page_end_with_the_visit() -> None:
    app = open_page("data", partner="UZ")
    choose_view(app, "sources")
    turn_to(app, "people")
    assert turn_to(app, "data") == {}
