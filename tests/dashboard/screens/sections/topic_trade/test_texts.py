"""Lines of trade say whose they are, where they end, and what a reader must know of them."""

from datetime import date

from dashboard.screens.sections.topic_trade.lines import end_of_lines
from dashboard.screens.sections.topic_trade.shown_time import shown_time
from dashboard.screens.sections.topic_trade.texts import (
    ends_in_words,
    picture_in_words,
    remark,
    to_picture_table,
    to_stated_table,
    trade_in_words,
    valuations_in_words,
)
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from tests.dashboard.made_topic_trade import NAMES, made_flow, made_points, made_stated

YEARS = shown_time("year", date(2099, 5, 9), date(2099, 5, 9), date(2110, 1, 1))


def ends(*flows: GoodsFlow) -> str:
    return ends_in_words(end_of_lines(made_points(*flows), YEARS), YEARS, NAMES)


def test_a_line_names_goods_reporter_and_publisher() -> None:
    named = made_points(
        made_flow("2099"),
        made_flow("2099", commodity_id="HS:1001", reporter_code="BV", source_code="yearbook", valuation="fob"),
        made_flow("2099", is_stand_in=True),
        made_flow("2099", source_code="weighed", valuation="reconciled"),
    )
    assert [point.line.name for point in named] == [
        "Grain: Aland, AC",
        "Wheat: Bouvet, YB",
        "Grain, with all of HS 10: Aland, AC",
        "Grain: neither side's own, WH",
    ]


def test_a_statement_names_both_sides_the_office_and_what_is_not_customs() -> None:
    stated = made_stated({}, {"indicator": "rail_cargo", "group_code": None, "commodity_id": "HS:1001"})
    assert [point.line.name for point in stated] == [
        "Grain, stated: Aland with Bouvet, Aland Customs",
        "Wheat (Rail freight), stated: Aland with Bouvet, Aland Customs",
    ]


def test_an_end_of_data_is_said_and_is_no_end_of_trade() -> None:
    assert ends(made_flow("2098"), made_flow("2099"), made_flow("2100-05")) == (
        "The data end: Aland by AC (Grain) in 2099; Aland by AC, monthly (Grain) in May 2100. "
        "Nothing later is in the database; that is no end of trade."
    )


def test_a_line_that_goes_on_past_the_picture_is_not_said_to_end() -> None:
    assert ends(made_flow("2099"), made_flow("2150")) == "These go on past the picture: Aland by AC (Grain) in 2150."


def test_lines_of_one_source_that_end_together_are_told_together() -> None:
    told = ends(*(made_flow("2099", commodity_id=goods, source_code="yearbook") for goods in ("FAO:rye", "HS:1001")))
    assert told.startswith("The data end: Aland by YB (Rye, Wheat) in 2099. ")


def test_each_sides_valuation_is_told_once() -> None:
    named = made_points(made_flow("2098"), made_flow("2099"), made_flow("2099", reporter_code="BV", valuation="fob"))
    assert valuations_in_words(named, NAMES) == "Aland: CIF; Bouvet: FOB"


def test_the_direction_is_seen_from_home() -> None:
    assert [trade_in_words(flow, "Aland", "Bouvet") for flow in ("import", "export")] == [
        "Aland's imports from Bouvet",
        "Aland's exports to Bouvet",
    ]


def test_the_table_holds_lines_and_statements_with_their_marks() -> None:
    table = to_picture_table(
        [
            *made_points(made_flow("2098"), made_flow("2099", is_doubtful=True, is_stand_in=True)),
            *made_stated({"confidence": "medium"}),
        ],
        NAMES,
        "USD",
    )
    kept = table.labelled()[
        ["Goods", "Period", "Amount", "Unit", "Whose figures", "Valuation", "Source", "Remark", "Source or figure code"]
    ]
    assert kept.to_numpy().tolist() == [
        ["Grain", "2098", 5.0, "USD", "Aland", "CIF", "Trade by month", "", "aland_customs"],
        [
            "Grain, with all of HS 10",
            "2099",
            5.0,
            "USD",
            "Aland",
            "CIF",
            "Trade by month",
            "doubtful; the chapter also holds other goods",
            "aland_customs",
        ],
        [
            "Grain",
            "2099",
            2e9,
            "USD",
            "Aland Customs",
            "Valuation not stated",
            "Aland Customs, in Example News",
            "doubtful",
            "F0001",
        ],
    ]


def test_a_point_is_remarked_with_nothing_but_its_marks() -> None:
    points = made_points(made_flow("2098"), made_flow("2099", is_estimated=True, is_stand_in=True))
    assert [remark(point) for point in points] == ["", "estimated; the chapter also holds other goods"]


def test_a_statement_keeps_its_own_period_unit_and_page() -> None:
    table = to_stated_table(made_stated({"period_label": "Jan-May 2099"}), NAMES)
    assert table.labelled()[["Period", "Goods", "Unit", "Direction", "Stated by", "Source"]].to_numpy().tolist() == [
        ["Jan-May 2099", "Grain", "USD", "Aland's imports from Bouvet", "Aland Customs", "https://example.org/figure"]
    ]


def test_the_picture_is_told_with_the_latest_amount_of_each_line() -> None:
    named = made_points(
        made_flow("2098", 1e6),
        made_flow("2099", 2e6),
        made_flow("2098", 3e6, commodity_id="FAO:rye", source_code="yearbook"),
    )
    assert picture_in_words("Grain", "Aland's imports from Bouvet", named, "USD") == (
        "Aland's imports from Bouvet, Grain. Latest: Rye: Aland, YB 3.0 m USD in 2098; Grain: Aland, AC 2.0 m USD in 2099."
    )


def test_lines_that_end_together_are_told_in_their_own_order() -> None:
    points = made_points(
        *(made_flow("2099", 1e6, commodity_id=code) for code in ("HS:1001", "FAO:rye")), made_flow("2099")
    )
    assert picture_in_words("Grain", "Trade", points, "USD") == (
        "Trade, Grain. Latest: Wheat: Aland, AC 1.0 m USD in 2099; Rye: Aland, AC 1.0 m USD in 2099; "
        "Grain: Aland, AC 5 USD in 2099."
    )
