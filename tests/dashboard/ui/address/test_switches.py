"""A switch that is not as it begins is in the address."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import address_of
from tests.dashboard.ui.address.widgets_page import shown


def page_with_switches() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    st.json(
        {"more": address.choose_switch("more", "More"), "less": address.choose_switch("less", "Less", default=True)}
    )


@pytest.mark.parametrize(
    ("asked", "told", "kept"),
    [
        ({}, (False, True), {}),
        ({"more": "1", "less": "0"}, (True, False), {"more": ["1"], "less": ["0"]}),
        ({"more": "yes", "less": "1"}, (False, True), {}),
    ],
)
def test_a_switch_that_is_not_as_it_begins_is_in_the_address(
    asked: dict[str, str], told: tuple[bool, bool], kept: dict[str, list[str]]
) -> None:
    app = AppTest.from_function(page_with_switches)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()

    assert tuple(shown(app).values()) == told
    assert address_of(app) == kept
