"""A free text: as long as an address holds, and what is said of a longer one."""

import pytest

from dashboard.ui.address import LONGEST_TEXT
from tests.dashboard.opened import address_of, ignored
from tests.dashboard.ui.address.widgets_page import notes, opened, shown


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


def test_a_text_is_known_before_its_widget_is_drawn() -> None:
    app = opened(text=" rye ")
    assert (shown(app)["words"], shown(app)["ahead"]) == ("rye", True)
    app.text_input[0].input("oats").run()
    assert (shown(app)["words"], shown(app)["ahead"]) == ("oats", True)
    app.query_params["text"] = "barley"
    app.run()
    assert (shown(app)["words"], shown(app)["ahead"]) == ("barley", True)
