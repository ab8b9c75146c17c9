"""A span of years keeps inside the ends of its slider."""

import json

from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import address_of


def page_whose_years_change() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    ends = {"short": (2095, 2099), "long": (2080, 2099)}
    years = address.choose_span(
        "years", "Years", *ends[address.choose_one("table", "Table", ["long", "short"], str.upper)]
    )
    st.json(list(years))


def years_after_choosing(table: str, app: AppTest) -> list[int]:
    app.selectbox[0].set_value(table).run()
    assert not app.exception
    return list(json.loads(app.json[0].value))


def test_an_untouched_span_follows_the_ends_of_its_slider() -> None:
    app = AppTest.from_function(page_whose_years_change).run()
    assert years_after_choosing("short", app) == [2095, 2099]
    assert years_after_choosing("long", app) == [2080, 2099]
    assert address_of(app) == {}


def test_a_chosen_span_keeps_what_lies_inside_the_new_ends() -> None:
    app = AppTest.from_function(page_whose_years_change).run()
    app.slider[0].set_range(2090, 2097).run()
    assert years_after_choosing("short", app) == [2095, 2097]
    assert address_of(app) == {"table": ["short"], "years": ["2095-2097"]}
