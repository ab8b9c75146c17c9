"""The sentence that the Overview opens with: right also where a count, a change or a pair is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.subjects.trade.answer import answer_sentence, detail_line, earlier_gap
from dashboard.subjects.trade.headline import HeadlinePair
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change, TradePoint
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import COUNTED, made_point, to_month, whole_year

NAMES = made_names(areas={"CN": "China", "CN-XJ": "Xinjiang", "AX": "Aland", "C5": "The five"})
SIDES = HomeAndPartner("CN", "AX", NAMES)


def point(side: Side, value: float | None, **more: Any) -> TradePoint:
    return made_point(side=side, value=value, **more)


def pair(number: int = 2099, **more: Any) -> HeadlinePair:
    home, partner = replace(COUNTED, value=5e9), replace(COUNTED, value=2e9)
    whole = HeadlinePair(
        Direction.TURNOVER, "all_goods", "USD", date(number, 1, 1), date(number, 12, 31), home, partner
    )
    return replace(whole, **more)


OWN = point(Side.HOME, 5e9, change=Change(11.4))
THEIRS = point(Side.PARTNER, 2e9)


@pytest.mark.parametrize(
    ("newest", "pairs", "said"),
    [
        (
            [OWN, THEIRS],
            [pair()],
            "In 2099 China counted 5.0 bn USD of trade with Aland, 11 % more than in 2098; Aland counted 2.0 bn USD. "
            "The two counts are 3.0 bn USD apart.",
        ),
        (
            [replace(OWN, change=Change(-0.4)), THEIRS],
            [pair()],
            "In 2099 China counted 5.0 bn USD of trade with Aland, 0.4 % less than in 2098; Aland counted 2.0 bn USD. "
            "The two counts are 3.0 bn USD apart.",
        ),
        (
            [replace(OWN, change=None), point(Side.PARTNER, 2e9, period=whole_year(2097))],
            [pair(2097)],
            "In 2099 China counted 5.0 bn USD of trade with Aland. The newest count of Aland is of 2097: 2.0 bn USD.",
        ),
        (
            [OWN],
            [],
            "In 2099 China counted 5.0 bn USD of trade with Aland, 11 % more than in 2098. No count by Aland is in the "
            "record.",
        ),
        (
            [THEIRS],
            [],
            "In 2099 Aland counted 2.0 bn USD of trade between China and Aland. No count by China is in the record.",
        ),
        ([], [], "No count of the trade between China and Aland is in the record."),
        ([point(Side.HOME, None)], [], "No count of the trade between China and Aland is in the record."),
    ],
)
def test_each_side_is_told_as_far_as_it_counted(
    newest: Sequence[TradePoint], pairs: Sequence[HeadlinePair], said: str
) -> None:
    assert answer_sentence(newest, pairs, SIDES) == said


def test_a_gap_is_told_only_of_the_pair_of_the_very_year() -> None:
    told = answer_sentence([OWN, THEIRS], [pair(2097)], SIDES)

    assert "apart" not in told
    assert told.endswith("The newest count of Aland is of 2099: 2.0 bn USD.")


def test_a_lower_bound_is_told_as_one_and_has_no_gap() -> None:
    bound = replace(pair(), partner=replace(COUNTED, value=2e9, is_at_least=True))

    told = answer_sentence([OWN, replace(THEIRS, is_at_least=True)], [bound], SIDES)
    assert told.endswith("The newest count of Aland is of 2099: at least 2.0 bn USD.")


def test_xinjiangs_trade_is_told_as_counted_by_china() -> None:
    told = answer_sentence([OWN], [], HomeAndPartner("CN-XJ", "AX", NAMES))

    assert told.startswith("In 2099 China counted 5.0 bn USD of trade between Xinjiang and Aland, 11 % more")


def test_a_group_of_countries_is_no_silent_side() -> None:
    told = answer_sentence([OWN], [], HomeAndPartner("CN", "C5", NAMES))

    assert told.endswith("A group of countries keeps no count of its own.")


def test_dollars_come_before_another_currency() -> None:
    yuan = point(Side.HOME, 35e9, unit="CNY")

    assert "5.0 bn USD" in answer_sentence([yuan, OWN], [], SIDES)


def test_what_is_newer_than_the_newest_year_stands_below_with_its_months() -> None:
    newer = [
        point(Side.HOME, 1e9, period=to_month(2100, 3)),
        point(Side.HOME, 9e9, period=to_month(2100, 3), direction=Direction.TO_PARTNER),
    ]

    assert detail_line(newer, SIDES) == (
        "Both directions, all goods, as each side counts. Newer, for part of a year: China Jan–Mar 2100: 1.0 bn USD."
    )
    assert detail_line([], SIDES) == "Both directions, all goods, as each side counts."


def test_where_the_newest_years_differ_the_gap_of_the_newest_common_year_stands_below() -> None:
    newest = [OWN, point(Side.PARTNER, 2e9, period=whole_year(2097))]

    assert (
        earlier_gap(newest, [pair(2097)], SIDES)
        == "For 2097 China counted 5.0 bn USD, Aland 2.0 bn USD: 3.0 bn USD apart."
    )
    assert earlier_gap([OWN, THEIRS], [pair()], SIDES) == ""  # the sentence above tells it
    assert earlier_gap([OWN], [], SIDES) == ""
