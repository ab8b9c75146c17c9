"""What a group is made of: shares of one source's products in one year, of one level."""

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points
from dashboard.screens.commodities.products import largest, newest_products, newest_year_of_several
from etl.vocabulary.trade import Side
from tests.dashboard.screens.commodities.test_lines import frame, year

LEVELS = {"HS:1001": "heading", "HS:1003": "heading", "HS:10": "chapter", "TOTAL": "total"}


def of(code: str, value: float | None, number: int = 2099, **more: object) -> dict[str, object]:
    return year(number, value, commodity_id=code, **more)


def points(*rows: dict[str, object]) -> list[GoodsPoint]:
    return goods_points(to_points(frame(*rows), By.YEAR))


def test_shares_are_of_what_the_source_names_in_its_newest_year_the_largest_first() -> None:
    told = points(of("HS:1001", 1.0), of("HS:1003", 3.0), of("HS:1003", 9.0, 2098), of("HS:10", 4.0), of("TOTAL", 9.0))
    found = newest_products(Side.HOME, told, LEVELS)
    assert [(one.commodity_id, one.share_pct, one.year) for one in found] == [
        ("HS:1003", 75.0, 2099),
        ("HS:1001", 25.0, 2099),
    ]


def test_a_source_with_one_product_only_gives_way_to_an_older_one_with_several() -> None:
    told = points(
        of("HS:1001", 5.0, source_code="yearbook"),
        *(of("HS:1001", 1.0, 2097), of("HS:1003", 1.0, 2097)),
    )
    assert {one.year for one in newest_products(Side.HOME, told, LEVELS)} == {2097}


def test_the_newest_year_of_several_products_is_of_one_source_and_level() -> None:
    apart = [of("HS:1001", 5.0, source_code="yearbook"), of("HS:1003", 5.0), of("HS:10", 9.0)]
    together = [of("HS:1001", 1.0, 2097), of("HS:1003", 1.0, 2097)]
    assert newest_year_of_several(points(*apart), LEVELS) is None
    assert newest_year_of_several(points(*apart, *together), LEVELS) == 2097


def test_a_product_of_which_no_value_is_known_has_no_share() -> None:
    assert newest_products(Side.HOME, points(of("HS:1001", None, net_weight_kg=5.0)), LEVELS) == []


def test_the_largest_on_either_side_are_named_once() -> None:
    home = newest_products(Side.HOME, points(of("HS:1001", 9.0), of("HS:1003", 1.0)), LEVELS)
    partner = newest_products(Side.PARTNER, points(of("HS:1001", 1.0), of("HS:1003", 4.0)), LEVELS)
    assert largest([*home, *partner]) == ["HS:1001", "HS:1003"]
    assert largest([*home, *partner], most=1) == ["HS:1001"]


def test_what_was_reconciled_is_neither_sides_own() -> None:
    assert newest_products(Side.HOME, points(of("HS:1001", 5.0, valuation="reconciled")), LEVELS) == []
