"""Filters live in the address: what is asked for is shown, what is chosen is written, junk is named and ignored."""

import pytest

from tests.dashboard.opened import address_of, ignored
from tests.dashboard.ui.address.widgets_page import DEFAULTS, notes, opened, shown


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
        "ahead": True,
    }
    assert address_of(app) == {name: value if isinstance(value, list) else [value] for name, value in asked.items()}
    assert [warning.value for warning in app.warning] == []


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


def test_a_note_shows_a_value_as_it_is_and_never_as_a_picture_or_a_link() -> None:
    app = opened(colour="![x](https://x.test/x.png) :red[<b>]")
    assert notes(app)[0].startswith(
        r"The address asks for colour = !\[x\](https\://x.test/x.png) \:red\[\<b\>\], which"
    )


def test_the_link_to_a_view_holds_what_is_chosen() -> None:
    app = opened(colour="blue", kind=["a", "c"], text="肉")
    assert app.code[0].value == "/test?colour=blue&kind=a&kind=c&text=%E8%82%89"
    assert opened().code[0].value == "/test"


def test_a_page_that_there_is_not_is_named_on_the_page_shown_instead() -> None:
    app = opened(lost="old/page")
    assert notes(app) == ["There is no page old/page here; this one is shown instead."]
    assert address_of(app) == {}
