"""Pairs, gaps and factors: what must hold of any two reports."""

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.screens.both_sides.measures import (
    adjust_importer,
    counts_side_by_side,
    fill_periods,
    first_lines,
    gap_parts,
    gap_story,
    importer_of,
    lines_of_side,
    longest_pair,
    newest_pair,
    pair_reports,
    reports_of,
    to_reports,
)
from dashboard.subjects.trade.measures import add_gap
from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade_points import Statement, TradePoint, stated_points, table_points
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_trade import made_figures, made_flows, made_point, to_month, whole_year

values = st.floats(min_value=0.01, max_value=1e12) | st.sampled_from([0.0, float("nan")])
known_values = st.floats(min_value=1, max_value=1e12)
factors = st.floats(min_value=1, max_value=2)
ORDER = {"a": 1, "b": 2}
GAP = ["gap", "gap_pct", "ratio"]


def two(home: float, partner: float, **more: Any) -> pd.DataFrame:
    row = {
        "home_value": home,
        "partner_value": partner,
        "home_is_estimated": False,
        "partner_is_estimated": False,
    } | more
    return pd.DataFrame([row])


def gap_of(home: float, partner: float) -> list[float]:
    return [float(value) for value in add_gap(two(home, partner))[GAP].iloc[0]]


def point(side: Side, value: float | None, number: int = 2099, **more: Any) -> TradePoint:
    """A point of the table ``a``, of which source, office and figure may be told apart."""
    office = more.pop("counted_by", None)
    series = Series(more.pop("source_code", "a"), "AX" if side == Side.HOME else "BV", office)
    statement = Statement(more.pop("figure_code", "F0001"), "x", "", "Example News", None) if office else None
    told: dict[str, Any] = {"direction": Direction.TO_PARTNER, "period": whole_year(number), "statement": statement}
    told |= {"valuation": "fob" if side == Side.HOME else "cif"}
    return made_point(side=side, series=series, value=value, **(told | more))


def reports(*points: TradePoint) -> pd.DataFrame:
    return to_reports(points)


def pairs(*points: TradePoint, home: str = "a", partner: str = "a", direction: str = "to_partner") -> pd.DataFrame:
    return pair_reports(reports(*points), direction, home, partner)


@given(values, values)
def test_swapped_sides_turn_the_gap_round(home: float, partner: float) -> None:
    gap, gap_pct, ratio = gap_of(home, partner)
    back, back_pct, back_ratio = gap_of(partner, home)
    assert (gap == -back) or (math.isnan(gap) and math.isnan(back))
    assert (gap_pct == -back_pct) or (math.isnan(gap_pct) and math.isnan(back_pct))
    if home > 0 and partner > 0:
        assert ratio * back_ratio == pytest.approx(1)


@given(known_values, known_values)
def test_ratio_times_the_partners_number_is_the_homes(home: float, partner: float) -> None:
    assert gap_of(home, partner)[2] * partner == pytest.approx(home)


@given(known_values, known_values)
def test_the_gap_is_never_more_than_the_larger_number(home: float, partner: float) -> None:
    assert -100 <= gap_of(home, partner)[1] <= 100


@given(values)
def test_an_unknown_side_leaves_the_gap_unknown(value: float) -> None:
    assert all(math.isnan(measure) for measure in [*gap_of(value, math.nan), *gap_of(math.nan, value)])


@pytest.mark.parametrize("side", Side)
def test_an_estimate_is_no_report_to_compare(side: Side) -> None:
    row = add_gap(two(3.0, 2.0, **{f"{side}_is_estimated": True})).iloc[0]
    assert row[GAP].isna().tolist() == [True, True, True]


def test_two_zeros_are_no_gap_and_no_share_of_it() -> None:
    gap, gap_pct, ratio = gap_of(0.0, 0.0)
    assert gap == 0
    assert math.isnan(gap_pct)
    assert math.isnan(ratio)


@given(known_values, known_values, st.sampled_from(list(Direction)), factors)
def test_a_factor_never_changes_the_reports(home: float, partner: float, direction: Direction, factor: float) -> None:
    before = add_gap(two(home, partner, home_valuation="cif", partner_valuation="cif"))
    after = adjust_importer(before, direction, factor)
    pd.testing.assert_frame_equal(after[before.columns], before)


@given(known_values, known_values, st.sampled_from([Direction.TO_PARTNER, Direction.FROM_PARTNER]))
def test_a_factor_of_one_changes_nothing(home: float, partner: float, direction: Direction) -> None:
    row = adjust_importer(
        add_gap(two(home, partner, home_valuation="cif", partner_valuation="cif")), direction, 1.0
    ).iloc[0]
    assert row[[f"adjusted_{name}" for name in GAP]].tolist() == row[GAP].tolist()


@pytest.mark.parametrize(("direction", "adjusted"), [("to_partner", (106.0, 100.0)), ("from_partner", (100.0, 106.0))])
def test_the_factor_divides_the_importers_number(direction: str, adjusted: tuple[float, float]) -> None:
    row = adjust_importer(two(106.0, 106.0, home_valuation="cif", partner_valuation="cif"), direction, 1.06).iloc[0]
    assert (row["adjusted_home_value"], row["adjusted_partner_value"]) == pytest.approx(adjusted)


@pytest.mark.parametrize(
    ("direction", "valuation"),
    [("turnover", "cif"), ("turnover", "mixed"), ("to_partner", "not_stated"), ("from_partner", "fob")],
)
def test_without_a_cif_import_nothing_is_adjusted(direction: str, valuation: str) -> None:
    row = adjust_importer(two(3.0, 2.0, home_valuation=valuation, partner_valuation=valuation), direction, 1.06).iloc[0]
    assert row[[f"adjusted_{name}" for name in ("home_value", "partner_value", *GAP)]].isna().all()


def test_the_importer_is_the_side_the_goods_go_to() -> None:
    assert [importer_of(direction) for direction in Direction] == [None, Side.PARTNER, Side.HOME]


def test_a_pair_puts_one_period_of_both_sides_side_by_side() -> None:
    found = pairs(
        point(Side.HOME, 9.0, 2097), point(Side.PARTNER, 8.0, 2098), point(Side.HOME, 5.0), point(Side.PARTNER, 4.0)
    )
    years = list(found["period_start"].dt.year)
    assert [years, *(list(found[name].fillna(-1)) for name in ("home_value", "partner_value", "gap"))] == [
        [2097, 2098, 2099],
        [9.0, -1, 5.0],
        [-1, 8.0, 4.0],
        [-1, -1, 1.0],
    ]


def test_another_kind_of_period_is_no_pair() -> None:
    half = to_month(2099, 6, "half")
    assert pairs(point(Side.HOME, 5.0), point(Side.PARTNER, 4.0, period=half))["gap"].isna().all()


def test_another_source_is_another_pair() -> None:
    points = (point(Side.HOME, 5.0), point(Side.PARTNER, 4.0), point(Side.PARTNER, 3.0, source_code="b"))
    assert pairs(*points)["gap"].tolist() == [1.0]
    assert pairs(*points, partner="b")["gap"].tolist() == [2.0]


def test_of_several_statements_of_an_office_the_first_given_stands_with_their_span() -> None:
    stated = [point(Side.HOME, value, counted_by="x", figure_code=f"F{value:.0f}") for value in (5.0, 4.0, 7.0)]
    (row,) = reports(*stated).to_dict("records")
    assert (row["line"], row["value"], row["low"], row["high"], row["statement_count"]) == ("x", 5.0, 4.0, 7.0, 3)
    assert (row["offices"], row["figure_codes"]) == ("x", "F4 F5 F7")


def test_two_offices_are_two_lines() -> None:
    found = reports(*(point(Side.HOME, value, counted_by=office) for office, value in (("x", 5.0), ("y", 4.0))))
    assert found[["line", "value"]].to_numpy().tolist() == [["x", 5.0], ["y", 4.0]]


@pytest.mark.parametrize("side", Side)
def test_a_lower_bound_has_no_gap(side: Side) -> None:
    points = [point(one, 5.0, is_at_least=one == side) for one in Side]
    assert pairs(*points)["gap"].isna().tolist() == [True]


def test_a_point_without_a_value_is_no_report() -> None:
    assert reports(point(Side.HOME, None), point(Side.PARTNER, 1.0))["side"].tolist() == ["partner"]


def test_reports_are_made_of_tables_and_statements() -> None:
    tables = table_points(made_flows({"value_usd": 3.0}, {"flow": "import", "value_usd": 2.0}), Side.HOME)
    found = to_reports([*tables, *stated_points(made_figures({"value": 6.0}), "AX")])
    assert found[["line", "direction", "value"]].to_numpy().tolist() == [
        ["aland_customs", "from_partner", 2.0],
        ["aland_customs", "to_partner", 3.0],
        ["aland_customs", "turnover", 5.0],
        ["ax-customs", "turnover", 6.0],
    ]


def test_a_page_begins_with_the_pair_of_the_newest_common_period() -> None:
    points = [point(side, 1.0, number, source_code="a") for side in Side for number in (2095, 2096, 2097)]
    points += [point(side, 1.0, 2099, source_code="b") for side in Side]
    assert first_lines(reports(*points), "to_partner", ORDER) == ("b", "b")


def test_of_equally_new_pairs_the_one_that_meets_most_often_is_first() -> None:
    points = [point(side, 1.0, number, source_code="b") for side in Side for number in (2097, 2098, 2099)]
    points += [point(side, 1.0, 2099, source_code="a") for side in Side]
    assert first_lines(reports(*points), "to_partner", ORDER) == ("b", "b")


def test_tables_come_before_equally_new_statements() -> None:
    points = [point(side, 1.0, number, counted_by="x") for side in Side for number in (2097, 2098, 2099)]
    points += [point(side, 1.0, 2099) for side in Side]
    assert first_lines(reports(*points), "to_partner", ORDER) == ("a", "a")


def test_estimates_are_not_what_a_page_begins_with() -> None:
    points = [point(Side.HOME, 1.0, number) for number in (2097, 2098, 2099)]
    points += [point(Side.PARTNER, 1.0, number, is_estimated=True) for number in (2097, 2098, 2099)]
    points += [point(Side.PARTNER, 1.0, 2099, source_code="b")]
    assert first_lines(reports(*points), "to_partner", ORDER) == ("a", "b")


def test_the_longest_pair_is_of_two_tables_that_meet_most_often() -> None:
    points = [point(side, 1.0, number, source_code="b") for side in Side for number in (2095, 2096)]
    points += [point(side, 1.0, 2099) for side in Side]
    points += [point(side, 1.0, number, counted_by="x") for side in Side for number in (2097, 2098, 2099)]
    assert longest_pair(reports(*points), "to_partner", ORDER) == ("b", "b")
    assert longest_pair(reports(point(Side.HOME, 1.0)), "to_partner", ORDER) is None


def test_a_side_without_any_line_has_no_first_one() -> None:
    assert first_lines(reports(point(Side.HOME, 1.0)), "to_partner", ORDER) == ("a", None)
    assert lines_of_side(reports(point(Side.HOME, 1.0)), Side.PARTNER, "to_partner") == []


def test_the_story_tells_since_when_one_side_is_the_larger() -> None:
    homes = {2095: 1.0, 2096: 5.0, 2097: 4.0, 2099: 8.0}
    points = [point(Side.HOME, value, number) for number, value in homes.items()] + [
        point(Side.PARTNER, 2.0, number) for number in homes
    ]
    story = gap_story(pairs(*points))
    assert story is not None
    assert (story.count, story.home_larger_count, story.larger_side) == (4, 3, Side.HOME)
    assert (story.first.year, story.last.year, story.larger_since.year, story.widest.year) == (2095, 2099, 2096, 2099)
    assert (story.widest_pct, story.median_pct) == pytest.approx((75.0, 55.0))


def test_a_run_begins_after_the_last_time_the_other_side_was_larger() -> None:
    homes = {2095: 1.0, 2096: 5.0, 2097: 1.0, 2098: 5.0, 2099: 5.0}
    points = [point(Side.HOME, value, number) for number, value in homes.items()] + [
        point(Side.PARTNER, 2.0, number) for number in homes
    ]
    story = gap_story(pairs(*points))
    assert story is not None
    assert story.larger_since.year == 2098


def test_without_a_gap_there_is_no_story() -> None:
    assert gap_story(pairs(point(Side.HOME, 1.0), point(Side.PARTNER, 1.0, 2098))) is None


def test_the_newest_pair_has_a_gap_or_a_lower_bound() -> None:
    both = [point(Side.HOME, 3.0, 2098), point(Side.PARTNER, 1.0, 2098)]
    bound = [point(Side.HOME, 4.0, is_at_least=True), point(Side.PARTNER, 1.0)]
    assert newest_pair(pairs(*both, *bound))["home_value"].tolist() == [3.0]
    assert newest_pair(pairs(*bound))["home_value"].tolist() == [4.0]
    assert newest_pair(pairs(point(Side.HOME, 1.0))).empty


@settings(max_examples=20)  # of five years each
@given(st.lists(st.tuples(*[known_values] * 4), min_size=5, max_size=5))
def test_the_gaps_of_both_directions_are_the_turnovers(drawn: list[tuple[float, float, float, float]]) -> None:
    by_year = dict(enumerate(drawn, start=2095))
    counted = {Side.HOME: (("export", 0), ("import", 1)), Side.PARTNER: (("import", 2), ("export", 3))}
    found = to_reports(
        point
        for side, both in counted.items()
        for point in table_points(
            made_flows(
                *(
                    {
                        "flow": flow,
                        "value_usd": values[place],
                        "series": Series("a", side),
                        "period": whole_year(number),
                    }
                    for number, values in by_year.items()
                    for flow, place in both
                )
            ),
            side,
        )
    )
    parts = [gap_parts(found, ("a", "a"), pd.Timestamp(number, 1, 1)) for number in by_year]
    whole = pair_reports(found, Direction.TURNOVER, "a", "a")["gap"]
    assert [sum(part.values()) if part else None for part in parts] == pytest.approx(whole.tolist(), abs=1e-3)


def test_parts_are_told_only_where_both_are_known() -> None:
    assert (
        gap_parts(reports(point(Side.HOME, 3.0), point(Side.PARTNER, 1.0)), ("a", "a"), pd.Timestamp(2099, 1, 1))
        is None
    )


def test_a_missing_year_stays_a_hole_in_the_line() -> None:
    line = reports_of(reports(point(Side.HOME, 1.0, 2096), point(Side.HOME, 2.0, 2099)), Side.HOME, "a", "to_partner")
    filled = fill_periods(line, "year")
    assert filled["period_start"].dt.year.tolist() == [2096, 2097, 2098, 2099]
    assert filled["value"].isna().tolist() == [False, True, True, False]
    assert filled["period_end"].dt.strftime("%m-%d").unique().tolist() == ["12-31"]


def test_a_missing_month_stays_a_hole_in_the_line() -> None:
    months = [Period("month", date(2099, month, 1), date(2099, month, 31)) for month in (1, 3)]
    filled = fill_periods(reports(*(point(Side.HOME, 1.0, period=month) for month in months)), "month")
    assert filled["value"].isna().tolist() == [False, True, False]


def test_every_count_has_a_column_of_its_own() -> None:
    counts = counts_side_by_side(
        reports(point(Side.HOME, 5.0), point(Side.PARTNER, 4.0), point(Side.PARTNER, 3.0, 2098, source_code="b")),
        "to_partner",
    )
    assert list(counts.columns) == ["period_kind", "period_start", "period_end", "home:a", "partner:a", "partner:b"]
    assert counts[["home:a", "partner:a", "partner:b"]].fillna(-1).to_numpy().tolist() == [
        [-1, -1, 3.0],
        [5.0, 4.0, -1],
    ]
