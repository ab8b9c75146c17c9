"""Figures that authorities stated of a meeting's goods."""

from dataclasses import replace
from typing import Any

from dashboard.screens.event.stated import about_goods, in_measure, office_in_words, to_stated_table, trade_in_words
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import FIGURE

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland Customs"},
    groups={"grain": "Grain", "all_goods": "All goods"},
    commodities={"HS:1001": "Wheat"},
    terms={"indicator": {"rail_cargo": "Rail freight"}},
)
GRAIN = replace(FIGURE, flow="import", group_code="grain", stated_by="AX-CUSTOMS", counted_by="AX-CUSTOMS")


def about(group: str = "grain", **told: Any) -> GroupFigure:
    return GroupFigure(group, replace(GRAIN, **told))


def test_of_a_wide_group_only_what_is_about_the_whole_counts() -> None:
    wheat = about(group_code=None, commodity_id="HS:1001")
    in_all = about("all_goods", group_code=None, commodity_id="HS:1001")
    assert about_goods([wheat, in_all], "grain") == [wheat]
    assert about_goods([wheat, in_all], "all_goods") == []


def test_no_unit_is_converted() -> None:
    dollars, yuan = about(measure="value", unit="USD"), about(measure="value", unit="CNY")
    tonnes = about(measure="weight", unit="t")
    assert in_measure([dollars, yuan, tonnes], "value_usd") == [dollars]
    assert in_measure([dollars, yuan, tonnes], "net_weight_kg") == [tonnes]


def test_a_line_of_statements_says_what_is_counted_between_whom_and_by_whom() -> None:
    assert office_in_words(about(), NAMES) == "Grain, stated: Aland with Bouvet, Aland Customs"
    freight = about(group_code=None, commodity_id="HS:1001", indicator="rail_cargo")
    assert office_in_words(freight, NAMES) == "Wheat (Rail freight), stated: Aland with Bouvet, Aland Customs"


def test_the_direction_is_seen_from_home() -> None:
    assert [trade_in_words(flow, "Aland", "Bouvet") for flow in ("import", "export")] == [
        "Aland's imports from Bouvet",
        "Aland's exports to Bouvet",
    ]


def test_a_statement_keeps_its_own_period_unit_and_page() -> None:
    table = to_stated_table([about(period_label="Jan-May 2099")], NAMES)
    assert table.labelled()[["Period", "Goods", "Unit", "Direction", "Stated by", "Source"]].to_numpy().tolist() == [
        ["Jan-May 2099", "Grain", "USD", "Aland's imports from Bouvet", "Aland Customs", "https://example.org/figure"]
    ]
