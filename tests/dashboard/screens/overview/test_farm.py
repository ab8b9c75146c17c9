"""Shares of farm groups, and single products where groups are not given."""

import math

import pandas as pd

from dashboard.screens.overview.farm import group_shares, largest_products, whole_without_parts
from tests.dashboard.points import flows, months, year


def groups(*rows: dict[str, object]) -> pd.DataFrame:
    return flows(*rows).assign(group_code=[row["group_code"] for row in rows])


def test_a_share_is_of_the_same_sources_total() -> None:
    series = groups(
        {"group_code": "grain"},
        {"group_code": "agricultural", "value_usd": 4.0},
        {"group_code": "agricultural", "source_code": "other", "value_usd": 100.0},
    )
    assert group_shares(series)[["group_code", "year", "share_pct"]].to_numpy().tolist() == [["grain", 2099, 25.0]]


def test_a_share_without_a_total_is_unknown() -> None:
    shares = group_shares(groups({"group_code": "grain"}, {"group_code": "agricultural", **year(2098)}))
    assert math.isnan(shares["share_pct"].iloc[0])


def test_only_a_group_that_is_nothing_but_a_stand_in_is_named_so() -> None:
    series = groups(
        {"group_code": "oilseed", "stand_in_count": 1},
        {"group_code": "grain"},
        {"group_code": "other_agricultural", "stand_in_count": 1, "commodity_count": 2},
    )
    assert group_shares(series)["is_stand_in"].tolist() == [True, False, False]


def test_parts_of_years_and_of_groups_stay_out() -> None:
    series = groups(
        {"group_code": "grain", **months(2099, 5)},
        {"group_code": "grain", "partner_count": 1},
        {"group_code": "grain", **year(2098), "partner_count": 5},
    )
    assert group_shares(series, member_count=5)["year"].tolist() == [2098]


def test_a_total_is_shown_alone_only_where_its_source_has_no_groups() -> None:
    series = groups(
        {"group_code": "grain"}, {"group_code": "agricultural"}, {"group_code": "agricultural", "source_code": "totals"}
    )
    assert whole_without_parts(series)["source_code"].tolist() == ["totals"]


def products(*rows: dict[str, object]) -> pd.DataFrame:
    return flows(*rows).assign(commodity_id=[row["commodity_id"] for row in rows])


def test_products_are_those_of_the_newest_year_of_either_side() -> None:
    imports = products(
        {"commodity_id": "FAO:wheat", "value_usd": 5.0}, {"commodity_id": "FAO:rye", **year(2098), "value_usd": 99.0}
    )
    exports = products({"commodity_id": "FAO:oats", "value_usd": 7.0})
    assert largest_products(imports, exports)[["side", "commodity_id", "value_usd"]].to_numpy().tolist() == [
        ["home", "FAO:wheat", 5.0],
        ["partner", "FAO:oats", 7.0],
    ]


def test_a_product_that_one_side_does_not_list_is_not_made_up() -> None:
    imports = products({"commodity_id": "FAO:wheat"}, {"commodity_id": "FAO:oats", "value_usd": math.nan})
    assert largest_products(imports, imports.head(0))["commodity_id"].tolist() == ["FAO:wheat"]


def test_no_more_than_the_largest_are_named() -> None:
    imports = products(*({"commodity_id": f"FAO:{place}", "value_usd": float(place)} for place in range(5)))
    assert largest_products(imports, imports.head(0), most=2)["commodity_id"].tolist() == ["FAO:3", "FAO:4"]
