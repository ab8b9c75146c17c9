"""Filters live in the address: what is asked for is shown, what is chosen is written, junk is named and ignored."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import ignored


def page() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard import address  # noqa: PLC0415 (the same)

    address.begin_page("test")
    colour = address.choose_one("colour", "Colour", ["red", "blue"], str.upper)
    kinds = address.choose_many("kind", "Kinds", ["a", "b", "c"], str.upper)
    years = address.choose_span("years", "Years", 2090, 2099)
    words = address.choose_text("text", "Text")
    marked = address.choose_switch("mark", "Mark", default=True)
    st.json({"colour": colour, "kinds": kinds, "years": list(years), "words": words, "marked": marked})
    address.end_page()
    for note in address.notes():
        st.warning(note)


def shown(app: AppTest) -> dict[str, Any]:
    return dict(json.loads(app.json[0].value))


def address_of(app: AppTest) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in dict(app.query_params).items()}


DEFAULTS = {"colour": "red", "kinds": [], "years": [2090, 2099], "words": "", "marked": True}


def opened(**parameters: str | list[str]) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def test_defaults_are_left_out_of_the_address() -> None:
    app = opened()
    assert shown(app) == DEFAULTS
    assert address_of(app) == {}


def test_a_view_comes_back_from_its_address() -> None:
    asked: dict[str, str | list[str]] = {"colour": "blue", "kind": ["a", "c"], "years": "2092-2095", "text": "мясо 肉", "mark": "0"}
    app = opened(**asked)
    assert shown(app) == {"colour": "blue", "kinds": ["a", "c"], "years": [2092, 2095], "words": "мясо 肉", "marked": False}
    assert address_of(app) == {name: value if isinstance(value, list) else [value] for name, value in asked.items()}
    assert [warning.value for warning in app.warning] == []


def test_a_choice_is_written_to_the_address_as_its_code() -> None:
    app = opened()
    app.selectbox[0].set_value("blue").run()
    assert address_of(app) == {"colour": ["blue"]}
    app.selectbox[0].set_value("red").run()
    assert address_of(app) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("colour", "green"), ("kind", "z"), ("years", "2050-2051"), ("years", "soon"), ("years", "2095-2092"), ("mark", "yes")],
)
def test_junk_is_ignored_with_a_note_and_leaves_the_address(name: str, value: str) -> None:
    app = opened(**{name: value})
    assert shown(app) == DEFAULTS
    assert ignored(app) == [f"{name} = {value}"]
    assert address_of(app) == {}


def test_a_changed_address_wins_over_the_widgets() -> None:
    app = opened(colour="blue")
    app.query_params["colour"] = "red"
    app.run()
    assert shown(app) == DEFAULTS


def page_whose_years_change() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard import address  # noqa: PLC0415 (the same)

    address.begin_page("test")
    ends = {"short": (2095, 2099), "long": (2080, 2099)}
    years = address.choose_span("years", "Years", *ends[address.choose_one("table", "Table", ["long", "short"], str.upper)])
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
