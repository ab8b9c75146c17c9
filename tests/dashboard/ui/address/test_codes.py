"""Codes that are chosen: those that are known, and as many as an address holds."""

import json

from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import address_of
from tests.dashboard.ui.address.widgets_page import notes, opened, shown


def test_a_choice_is_written_to_the_address_as_its_code() -> None:
    app = opened()
    app.selectbox[0].set_value("blue").run()
    assert address_of(app) == {"colour": ["blue"]}
    app.selectbox[0].set_value("red").run()
    assert address_of(app) == {}


def test_of_many_codes_the_known_ones_are_shown_and_the_others_named() -> None:
    app = opened(kind=["a", "z", "a", "c", "y"])
    assert shown(app)["kinds"] == ["a", "c"]
    assert notes(app) == ["The address asks for kind = z, y, which is not known here; it was ignored."]
    assert address_of(app) == {"kind": ["a", "c"]}


def page_of_many() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    codes = [f"{'long' * 9}-{number}" for number in range(20)]
    st.json(address.choose_many("code", "Codes", codes, str))
    for note in address.notes():
        st.warning(note)


def test_a_choice_ends_where_the_address_would_grow_too_long_and_says_so() -> None:
    app = AppTest.from_function(page_of_many).run()
    app.multiselect[0].set_value([f"{'long' * 9}-{number}" for number in range(8)]).run()
    assert not app.exception
    assert len(address_of(app)["code"]) == len(json.loads(app.json[0].value)) == 6
    (note,) = notes(app)
    assert note.startswith("More of code are chosen than an address holds; long")
