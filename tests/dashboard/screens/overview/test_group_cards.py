"""Cards of groups of goods: the count that reaches furthest, told as what it is, and its years as a picture."""

from dataclasses import replace
from typing import Any

from dashboard.screens.overview.group_cards import GroupTrade, group_card, newest_of_group
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import Change, TradePoint
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import TABLE, made_line, made_point, whole_year

NAMES = made_names(
    areas={"CN": "China", "AX": "Aland"}, groups={"grain": "Grain"}, publishers={"aland_customs": "Customs (AC)"}
)
SIDES = HomeAndPartner("CN", "AX", NAMES)
OTHER = Series("bouvet_customs", "BV")


def point(number: int, value: float | None = 4e6, **more: Any) -> TradePoint:
    told = {"side": Side.HOME, "direction": Direction.FROM_PARTNER} | more
    return made_point(period=whole_year(number), value=value, **told)


def line(of: TradePoint) -> HeadlineLine:
    whole = made_line(of.series, side=of.side, direction=of.direction, unit=of.unit)
    return replace(whole, period_start=of.period.start, period_end=of.period.end)


def found(*points: TradePoint) -> GroupTrade:
    newest: dict[tuple[Side, Series], TradePoint] = {}
    for one in points:
        newest[one.side, one.series] = one
    trade = newest_of_group("grain", points, [line(one) for one in newest.values()])
    assert trade is not None
    return trade


def test_the_count_that_reaches_furthest_is_told_even_as_a_lower_bound() -> None:
    whole, bound = point(2098), point(2099, 1e6, side=Side.PARTNER, series=OTHER, is_at_least=True)

    assert found(whole, bound).newest == bound


def test_a_whole_count_comes_before_a_lower_bound_and_the_larger_bound_before_the_smaller() -> None:
    small, large = (
        point(2099, value, side=side, series=series, is_at_least=True)
        for value, side, series in ((1e6, Side.HOME, TABLE), (9e6, Side.PARTNER, OTHER))
    )

    assert found(small, large).newest == large
    assert found(replace(small, is_at_least=False), large).newest.value == 1e6


def test_the_years_are_those_of_the_same_side() -> None:
    trade = found(point(2098), point(2099), point(2098, side=Side.PARTNER, series=OTHER))

    assert [(one.side, one.period.start.year) for one in trade.years] == [(Side.HOME, 2098), (Side.HOME, 2099)]


def test_without_a_count_there_is_no_card() -> None:
    assert newest_of_group("grain", [], []) is None
    assert newest_of_group("grain", [point(2099, unit="CNY")], []) is None


def test_a_card_says_goods_year_amount_change_and_whose_count() -> None:
    trade = GroupTrade("grain", point(2099, is_at_least=True, change=Change(-24.0)), (point(2098), point(2099)))
    card = group_card(trade, SIDES, "/commodities")

    assert (card.heading, card.number) == ("Grain, 2099", "at least 4.0 m USD")
    assert card.lines[0].startswith("-24.0 %")
    assert "<polyline" in card.picture


def test_a_change_from_next_to_nothing_is_left_out() -> None:
    trade = GroupTrade("grain", point(2099, change=Change(24_640.0)), (point(2099),))
    card = group_card(trade, SIDES, "")

    assert len(card.lines) == 1
    assert card.picture == ""  # one year is no line
