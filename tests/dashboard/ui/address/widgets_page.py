"""A page with a widget of each kind, and what a reader finds on it."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    colour = address.choose_one("colour", "Colour", ["red", "blue"], str.upper)
    kinds = address.choose_many("kind", "Kinds", ["a", "b", "c"], str.upper)
    years = address.choose_span("years", "Years", 2090, 2099)
    words_ahead = address.text_asked("text")
    words = address.choose_text("text", "Text")
    marked = address.choose_switch("mark", "Mark", default=True)
    if marked:
        address.choose_number("part", "Part", 0.0, 1.0, default=0.5)
    st.json(
        {
            "colour": colour,
            "kinds": kinds,
            "years": list(years),
            "words": words,
            "marked": marked,
            "ahead": words_ahead == words,
        }
    )
    address.end_page()
    st.code(address.view_address())
    for note in address.notes():
        st.warning(note)


DEFAULTS = {"colour": "red", "kinds": [], "years": [2090, 2099], "words": "", "marked": True, "ahead": True}


def opened(**parameters: str | list[str]) -> AppTest:
    app = AppTest.from_function(page)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> dict[str, Any]:
    return dict(json.loads(app.json[0].value))


def notes(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]
