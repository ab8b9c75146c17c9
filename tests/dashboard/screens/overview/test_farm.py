"""Shares of farm groups, and single products where groups are not given."""

from typing import Any

from dashboard.screens.overview.farm import group_shares, largest_products, whole_without_parts
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Side
from tests.dashboard.made_trade import made_flows, to_month, whole_year

OTHER = {"series": Series("other", "AX")}


def groups(**flows: list[dict[str, Any]]) -> dict[str, list[ReportedFlow]]:
    return {code: made_flows(*overrides) for code, overrides in flows.items()}


def test_a_share_is_of_the_same_sources_total() -> None:
    flows = groups(grain=[{}], agricultural=[{"value_usd": 4.0}, {**OTHER, "value_usd": 100.0}])
    assert [(one.group_code, one.year, one.share_pct) for one in group_shares(flows)] == [("grain", 2099, 25.0)]


def test_a_share_without_a_total_is_unknown() -> None:
    (share,) = group_shares(groups(grain=[{}], agricultural=[{"period": whole_year(2098)}]))
    (of_unknown,) = group_shares(groups(grain=[{}], agricultural=[{"value_usd": None}]))
    assert (share.share_pct, of_unknown.share_pct) == (None, None)


def test_a_total_in_another_valuation_makes_no_share() -> None:
    (share,) = group_shares(groups(grain=[{}], agricultural=[{"valuation": "reconciled", "value_usd": 4.0}]))
    assert share.share_pct is None


def test_parts_of_years_and_of_groups_stay_out() -> None:
    flows = groups(
        grain=[
            {"period": to_month(2099, 5)},
            {"partner_count": 1},
            {"period": whole_year(2098), "partner_count": 5},
        ]
    )
    assert [share.year for share in group_shares(flows, member_count=5)] == [2098]


def test_a_total_is_shown_alone_only_where_its_source_has_no_groups() -> None:
    flows = groups(grain=[{}], agricultural=[{}, OTHER])
    assert [total.source_code for total in whole_without_parts(flows)] == ["other"]


def products(**overrides: dict[str, Any]) -> list[GoodsFlow]:
    return [GoodsFlow("agricultural", f"FAO:{code}", made_flows(told)[0]) for code, told in overrides.items()]


def test_products_are_those_of_the_newest_year_of_either_side() -> None:
    imports = products(wheat={"value_usd": 5.0}, rye={"period": whole_year(2098), "value_usd": 99.0})
    exports = products(oats={"value_usd": 7.0})
    assert [(one.side, one.commodity_id, one.value_usd) for one in largest_products(imports, exports)] == [
        (Side.PARTNER, "FAO:oats", 7.0),
        (Side.HOME, "FAO:wheat", 5.0),
    ]


def test_a_product_that_one_side_does_not_list_is_not_made_up() -> None:
    imports = products(wheat={}, oats={"value_usd": None})
    assert [one.commodity_id for one in largest_products(imports, [])] == ["FAO:wheat"]


def test_no_more_than_the_largest_are_named() -> None:
    imports = products(**{f"p{place}": {"value_usd": float(place)} for place in range(5)})
    assert [one.commodity_id for one in largest_products(imports, [], most=2)] == ["FAO:p4", "FAO:p3"]
