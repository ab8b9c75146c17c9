"""Which goods the page begins with, and that a click or a choice takes them."""

import pytest
import streamlit as st

from dashboard.screens.commodities.goods import Goods, freshest_group, take_goods
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Direction
from tests.dashboard.made_trade import made_line, whole_year


def line(
    group: str, number: int, direction: Direction = Direction.FROM_PARTNER, value: float = 1.0, unit: str = "USD"
) -> HeadlineLine:
    told = {"group_code": group, "period": whole_year(number), "direction": direction, "value": value, "unit": unit}
    return made_line(Series("customs", "AX"), **told)


def test_of_the_first_three_groups_the_freshest_begins() -> None:
    lines = [line("meat", 2097), line("grain", 2098), line("oilseed", 2098), line("pulses", 2099)]
    assert freshest_group(lines, Direction.FROM_PARTNER) == "grain"


def test_of_groups_told_to_one_year_the_one_of_which_most_is_counted_begins() -> None:
    lines = [line("meat", 2099, value=8e4), line("grain", 2099, value=3e8), line("oilseed", 2099, value=9e9, unit="t")]
    assert freshest_group(lines, Direction.FROM_PARTNER) == "grain"


def test_where_none_of_them_is_told_the_wide_groups_begin() -> None:
    assert freshest_group([line("all_goods", 2099)], Direction.FROM_PARTNER) == "all_goods"
    assert freshest_group([line("grain", 2099, Direction.TO_PARTNER)], Direction.FROM_PARTNER) == "agricultural"


def test_goods_are_a_commodity_or_the_whole_group() -> None:
    assert (Goods("grain").code, Goods("grain", "HS:1001").code) == ("grain", "HS:1001")


def test_taking_a_group_leaves_the_commodity_that_was_chosen_before(monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, object] = {"page": "commodities", "commodities.commodity": "HS:1001"}
    monkeypatch.setattr(st, "session_state", state)
    take_goods(Goods("meat"))
    assert state | {"commodities.group": "meat", "commodities.commodity": "whole"} == state
