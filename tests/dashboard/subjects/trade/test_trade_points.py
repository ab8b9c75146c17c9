"""Both sides' figures stand side by side.

Nothing is added, joined or converted, and what is named first follows a rule.
"""

from typing import Any

import pytest

from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import (
    Change,
    SameFlowTwice,
    TradePoint,
    direction_of,
    headline_points,
    newer_parts,
    newest_points,
    ranked,
    stated_changes,
    stated_points,
    table_points,
    with_changes,
)
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_trade import CUSTOMS, TABLE, made_figures, made_flows, made_line, to_month, whole_year

OWN_OFFICES = {"ax-customs", "bv-customs"}
BANK = Series("official_figures", "AX", "edb")


def points(*rows: dict[str, Any]) -> list[TradePoint]:
    """Stated points of Aland's trade with rank and changes."""
    found = made_figures(*rows)
    return with_changes(ranked(stated_points(found, "AX"), OWN_OFFICES), stated_changes(found, "AX"))


@pytest.mark.parametrize(
    ("flow", "side", "direction"),
    [
        ("export", Side.HOME, Direction.TO_PARTNER),
        ("import", Side.HOME, Direction.FROM_PARTNER),
        ("import", Side.PARTNER, Direction.TO_PARTNER),
        ("export", Side.PARTNER, Direction.FROM_PARTNER),
        ("turnover", Side.PARTNER, Direction.TURNOVER),
    ],
)
def test_the_partners_import_goes_the_way_of_homes_export(flow: str, side: Side, direction: Direction) -> None:
    assert direction_of(flow, side) == direction


def test_a_table_has_a_turnover_only_where_it_has_both_flows() -> None:
    found = table_points(
        made_flows(
            {"value_usd": 3.0}, {"flow": "import", "value_usd": 2.0}, {"period": whole_year(2098), "value_usd": 9.0}
        ),
        Side.HOME,
    )
    turnover = [point for point in found if point.direction == Direction.TURNOVER]
    assert [(point.period, point.value, point.valuation) for point in turnover] == [(whole_year(2099), 5.0, "mixed")]


def test_a_turnover_is_unknown_where_a_flow_is() -> None:
    found = table_points(made_flows({"value_usd": None}, {"flow": "import"}), Side.HOME)
    assert [(point.direction, point.value) for point in found] == [("to_partner", None), ("from_partner", 1.0)]


def test_two_tables_of_one_reporter_have_two_turnovers() -> None:
    tables = [Series(source, "AX") for source in ("one", "two")]
    rows = [{"series": table, "flow": flow} for table in tables for flow in ("export", "import")]
    found = table_points(made_flows(*rows), Side.HOME)
    assert [(point.series.code, point.value) for point in found if point.direction == Direction.TURNOVER] == [
        ("one:AX", 2.0),
        ("two:AX", 2.0),
    ]


def test_a_table_that_gives_a_flow_twice_is_refused() -> None:
    with pytest.raises(SameFlowTwice, match="aland_customs:AX gives export of 2099-01-01 to 2099-12-31 twice"):
        table_points(made_flows({}, {"is_at_least": True}), Side.HOME)


def test_a_sum_over_some_members_of_a_group_is_no_total() -> None:
    some = {"period": whole_year(2098), "partner_count": 4}
    found = table_points(made_flows({"partner_count": 5}, some), Side.HOME, member_count=5)
    assert [point.period for point in found] == [whole_year(2099)]


def test_a_doubtful_flow_makes_the_turnover_doubtful() -> None:
    found = table_points(made_flows({"is_doubtful": True}, {"flow": "import"}), Side.HOME)
    assert [(point.direction, point.is_doubtful) for point in found] == [
        ("to_partner", True),
        ("from_partner", False),
        ("turnover", True),
    ]


def test_stated_figures_keep_their_currency_and_their_office() -> None:
    other = {"area_code": "BV", "partner_code": "AX", "counted_by": "edb"}
    found = stated_points(made_figures({"unit": "CNY", "value": 7.0}, other), "AX")
    assert [(point.side, point.series.code, point.unit, point.value) for point in found] == [
        ("home", "stated:ax-customs", "CNY", 7.0),
        ("partner", "stated:edb", "USD", 1.0),
    ]


def test_a_stated_figure_of_less_than_high_confidence_is_doubtful() -> None:
    found = stated_points(made_figures({}, {"confidence": "medium"}), "AX")
    assert [point.is_doubtful for point in found] == [False, True]


def test_a_stated_change_goes_before_a_computed_one() -> None:
    found = points(
        {"value": 2.0},
        {"period": whole_year(2098), "value": 1.0},
        {"measure": "growth_pct", "unit": "pct", "value": 11.0},
    )
    assert (found[0].value, found[0].change) == (2.0, Change(11.0, "F0003"))


def test_a_change_is_computed_within_one_office_only() -> None:
    before = {"period": whole_year(2098), "value": 1.0}
    same, other = points({"value": 2.0}, before), points({"value": 2.0}, before | {"counted_by": "edb"})
    assert (same[0].change, other[0].change) == (Change(100.0), None)


def test_a_change_is_not_carried_over_a_gap_or_told_of_nothing() -> None:
    found = points({"value": 2.0}, {"period": whole_year(2097)}, {"period": whole_year(2098), "value": 0.0})
    assert [point.change for point in found] == [None, None, Change(-100.0)]


def test_a_change_is_not_computed_across_currencies() -> None:
    found = points({"value": 2.0}, {"period": whole_year(2098), "unit": "CNY"})
    assert [point.change for point in found] == [None, None]


def test_of_two_figures_of_one_count_the_one_of_lower_rank_is_kept() -> None:
    found = points({"confidence": "low", "value": 3.0}, {"value": 2.0})
    assert [point.value for point in found] == [2.0]


def test_the_closer_to_the_counting_office_the_lower_the_rank() -> None:
    tables = table_points(
        made_flows(
            {"series": Series("c", "AX"), "is_doubtful": True}, {"series": Series("b", "AX"), "is_estimated": True}, {}
        ),
        Side.HOME,
    )
    stated = stated_points(made_figures({"confidence": "low"}, {"counted_by": "edb"}, {}), "AX")
    assert [(point.rank, point.series.code) for point in ranked(tables, OWN_OFFICES)] == [
        (0, "aland_customs:AX"),
        (3, "b:AX"),
        (4, "c:AX"),
    ]
    assert [point.rank for point in ranked(stated, OWN_OFFICES)] == [1, 2, 4]


def test_the_headline_line_says_which_point_stands_first() -> None:
    found = points({"value": 3.0}, {"value": 4.0, "counted_by": "edb"}, {"period": whole_year(2098), "value": 2.0})
    named = headline_points(found, [made_line(BANK, figure_code="F0002")])
    assert [(point.series, point.value) for point in named] == [(BANK, 4.0)]


def test_a_tables_headline_has_no_office() -> None:
    found = table_points(made_flows({"value_usd": 3.0}), Side.HOME)
    named = headline_points(found, [made_line(TABLE, direction=Direction.TO_PARTNER)])
    assert [(point.series.code, point.value) for point in named] == [("aland_customs:AX", 3.0)]


def test_a_headline_year_goes_before_a_newer_part_of_a_year() -> None:
    found = points({"period": whole_year(2098), "value": 4.0}, {"period": to_month(2099, 5), "value": 9.0})
    newest = newest_points(found, [made_line(CUSTOMS, period=whole_year(2098))])
    assert [(point.period, point.value) for point in newest] == [(whole_year(2098), 4.0)]


def test_a_part_of_a_year_stands_where_no_year_is_known() -> None:
    found = points({"period": to_month(2098, 5), "value": 4.0}, {"period": to_month(2099, 3, "quarter"), "value": 9.0})
    assert [(point.value, point.period.kind) for point in newest_points(found, [])] == [(9.0, "quarter")]


def test_of_several_for_one_part_of_a_year_the_lowest_rank_is_named() -> None:
    part = {"period": to_month(2099, 5)}
    found = points(part | {"counted_by": "edb", "value": 5.0}, part | {"value": 4.0})
    assert [(point.series, point.value) for point in newest_points(found, [])] == [(CUSTOMS, 4.0)]


def test_a_lower_bound_of_part_of_a_year_is_not_told() -> None:
    found = table_points(made_flows({"period": to_month(2099, 5), "is_at_least": True}), Side.HOME)
    assert newest_points(found, []) == []


def test_only_parts_after_the_newest_year_are_newer() -> None:
    found = points(
        {"period": whole_year(2098)},
        {"period": to_month(2098, 5), "value": 2.0},
        {"period": to_month(2099, 2, "jan_feb"), "value": 3.0},
        {"period": to_month(2099, 5), "value": 4.0},
    )
    newest = newest_points(found, [made_line(CUSTOMS, period=whole_year(2098))])
    assert [(point.value, point.period) for point in newer_parts(found, newest)] == [(4.0, to_month(2099, 5))]
