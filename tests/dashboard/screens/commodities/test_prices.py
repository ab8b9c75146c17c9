from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.screens.commodities.points import GoodsLine, GoodsPoint, Marks
from dashboard.screens.commodities.prices import (
    Quotation,
    change_in_words,
    comparable_parts,
    newest_changes,
    priced_points,
    to_prices_table,
    world_points,
)
from dashboard.subjects.prices.world_prices import MonthPrice, QuotedGood
from dashboard.subjects.trade.series import Period
from tests.dashboard.made_trade import whole_year

OWN = GoodsLine("office", "AX", "BV", "HS:1001")
OTHER = OWN._replace(commodity_id="HS:1003")
NAMES = {OWN: "Aland: Office"}


def point(year: int, value_usd: float, tonnes: float, **more: Any) -> GoodsPoint:
    told = GoodsPoint(
        line=OWN,
        period=whole_year(year),
        valuation="cif",
        value_usd=value_usd,
        net_weight_kg=tonnes * 1000,
        unit_value_usd_per_t=value_usd / tonnes,
    )
    return replace(told, **more)


def quotation(*years: int, unit: str = "t") -> Quotation:
    """Rye at 100 in January, 200 in February and so on, in each of these years."""
    prices = (
        MonthPrice(
            "bank", date(year, month, 1), date(year, month, monthrange(year, month)[1]), 100.0 * month, unit, "USD"
        )
        for year in years
        for month in range(1, 13)
    )
    return Quotation(QuotedGood("rye", {"en": "Rye"}, "Made up.", "Both are grain."), tuple(prices))


def test_each_point_is_held_against_the_year_before_and_beside_the_nearest_price() -> None:
    points = [point(2098, 1000, 10), point(2099, 1650, 11)]
    newest, oldest = priced_points(points, NAMES, {"HS:1001": quotation(2099)})

    assert newest.parts is not None
    assert (newest.parts.price_points, newest.parts.tonnes_points) == (52.5, 12.5)
    assert (newest.unit_value_usd_per_t, newest.world_usd_per_t, newest.quoted_title) == (150.0, 650.0, "Rye")
    assert (oldest.parts, oldest.world_usd_per_t) == (None, None)
    assert (
        change_in_words(newest) == "**2099**, on the year: up 65 %: 52 points price, 13 points tonnes (Aland: Office)"
    )


@pytest.mark.parametrize("mark", [{"marks": Marks(is_at_least=True)}, {"month_count": 11}, {"line": OTHER}])
@pytest.mark.parametrize("place", [0, 1])
def test_a_bound_a_torn_year_and_another_line_are_held_against_nothing(place: int, mark: dict[str, Any]) -> None:
    rows = [point(2098, 1000, 10), point(2099, 1650, 11)]
    rows[place] = replace(rows[place], **mark)

    assert [one.parts for one in priced_points(rows, NAMES | {OTHER: "Other"}, {})] == [None, None]


def test_a_month_is_held_against_the_same_month_of_the_year_before() -> None:
    leap = Period("month", date(2096, 2, 1), date(2096, 2, 29))
    february = Period("month", date(2097, 2, 1), date(2097, 2, 28))
    march = Period("month", date(2096, 3, 1), date(2096, 3, 31))
    points = [point(2096, 100, 1, period=leap), point(2096, 300, 1, period=march), point(2097, 200, 1, period=february)]

    assert [one.parts and one.parts.change_pct for one in priced_points(points, NAMES, {})] == [100.0, None, None]


def test_of_each_line_the_newest_change_is_told() -> None:
    points = [point(2097, 1, 1), point(2098, 2, 1), point(2099, 4, 1), point(2100, 4, 1, net_weight_kg=0.0)]
    told = newest_changes(priced_points(points, NAMES, {}))

    assert [one.period_start.year for one in told] == [2099]


def test_the_world_price_is_told_over_the_periods_of_the_points() -> None:
    found = world_points([point(2099, 1, 1), point(2098, 1, 1)], quotation(2099))

    assert [(one.line, one.period, one.unit_value_usd_per_t, one.value_usd) for one in found] == [
        (GoodsLine("bank", "", "", "rye"), whole_year(2099), 650.0, None)
    ]


def test_a_price_that_is_not_held_or_not_by_weight_is_no_point() -> None:
    points = [point(2099, 1, 1)]

    assert world_points(points, quotation(2098)) == []
    assert world_points(points, quotation(2099, unit="bbl")) == []


def test_two_points_are_parted_only_where_both_are_whole() -> None:
    earlier, later = point(2098, 1000, 10), point(2099, 1650, 11)

    assert comparable_parts(earlier, later) is not None
    assert comparable_parts(earlier, replace(later, marks=Marks(is_at_least=True))) is None


def test_the_table_has_the_parts_of_every_change_and_no_column_that_says_nothing() -> None:
    points = [point(2098, 1000, 10), point(2099, 1650, 11)]
    table = to_prices_table(priced_points(points, NAMES, {}))

    assert list(table.frame.columns) == [
        *("period", "line", "unit_value_usd_per_t", "change_pct", "price_points_pct", "tonnes_points_pct")
    ]
    assert table.frame["price_points_pct"].tolist()[0] == 52.5
