"""Sore points: what may not go, the newest stop first, and where the two counts are furthest apart."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.screens.overview.sore_points import stopped_markets, widest_gap
from dashboard.subjects.trade.headline import HeadlinePair
from etl.vocabulary.trade import Direction
from tests.dashboard.made_trade import COUNTED
from tests.dashboard.markets import market as made_market


def pair(group: str, home: float, partner: float, **more: Any) -> HeadlinePair:
    whole = HeadlinePair(
        Direction.FROM_PARTNER,
        group,
        "USD",
        date(2099, 1, 1),
        date(2099, 12, 31),
        replace(COUNTED, value=home),
        replace(COUNTED, value=partner),
    )
    return replace(whole, **more)


def test_what_is_stopped_comes_newest_first_and_what_is_open_not_at_all() -> None:
    old, new, is_open = (
        made_market(good_code=good, state=state, since_date=date(year, 1, 1))
        for good, state, year in (("wool", "suspended", 2097), ("apples", "closed", 2098), ("tea", "open", 2099))
    )

    assert stopped_markets([old, is_open, new]) == [new, old]


def test_the_widest_gap_is_of_one_group_of_goods_where_any_is_counted_by_both() -> None:
    grain, meat = pair("grain", 9e6, 4e6), pair("meat", 1e6, 3e6)

    assert widest_gap([pair("all_goods", 9e9, 1e9), grain, meat]) == grain


def test_without_such_a_group_it_is_of_all_goods_in_one_direction() -> None:
    way = pair("all_goods", 9e9, 8e9)

    assert widest_gap([way, pair("all_goods", 19e9, 9e9, direction=Direction.TURNOVER)]) == way


def test_a_lower_bound_and_another_currency_have_no_gap_to_tell() -> None:
    bound = replace(pair("grain", 9e6, 4e6), home=replace(COUNTED, value=9e6, is_at_least=True))

    assert widest_gap([bound, pair("meat", 9e6, 1e6, unit="t")]) is None
