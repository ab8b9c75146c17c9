"""Which figures are a line of a side's, and from which day each headline holds."""

from datetime import date
from typing import Any

import pandas as pd

from tests.factories import (
    area_member_row,
    area_row,
    authority_row,
    commodity_group_member_row,
    commodity_row,
    complete,
    observation_row,
    official_figure_row,
    source_row,
    year,
)

Row = dict[str, Any]
KNOWN = {"known_from": date(2099, 3, 1)}
NO_WEIGHT = {"net_weight_kg": None}


def concluded(**facts: list[Row]) -> dict[str, list[Row]]:
    """Headlines of China's trade with Bouvet in wheat and all goods."""
    tables = complete(
        area=[
            area_row(area_code="CN"),
            area_row(area_code="CN-XJ", kind="region", parent_code="CN"),
            area_row(area_code="BV"),
        ],
        commodity=[commodity_row(), commodity_row(commodity_id="TOTAL")],
        commodity_group_member=[
            commodity_group_member_row(),
            commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL", basis="published"),
        ],
        **facts,
    )
    return {name: tables.get(name, []) for name in ("headline_line", "headline_pair")}


def told(rows: list[Row], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def flow(flow: str, value: float, **told: Any) -> Row:
    return observation_row(
        **{
            "reporter_code": "CN",
            "partner_code": "BV",
            "flow": flow,
            "value_usd": value,
            **NO_WEIGHT,
            **year(2098),
            **KNOWN,
            **told,
        }
    )


def stated(**told: Any) -> Row:
    base = {
        "area_code": "CN",
        "partner_code": "BV",
        "group_code": "all_goods",
        "counted_by": "gacc",
        "stated_by": "gacc",
        **year(2098),
    }
    return official_figure_row(**{**base, **told})


def test_directions_are_seen_from_home_and_a_turnover_needs_both_flows() -> None:
    found = concluded(observation=[flow("export", 3.0), flow("import", 4.0), flow("export", 9.0, **year(2097))])
    assert told(found["headline_line"], "direction", "side", "value", "known_from") == [
        ("from_partner", "home", 4.0, pd.Timestamp(2099, 3, 1)),
        ("to_partner", "home", 3.0, pd.Timestamp(2099, 3, 1)),
        ("turnover", "home", 7.0, pd.Timestamp(2099, 3, 1)),
    ]
    mirrored = concluded(observation=[flow("export", 5.0, reporter_code="BV", partner_code="CN")])
    assert told(mirrored["headline_line"], "direction", "side", "reporter_code") == [("from_partner", "partner", "BV")]


def test_a_turnover_is_known_once_both_flows_are() -> None:
    found = concluded(observation=[flow("export", 3.0), flow("import", 4.0, known_from=date(2099, 9, 1))])
    days = {row["direction"]: row["known_from"] for row in found["headline_line"]}
    assert days["turnover"] == pd.Timestamp(2099, 9, 1)


def test_a_newer_year_takes_over_from_its_day() -> None:
    found = concluded(observation=[flow("export", 3.0, **year(2097)), flow("export", 4.0, known_from=date(2099, 9, 1))])
    assert told(found["headline_line"], "value", "known_from", "known_until") == [
        (3.0, pd.Timestamp(2099, 3, 1), pd.Timestamp(2099, 9, 1)),
        (4.0, pd.Timestamp(2099, 9, 1), None),
    ]


def test_weights_are_lines_of_their_own_in_tonnes() -> None:
    found = concluded(
        observation=[flow("export", 3.0, net_weight_kg=5000.0), flow("import", 4.0, net_weight_kg=6000.0)]
    )
    assert [(row["direction"], row["value"]) for row in found["headline_line"] if row["unit"] == "t"] == [
        ("from_partner", 6.0),
        ("to_partner", 5.0),
    ]


def test_estimates_and_what_is_no_sides_report_are_no_line() -> None:
    sources = [source_row(), source_row(source_code="weighed", report_kind="no_report", sort_order=2)]
    rows = [flow("export", 3.0, status="estimated"), flow("export", 4.0, source_code="weighed")]
    assert concluded(source=sources, observation=rows)["headline_line"] == []


def test_a_sum_over_some_members_is_no_line_of_a_group_of_countries() -> None:
    members = [area_member_row(group_code="XG", area_code=code) for code in ("BV", "DY")]
    groups = {"area_member": members}
    some = concluded(observation=[flow("export", 3.0)], **groups)
    every = concluded(observation=[flow("export", 3.0), flow("export", 4.0, partner_code="DY")], **groups)
    assert told(some["headline_line"], "partner_code") == [("BV",)]
    assert told(every["headline_line"], "partner_code", "value") == [("BV", 3.0), ("DY", 4.0), ("XG", 7.0)]


def test_a_lower_bound_stands_only_where_it_reaches_further_and_never_instead_of_a_whole() -> None:
    sources = [source_row(), source_row(source_code="some_goods", coverage="selection", sort_order=2)]
    rows = [flow("export", 3.0, **year(2097)), flow("export", 1.0, source_code="some_goods")]
    found = concluded(source=sources, observation=rows)["headline_line"]
    assert told(found, "is_at_least", "source_code", "value") == [
        (False, "aland_customs", 3.0),
        (True, "some_goods", 1.0),
    ]
    assert len(concluded(source=sources, observation=[*rows, flow("export", 2.0)])["headline_line"]) == 1


def test_statements_keep_their_currency_and_count() -> None:
    offices = [
        authority_row(authority_code="gacc", area_code="CN"),
        authority_row(authority_code="bv-unstated", area_code="BV"),
    ]
    rows = [
        stated(figure_code="F1", value=8.0),
        stated(figure_code="F2", value=56.0, unit="CNY"),
        stated(
            figure_code="F3",
            value=6.0,
            area_code="BV",
            partner_code="CN",
            counted_by="bv-unstated",
            confidence="medium",
        ),
    ]
    found = concluded(authority=offices, official_figure=rows)
    columns = ("side", "unit", "value", "counted_by", "figure_code", "is_doubtful")
    assert told(found["headline_line"], *columns) == [
        ("home", "CNY", 56.0, "gacc", "F2", False),
        ("home", "USD", 8.0, "gacc", "F1", False),
        ("partner", "USD", 6.0, "bv-unstated", "F3", True),
    ]
    assert told(found["headline_pair"], "unit", "home_value", "partner_value") == [("USD", 8.0, 6.0)]


def test_a_figure_on_the_other_sides_count_is_no_line_of_this_side() -> None:
    offices = [authority_row(authority_code="gacc", area_code="CN")]
    told_by_partner = stated(area_code="BV", partner_code="CN")
    assert concluded(authority=offices, official_figure=[told_by_partner])["headline_line"] == []


def test_a_region_counts_by_its_countrys_office() -> None:
    offices = [authority_row(authority_code="gacc", area_code="CN")]
    found = concluded(authority=offices, official_figure=[stated(area_code="CN-XJ")])
    assert told(found["headline_line"], "home_code", "side") == [("CN-XJ", "home")]


def test_what_is_not_of_a_whole_year_all_ports_and_shown_is_no_line() -> None:
    offices = [authority_row(authority_code="gacc", area_code="CN")]
    rows = [
        stated(figure_code="F1", period_kind="half", period_end=date(2098, 6, 30)),
        stated(figure_code="F2", measure="growth_pct", unit="pct"),
        stated(figure_code="F3", is_shown=False),
        stated(figure_code="F4", place_code="mariehamn"),
    ]
    assert concluded(authority=offices, official_figure=rows)["headline_line"] == []
