"""Filters live in the address: what is asked for is shown, what is chosen is written, junk is named and ignored."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.address import LONGEST_TEXT
from tests.dashboard.opened import ignored


def page() -> None:
    import streamlit as st  # noqa: PLC0415 (the function's text is run as a script of its own)

    from dashboard.ui import address  # noqa: PLC0415 (as above)

    address.begin_page("test")
    colour = address.choose_one("colour", "Colour", ["red", "blue"], str.upper)
    kinds = address.choose_many("kind", "Kinds", ["a", "b", "c"], str.upper)
    years = address.choose_span("years", "Years", 2090, 2099)
    words = address.choose_text("text", "Text")
    marked = address.choose_switch("mark", "Mark", default=True)
    if marked:
        address.choose_number("part", "Part", 0.0, 1.0, default=0.5)
    st.json({"colour": colour, "kinds": kinds, "years": list(years), "words": words, "marked": marked})
    address.end_page()
    st.code(address.view_address())
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
    asked: dict[str, str | list[str]] = {
        "colour": "blue",
        "kind": ["a", "c"],
        "years": "2092-2095",
        "text": "мясо 肉",
        "mark": "0",
    }
    app = opened(**asked)
    assert shown(app) == {
        "colour": "blue",
        "kinds": ["a", "c"],
        "years": [2092, 2095],
        "words": "мясо 肉",
        "marked": False,
    }
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
    [
        ("colour", "green"),
        ("kind", "z"),
        ("years", "2050-2051"),
        ("years", "soon"),
        ("years", "2095-2092"),
        ("mark", "yes"),
    ],
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


def notes(app: AppTest) -> list[str]:
    return [warning.value for warning in app.warning]


def test_a_parameter_that_nothing_reads_is_named_and_leaves_the_address() -> None:
    app = opened(colour="blue", utm_source="mail")
    assert notes(app) == [r"utm\_source = mail has no place in this view; it was taken out of the address."]
    assert address_of(app) == {"colour": ["blue"]}


def test_what_a_reader_folds_away_leaves_the_address_quietly() -> None:
    app = opened()
    app.number_input[0].set_value(0.25).run()
    assert address_of(app) == {"part": ["0.25"]}
    app.toggle[0].set_value(False).run()
    assert address_of(app) == {"mark": ["0"]}
    assert notes(app) == []


def test_of_a_parameter_given_twice_the_first_is_taken_and_the_other_named() -> None:
    app = opened(colour=["blue", "red"])
    assert shown(app)["colour"] == "blue"
    assert notes(app) == ["The address gives colour more than once; the first is taken, red was ignored."]
    assert address_of(app) == {"colour": ["blue"]}


def test_of_many_codes_the_known_ones_are_shown_and_the_others_named() -> None:
    app = opened(kind=["a", "z", "a", "c", "y"])
    assert shown(app)["kinds"] == ["a", "c"]
    assert notes(app) == ["The address asks for kind = z, y, which is not known here; it was ignored."]
    assert address_of(app) == {"kind": ["a", "c"]}


@pytest.mark.parametrize("value", ["x" * (LONGEST_TEXT + 1), "x" * 5000, "a\x00b", "tab\there"])
def test_a_text_that_nobody_looks_for_is_named_by_its_beginning(value: str) -> None:
    app = opened(text=value)
    assert shown(app)["words"] == ""
    (note,) = ignored(app)
    assert len(note) < 100
    assert "\x00" not in note
    assert address_of(app) == {}


def test_a_text_in_chinese_may_be_as_long_as_one_in_letters() -> None:
    assert shown(opened(text="肉" * LONGEST_TEXT))["words"] == "肉" * LONGEST_TEXT


def test_a_text_ends_where_the_address_would_grow_too_long_and_says_so() -> None:
    app = opened()
    app.text_input[0].input("🍵" * LONGEST_TEXT).run()

    assert shown(app)["words"] == "🍵" * 37
    assert notes(app) == [f"text is longer than an address holds; {'🍵' * 13} was left out."]


def test_a_note_shows_a_value_as_it_is_and_never_as_a_picture_or_a_link() -> None:
    app = opened(colour="![x](https://x.test/x.png) :red[<b>]")
    assert notes(app)[0].startswith(
        r"The address asks for colour = !\[x\](https\://x.test/x.png) \:red\[\<b\>\], which"
    )


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


def test_the_link_to_a_view_holds_what_is_chosen() -> None:
    app = opened(colour="blue", kind=["a", "c"], text="肉")
    assert app.code[0].value == "/test?colour=blue&kind=a&kind=c&text=%E8%82%89"
    assert opened().code[0].value == "/test"


def test_a_page_that_there_is_not_is_named_on_the_page_shown_instead() -> None:
    app = opened(lost="old/page")
    assert notes(app) == ["There is no page old/page here; this one is shown instead."]
    assert address_of(app) == {}
