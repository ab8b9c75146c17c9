"""Which figures are a year of a line of a side's."""

from datetime import date

from tests.etl.build.headline.made_headlines import concluded, flow, stated, told
from tests.factories import (
    area_member_row,
    authority_row,
    source_row,
    year,
)


def test_directions_are_seen_from_home_and_a_turnover_needs_both_flows() -> None:
    found = concluded(observation=[flow("export", 3.0), flow("import", 4.0), flow("export", 9.0, **year(2097))])
    assert told(found["headline_line"], "direction", "side", "value", "known_from") == [
        ("from_partner", "home", 4.0, date(2099, 3, 1)),
        ("to_partner", "home", 3.0, date(2099, 3, 1)),
        ("turnover", "home", 7.0, date(2099, 3, 1)),
    ]
    mirrored = concluded(observation=[flow("export", 5.0, reporter_code="BV", partner_code="CN")])
    assert told(mirrored["headline_line"], "direction", "side", "reporter_code") == [("from_partner", "partner", "BV")]


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
