"""Trade around a meeting: what is shown of it, and what is never drawn."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.sections.topic_trade.lines import (
    MOST_GOODS,
    about_groups,
    beside_wholes,
    end_of_lines,
    has_months_around,
    shown_lines,
    with_holes,
)
from dashboard.screens.sections.topic_trade.shown_time import shown_time
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from tests.dashboard.made_topic_trade import GRAIN_FIGURE, MEETING, made_flow, made_points, made_stated, period

MONTHS = shown_time("month", MEETING, MEETING, date(2110, 1, 1))
YEARS = shown_time("year", MEETING, MEETING, date(2110, 1, 1))


def test_months_and_years_are_never_in_one_picture() -> None:
    points = made_points(made_flow("2099-04"), made_flow("2099"))
    assert [point.period for point in MONTHS.inside(points)] == [period("2099-04")]
    assert [point.period for point in YEARS.inside(points)] == [period("2099")]


def test_a_wide_group_has_no_products() -> None:
    products = [made_flow("2099", commodity_id="FAO:rye", group_code=group) for group in ("grain", "all_goods")]
    assert beside_wholes(products) == products[:1]


def test_an_unknown_amount_is_no_point_and_a_weight_is_in_tonnes() -> None:
    flows = [made_flow("2098", None, net_weight_kg=2500.0), made_flow("2099", 7.0)]
    assert [point.amount for point in made_points(*flows)] == [7.0]
    assert [point.amount for point in made_points(*flows, measure="net_weight_kg")] == [2.5]


@pytest.mark.parametrize(
    ("months", "enough"), [(("2099-04", "2099-12"), True), (("2099-04", "2099-10"), False), (("2099-12",), False)]
)
def test_months_are_shown_of_themselves_only_where_they_reach_past_the_meeting(
    months: tuple[str, ...], *, enough: bool
) -> None:
    assert has_months_around(made_points(*map(made_flow, months)), MONTHS, MEETING, MEETING) is enough


def test_the_whole_and_the_largest_products_are_drawn() -> None:
    products = [
        made_flow("2099", float(size), commodity_id=f"FAO:{size}", source_code="yearbook")
        for size in range(1, MOST_GOODS + 3)
    ]
    drawn = shown_lines(made_points(made_flow("2099", 0.5), *products), YEARS)
    assert [point.line.commodity_id for point in drawn] == [None, *(f"FAO:{size}" for size in range(3, MOST_GOODS + 3))]


@given(st.sets(st.integers(0, 47), min_size=1))
def test_a_hole_stays_a_hole_and_nothing_is_drawn_past_either_end(months: set[int]) -> None:
    given_months = sorted(months)
    line = made_points(
        *(made_flow(f"{2097 + month // 12}-{month % 12 + 1:02d}", 1.0 + month) for month in given_months)
    )
    periods = with_holes(reversed(line))
    assert [told for told, _point in periods] == [
        period(f"{2097 + month // 12}-{month % 12 + 1:02d}") for month in range(given_months[0], given_months[-1] + 1)
    ]
    assert [point for _told, point in periods if point] == line
    assert all(point is None or point.period == told for told, point in periods)


def test_a_missing_year_is_a_hole_of_one_year() -> None:
    first, last = made_points(made_flow("2095"), made_flow("2097"))
    assert with_holes([first, last]) == [(period("2095"), first), (period("2096"), None), (period("2097"), last)]


def test_the_end_of_a_line_is_its_last_period_whatever_the_window_shows() -> None:
    ends = end_of_lines(
        made_points(
            made_flow("2099"),
            made_flow("2150"),
            made_flow("2101-03"),
            made_flow("2101", commodity_id="FAO:rye", source_code="yearbook"),
        ),
        YEARS,
    )
    assert [(end.line.series.source_code, end.line.commodity_id, end.period_kind, end.last) for end in ends] == [
        ("aland_customs", None, "year", date(2150, 12, 31)),
        ("yearbook", "FAO:rye", "year", date(2101, 12, 31)),
        ("aland_customs", None, "month", date(2101, 3, 31)),
    ]


def test_where_nothing_is_drawn_the_ends_are_told_all_the_same() -> None:
    assert [end.last for end in end_of_lines(made_points(made_flow("2020")), YEARS)] == [date(2020, 12, 31)]


def test_only_statements_in_the_unit_of_the_picture_are_points() -> None:
    stated = [{"unit": "USD"}, {"unit": "CNY"}, {"measure": "weight", "unit": "t"}]
    assert [point.figure.unit for point in made_stated(*stated)] == ["USD"]
    assert [point.figure.unit for point in made_stated(*stated, measure="net_weight_kg")] == ["t"]


def test_a_statement_on_a_product_is_not_one_on_a_wide_group() -> None:
    made = [
        GroupFigure(about, replace(GRAIN_FIGURE, figure_code=code, group_code=group, commodity_id=commodity))
        for code, group, commodity, about in (
            ("F1", "grain", None, "grain"),
            ("F2", None, "HS:1001", "grain"),
            ("F3", None, "HS:1001", "all_goods"),
            ("F4", "all_goods", None, "all_goods"),
            ("F5", "grain", "HS:1001", "grain"),
        )
    ]
    kept = {about.figure.figure_code: about.commodity_id for about in about_groups(made)}
    assert kept == {"F1": None, "F2": "HS:1001", "F4": None, "F5": None}


def test_a_statement_of_less_than_high_confidence_is_doubtful() -> None:
    stated = made_stated({"figure_code": "F1"}, {"figure_code": "F2", "confidence": "medium"})
    assert [point.is_doubtful for point in stated] == [False, True]
