"""Both sides' figures stand side by side.

Nothing is added, joined or converted, and what is named first follows a rule.
"""

from typing import Any

import pandas as pd
import pytest

from dashboard.subjects.trade.trade_points import (
    add_changes,
    add_rank,
    direction_of,
    headline_points,
    newer_parts,
    newest_points,
    sides_of_pair,
    stated_changes,
    stated_points,
    table_points,
)
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.points import figures, flows, months, year

OWN_OFFICES = {"ax-customs", "bv-customs"}


def points(*rows: dict[str, Any]) -> pd.DataFrame:
    """Stated points of Aland's trade with rank and changes."""
    found = figures(*rows)
    return add_changes(add_rank(stated_points(found, "AX"), OWN_OFFICES), stated_changes(found, "AX"))


def told(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in frame.to_dict("records")]


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
        flows({"value_usd": 3.0}, {"flow": "import", "value_usd": 2.0}, {**year(2098), "value_usd": 9.0}), Side.HOME
    )
    turnover = found[found["direction"] == Direction.TURNOVER]
    assert told(turnover, "period_start", "value", "valuation") == [(pd.Timestamp(2099, 1, 1), 5.0, "mixed")]


def test_two_tables_of_one_reporter_have_two_turnovers() -> None:
    rows = [{"source_code": source, "flow": flow} for source in ("one", "two") for flow in ("export", "import")]
    found = table_points(flows(*rows), Side.HOME)
    assert told(found[found["direction"] == Direction.TURNOVER], "series", "value") == [
        ("one:AX", 2.0),
        ("two:AX", 2.0),
    ]


def test_a_sum_over_some_members_of_a_group_is_no_total() -> None:
    found = table_points(flows({"partner_count": 5}, {**year(2098), "partner_count": 4}), Side.HOME, member_count=5)
    assert told(found, "period_start") == [(pd.Timestamp(2099, 1, 1),)]


def test_a_doubtful_flow_makes_the_turnover_doubtful() -> None:
    found = table_points(flows({"doubtful_count": 1}, {"flow": "import"}), Side.HOME)
    assert told(found, "direction", "is_doubtful") == [
        ("to_partner", True),
        ("from_partner", False),
        ("turnover", True),
    ]


def test_stated_figures_keep_their_currency_and_their_office() -> None:
    found = stated_points(
        figures({"unit": "CNY", "value": 7.0}, {"area_code": "BV", "partner_code": "AX", "counted_by": "edb"}), "AX"
    )
    assert told(found, "side", "series", "unit", "value") == [
        ("home", "stated:ax-customs", "CNY", 7.0),
        ("partner", "stated:edb", "USD", 1.0),
    ]


def test_a_stated_figure_of_less_than_high_confidence_is_doubtful() -> None:
    assert list(stated_points(figures({}, {"confidence": "medium"}), "AX")["is_doubtful"]) == [False, True]


def test_a_stated_change_goes_before_a_computed_one() -> None:
    found = points(
        {"value": 2.0}, {**year(2098), "value": 1.0}, {"measure": "growth_pct", "unit": "pct", "value": 11.0}
    )
    assert told(found, "value", "change_pct", "change_basis")[0] == (2.0, 11.0, "stated")


def test_a_change_is_computed_within_one_office_only() -> None:
    same = points({"value": 2.0}, {**year(2098), "value": 1.0})
    other = points({"value": 2.0}, {**year(2098), "value": 1.0, "counted_by": "edb"})
    assert told(same, "change_pct", "change_basis")[0] == (100.0, "computed")
    assert told(other, "change_basis")[0] == ("",)


def test_a_change_is_not_computed_across_currencies() -> None:
    assert set(points({"value": 2.0}, {**year(2098), "unit": "CNY"})["change_basis"]) == {""}


def test_the_closer_to_the_counting_office_the_lower_the_rank() -> None:
    tables = table_points(
        flows({}, {"source_code": "b", "estimated_count": 1}, {"source_code": "c", "doubtful_count": 1}), Side.HOME
    )
    stated = stated_points(figures({}, {"counted_by": "edb"}, {"confidence": "low"}), "AX")
    assert list(add_rank(tables, OWN_OFFICES)["rank"]) == [0, 3, 4]
    assert list(add_rank(stated, OWN_OFFICES)["rank"]) == [1, 2, 4]


def headline(**told: Any) -> dict[str, Any]:
    """A row of ``headline.headline_lines`` on the count of Aland's customs."""
    line = {"direction": "turnover", "unit": "USD", "side": "home", "is_at_least": False, "counted_by": "ax-customs"}
    return {
        **line,
        "source_code": "official_figures",
        "reporter_code": "AX",
        "figure_code": "F0001",
        **year(2099),
        **told,
    }


NONE = pd.DataFrame([headline()]).head(0)


def test_the_headline_line_says_which_point_stands_first() -> None:
    found = points({"value": 3.0}, {"value": 4.0, "counted_by": "edb"}, {**year(2098), "value": 2.0})
    lines = pd.DataFrame([headline(counted_by="edb", figure_code="F0002")])
    assert told(headline_points(found, lines), "series", "value", "figure_code") == [("stated:edb", 4.0, "F0002")]


def test_a_tables_headline_has_no_office() -> None:
    found = add_changes(
        add_rank(table_points(flows({"value_usd": 3.0}), Side.HOME), OWN_OFFICES), stated_changes(figures(), "AX")
    )
    line = headline(direction="to_partner", source_code="aland_customs", counted_by=None, figure_code=None)
    assert told(headline_points(found, pd.DataFrame([line])), "series", "value") == [("aland_customs:AX", 3.0)]


def test_a_headline_year_goes_before_a_newer_part_of_a_year() -> None:
    found = points({**year(2098), "value": 4.0}, {**months(2099, 5), "value": 9.0})
    lines = pd.DataFrame([headline(**year(2098))])
    assert told(newest_points(found, lines), "period_start", "value") == [(pd.Timestamp(2098, 1, 1), 4.0)]


def test_a_part_of_a_year_stands_where_no_year_is_known() -> None:
    found = points({**months(2098, 5), "value": 4.0}, {**months(2099, 3, "quarter"), "value": 9.0})
    assert told(newest_points(found, NONE), "value", "period_kind") == [(9.0, "quarter")]


def test_of_several_for_one_part_of_a_year_the_lowest_rank_is_named() -> None:
    found = points({"counted_by": "edb", "value": 5.0, **months(2099, 5)}, {"value": 4.0, **months(2099, 5)})
    assert told(newest_points(found, NONE), "series", "value") == [("stated:ax-customs", 4.0)]


def test_a_lower_bound_of_part_of_a_year_is_not_told() -> None:
    part = {**months(2099, 5), "is_at_least": True}
    found = add_changes(add_rank(table_points(flows(part), Side.HOME), OWN_OFFICES), stated_changes(figures(), "AX"))
    assert newest_points(found, NONE).empty


def test_only_parts_after_the_newest_year_are_newer() -> None:
    found = points(
        {**year(2098)},
        {**months(2098, 5), "value": 2.0},
        {**months(2099, 2, "jan_feb"), "value": 3.0},
        {**months(2099, 5), "value": 4.0},
    )
    newest = newest_points(found, pd.DataFrame([headline(**year(2098))]))
    assert told(newer_parts(found, newest), "value", "period_end") == [(4.0, pd.Timestamp(2099, 5, 31))]


def test_a_pair_is_two_figures_each_of_its_own_line() -> None:
    pair = {
        "direction": "turnover",
        "unit": "USD",
        **year(2099),
        "home_value": 3.0,
        "home_source_code": "aland_customs",
        "home_reporter_code": "AX",
        "home_counted_by": None,
        "partner_value": 2.0,
        "partner_source_code": "official_figures",
        "partner_reporter_code": "BV",
        "partner_counted_by": "edb",
    }
    assert [(one["side"], one["series"], one["value"]) for one in sides_of_pair(pair)] == [
        ("home", "aland_customs:AX", 3.0),
        ("partner", "stated:edb", 2.0),
    ]
