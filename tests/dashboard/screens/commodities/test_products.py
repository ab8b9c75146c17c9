"""What a group is made of: shares of one source's products in one year, of one level."""

from dataclasses import replace

from dashboard.screens.commodities.points import GoodsPoint, year_point
from dashboard.screens.commodities.products import (
    OtherProducts,
    largest,
    newest_named,
    other_products,
    products_of,
)
from dashboard.subjects.trade.years_of_goods import NamedGoods, YearOfGood
from etl.vocabulary.trade import Side

NAMED = NamedGoods("aland_customs", 2099, "heading", 2, 4.0)
YEAR = YearOfGood(
    *("aland_customs", "AX", "HS:1001", 2099, "fob"),
    value_usd=1.0,
    net_weight_kg=500.0,
    month_count=None,
    is_doubtful=False,
    is_derived=False,
    is_estimated=False,
    is_stand_in=False,
)


def point(code: str, value: float, number: int = 2099) -> GoodsPoint:
    return year_point(replace(YEAR, commodity_id=code, value_usd=value, year=number), "BV")


def test_shares_are_of_all_that_the_source_names_the_largest_first() -> None:
    found = products_of(Side.HOME, [point("HS:1001", 1.0), point("HS:1003", 3.0)], NAMED)
    assert [(one.commodity_id, one.share_pct, one.year) for one in found] == [
        ("HS:1003", 75.0, 2099),
        ("HS:1001", 25.0, 2099),
    ]


def test_products_that_come_to_nothing_have_no_shares() -> None:
    assert products_of(Side.HOME, [point("HS:1001", 0.0)], replace(NAMED, value_usd=0.0)) == []


def test_a_source_with_one_product_only_gives_way_to_an_older_one_with_several() -> None:
    alone = NamedGoods("yearbook", 2099, "heading", 1, 5.0)
    assert newest_named([alone, replace(NAMED, year=2097)]) == replace(NAMED, year=2097)
    assert newest_named([alone]) == alone
    assert newest_named([]) is None


def test_of_one_year_it_is_the_source_and_level_that_names_most() -> None:
    finer = NamedGoods("yearbook", 2099, "subheading", 9, 1.0)
    assert newest_named([NAMED, finer]) == finer


def test_what_is_not_listed_is_counted_and_summed() -> None:
    listed = products_of(Side.HOME, [point("HS:1003", 3.0)], NAMED)
    assert other_products(Side.HOME, listed, NAMED) == OtherProducts(Side.HOME, 1, 1.0, 25.0)
    assert other_products(Side.HOME, listed, replace(NAMED, goods_count=1)) is None


def test_the_largest_on_either_side_are_named_once() -> None:
    home = products_of(Side.HOME, [point("HS:1001", 9.0), point("HS:1003", 1.0)], replace(NAMED, value_usd=10.0))
    partner = products_of(Side.PARTNER, [point("HS:1001", 1.0), point("HS:1003", 4.0)], replace(NAMED, value_usd=5.0))
    assert largest([*home, *partner]) == ["HS:1001", "HS:1003"]
    assert largest([*home, *partner], most=1) == ["HS:1001"]
