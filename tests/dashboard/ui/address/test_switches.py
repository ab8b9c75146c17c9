"""A part that is opened is in the address."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.dashboard.opened import address_of
from tests.dashboard.ui.address.widgets_page import shown


def page_with_a_fold() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    part = address.choose_open("more", "More")
    st.json({"open": part.open})


@pytest.mark.parametrize(("asked", "is_open"), [({}, False), ({"more": "1"}, True), ({"more": "yes"}, False)])
def test_a_part_that_is_opened_is_in_the_address(asked: dict[str, str], is_open: bool) -> None:
    app = AppTest.from_function(page_with_a_fold)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert shown(app) == {"open": is_open}
    assert address_of(app) == ({"more": ["1"]} if is_open else {})
