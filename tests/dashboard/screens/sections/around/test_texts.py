"""Lines of trade say whose they are, where they end, and what a reader must know of them."""

from datetime import date

from dashboard.screens.sections.around.texts import (
    ends_in_words,
    picture_in_words,
    remark,
    to_picture_table,
    to_stated_table,
    trade_in_words,
    valuations_in_words,
)
from dashboard.screens.sections.around.view import end_of_lines, window
from tests.dashboard.around_rows import NAMES, figures, lines, row

YEARS = window("year", date(2099, 5, 9), date(2099, 5, 9), date(2110, 1, 1))


def ends(*rows: dict[str, object]) -> str:
    return ends_in_words(end_of_lines(lines(*rows), YEARS), YEARS, NAMES)


def test_a_line_names_goods_reporter_and_publisher() -> None:
    named = lines(
        row("2099"),
        row("2099", goods="HS:1001", reporter_code="BV", source_code="yearbook", valuation="fob"),
        row("2099", stand_in_count=1),
        row("2099", source_code="weighed", valuation="reconciled"),
    )
    assert named["line_name"].tolist() == [
        "Grain: Aland, AC",
        "Wheat: Bouvet, YB",
        "Grain, with all of HS 10: Aland, AC",
        "Grain: neither side's own, WH",
    ]


def test_a_statement_names_both_sides_the_office_and_what_is_not_customs() -> None:
    assert figures({}, {"indicator": "rail_cargo", "group_code": None, "commodity_id": "HS:1001"})[
        "line_name"
    ].tolist() == [
        "Grain, stated: Aland with Bouvet, Aland Customs",
        "Wheat (Rail freight), stated: Aland with Bouvet, Aland Customs",
    ]


def test_an_end_of_data_is_said_and_is_no_end_of_trade() -> None:
    assert ends(row("2098"), row("2099"), row("2100-05")) == (
        "The data end: Aland by AC (Grain) in 2099; Aland by AC, monthly (Grain) in May 2100. "
        "Nothing later is in the database; that is no end of trade."
    )


def test_a_line_that_goes_on_past_the_picture_is_not_said_to_end() -> None:
    assert ends(row("2099"), row("2150")) == "These go on past the picture: Aland by AC (Grain) in 2150."


def test_lines_of_one_source_that_end_together_are_told_together() -> None:
    told = ends(*(row("2099", goods=goods, source_code="yearbook") for goods in ("FAO:rye", "HS:1001")))
    assert told.startswith("The data end: Aland by YB (Rye, Wheat) in 2099. ")


def test_each_sides_valuation_is_told_once() -> None:
    named = lines(row("2098"), row("2099"), row("2099", reporter_code="BV", valuation="fob"))
    assert valuations_in_words(named, NAMES) == "Aland: CIF; Bouvet: FOB"


def test_the_direction_is_seen_from_home() -> None:
    assert [trade_in_words(flow, "Aland", "Bouvet") for flow in ("import", "export")] == [
        "Aland's imports from Bouvet",
        "Aland's exports to Bouvet",
    ]


def test_the_table_holds_lines_and_statements_with_their_marks() -> None:
    table = to_picture_table(
        lines(row("2098"), row("2099", doubtful_count=1, stand_in_count=1)),
        figures({"confidence": "medium"}),
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


def test_what_is_not_known_of_a_point_is_not_remarked() -> None:
    assert remark(0, float("nan"), 0) == ""
    assert remark(0, 2, 0) == "estimated"


def test_a_statement_keeps_its_own_period_unit_and_page() -> None:
    table = to_stated_table(figures({"period_label": "Jan-May 2099"}), NAMES)
    assert table.labelled()[["Period", "Goods", "Unit", "Direction", "Stated by", "Source"]].to_numpy().tolist() == [
        ["Jan-May 2099", "Grain", "USD", "Aland's imports from Bouvet", "Aland Customs", "https://example.org/figure"]
    ]


def test_the_picture_is_told_with_the_latest_amount_of_each_line() -> None:
    named = lines(row("2098", 1e6), row("2099", 2e6), row("2098", 3e6, goods="FAO:rye", source_code="yearbook"))
    assert picture_in_words("Grain", "Aland's imports from Bouvet", named, "USD") == (
        "Aland's imports from Bouvet, Grain. Latest: Rye: Aland, YB 3.0 m USD in 2098; Grain: Aland, AC 2.0 m USD in 2099."
    )
