"""Shares of products as bars by side, in words and as a table."""

from dataclasses import replace

from dashboard.screens.commodities.products import MadeOf, OtherProducts, Product
from dashboard.screens.commodities.products_section import (
    products_alt,
    products_by_side,
    side_names,
    to_products_table,
)
from etl.vocabulary.trade import Side
from tests.dashboard.screens.commodities.test_products import point
from tests.dashboard.screens.commodities.test_texts import NAMES, TRADED

TOLD = replace(TRADED, names=replace(NAMES, commodities={"HS:1001": "Wheat", "HS:1003": "Barley"}))
PRODUCTS = [
    Product(Side.HOME, point("HS:1001", 3.0), 75.0),
    Product(Side.HOME, point("HS:1003", 1.0), 25.0),
    Product(Side.PARTNER, point("HS:1001", 2.0, 2098), 100.0),
]


def test_a_side_is_named_with_the_year_that_it_tells_of() -> None:
    assert side_names(PRODUCTS, TOLD) == {Side.HOME: "China, 2099", Side.PARTNER: "Bouvet, 2098"}


def test_there_is_a_bar_of_each_product_that_a_side_names_and_none_for_what_is_unknown() -> None:
    home, partner = products_by_side(PRODUCTS, ["HS:1001", "HS:1003"], TOLD).data
    assert (home.x, partner.x) == ((75.0, 25.0), (100.0,))
    assert partner.y == ("HS 1001 Wheat",)


def test_the_chart_in_words_tells_the_largest_of_each_side() -> None:
    assert products_alt(PRODUCTS, TOLD) == (
        "Largest product by each side's count. China, 2099: HS 1001 Wheat 75.0 %; Bouvet, 2098: HS 1001 Wheat 100.0 %."
    )


def test_the_table_has_the_products_of_a_side_and_then_its_others_as_one_row() -> None:
    frame = to_products_table(MadeOf(PRODUCTS, [OtherProducts(Side.HOME, 5300, 9.0, 60.0)]), TOLD).frame
    assert frame[["goods", "share_of_named_pct", "value_usd", "newest_year"]].to_numpy().tolist() == [
        ["HS 1001 Wheat", 75.0, 3.0, 2099],
        ["HS 1003 Barley", 25.0, 1.0, 2099],
        ["5,300 other products together", 60.0, 9.0, 2099],
        ["HS 1001 Wheat", 100.0, 2.0, 2098],
    ]
