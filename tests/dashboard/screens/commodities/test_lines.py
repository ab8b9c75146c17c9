"""Lines of trade in goods: one source, reporter, country and commodity each, by month, by year or as running totals."""

import math
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import (
    LINE,
    largest_lines,
    latest_by_commodity,
    months_without_year,
    to_points,
    with_gaps,
)


def row(start: date, end: date, kind: str, value: float | None = 1.0, **more: object) -> dict[str, object]:
    return {
        "source_code": "aland_customs",
        "reporter_code": "AX",
        "partner_code": "BV",
        "commodity_id": "",
        "flow": "import",
        "valuation": "cif",
        "is_at_least": False,
        "period_kind": kind,
        "period_start": pd.Timestamp(start),
        "period_end": pd.Timestamp(end),
        "value_usd": math.nan if value is None else value,
        "net_weight_kg": math.nan,
        "doubtful_count": 0,
        "derived_count": 0,
        "estimated_count": 0,
        "stand_in_count": 0,
    } | more


def month(number: int, value: float | None = 1.0, year: int = 2099, **more: object) -> dict[str, object]:
    start = pd.Timestamp(year, number, 1)
    return row(start.date(), (start + pd.offsets.MonthEnd(0)).date(), "month", value, **more)


def year(number: int, value: float | None = 1.0, **more: object) -> dict[str, object]:
    return row(date(number, 1, 1), date(number, 12, 31), "year", value, **more)


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_years_of_the_sources_own_are_never_mixed_with_sums_of_months() -> None:
    points = to_points(frame(year(2098, 9.0), month(1, 5.0), month(2, 5.0)), By.YEAR)
    assert points[["period_start", "value_usd"]].to_numpy().tolist() == [[pd.Timestamp(2098, 1, 1), 9.0]]
    assert points["month_count"].isna().all()


def test_a_line_without_years_gets_them_from_its_months_and_says_how_many() -> None:
    points = to_points(frame(month(1, 5.0, doubtful_count=1), month(3, 6.0), month(1, 7.0, 2098)), By.YEAR)
    assert points[["period_start", "period_end", "value_usd", "month_count", "doubtful_count"]].to_numpy().tolist() == [
        [pd.Timestamp(2098, 1, 1), pd.Timestamp(2098, 12, 31), 7.0, 1, 0],
        [pd.Timestamp(2099, 1, 1), pd.Timestamp(2099, 12, 31), 11.0, 2, 1],
    ]


def test_a_year_with_an_unknown_month_is_unknown() -> None:
    assert to_points(frame(month(1), month(2, None)), By.YEAR)["value_usd"].isna().tolist() == [True]


def test_each_line_keeps_its_own_kind_of_year() -> None:
    points = to_points(frame(year(2099, 9.0), month(1, 5.0, source_code="bouvet_yearbook")), By.YEAR)
    assert points[["source_code", "value_usd"]].to_numpy().tolist() == [
        ["aland_customs", 9.0],
        ["bouvet_yearbook", 5.0],
    ]


def test_months_are_single_months_only() -> None:
    rows = frame(
        month(3),
        row(date(2099, 1, 1), date(2099, 2, 28), "jan_feb"),
        row(date(2099, 1, 1), date(2099, 5, 31), "year_to_date"),
    )
    assert to_points(rows, By.MONTH)["period_kind"].tolist() == ["month"]


def test_running_totals_begin_in_january_and_hold_no_other_month() -> None:
    rows = frame(
        month(1, 1.0),
        month(3, 99.0),
        row(date(2099, 1, 1), date(2099, 3, 31), "quarter", 3.0),
        row(date(2099, 4, 1), date(2099, 6, 30), "quarter", 99.0),
        row(date(2099, 1, 1), date(2099, 6, 30), "half", 6.0),
        year(2099, 12.0),
    )
    assert to_points(rows, By.RUNNING)["value_usd"].tolist() == [1.0, 3.0, 6.0, 12.0]


def test_value_per_tonne_needs_both_measures() -> None:
    points = to_points(frame(year(2098, 500.0, net_weight_kg=2000.0), year(2099, 500.0)), By.YEAR)
    assert points["unit_value_usd_per_t"].iloc[0] == 250.0
    assert math.isnan(points["unit_value_usd_per_t"].iloc[1])


def test_years_that_only_months_tell_are_named() -> None:
    assert months_without_year(frame(year(2098), month(1), month(1, year=2098))) == [2099]
    assert months_without_year(frame(month(1))) == []


@pytest.mark.parametrize(
    ("by", "rows", "gaps"),
    [
        (By.YEAR, [year(2095), year(2098)], [pd.Timestamp(2096, 1, 1), pd.Timestamp(2097, 1, 1)]),
        (By.MONTH, [month(1), month(3)], [pd.Timestamp(2099, 2, 1)]),
        (By.YEAR, [year(2095), year(2096)], []),
    ],
)
def test_a_missing_period_is_a_gap_and_nothing_else_is_added(
    by: By, rows: list[dict[str, object]], gaps: list[pd.Timestamp]
) -> None:
    line = with_gaps(to_points(frame(*rows), by), by)
    assert line.loc[line["value_usd"].isna(), "period_start"].tolist() == gaps
    assert len(line) == len(rows) + len(gaps)


def test_running_totals_of_two_years_are_not_joined() -> None:
    points = to_points(frame(year(2098, 9.0), month(1, 1.0)), By.RUNNING)
    assert with_gaps(points, By.RUNNING)["value_usd"].isna().tolist() == [False, True, False]


@given(st.sets(st.integers(2050, 2099), min_size=1), st.sampled_from([By.YEAR, By.MONTH]))
def test_with_gaps_every_two_neighbours_are_one_period_apart(years: set[int], by: By) -> None:
    rows = [year(number) if by == By.YEAR else month(number % 12 + 1, year=2050 + number % 3) for number in years]
    points = to_points(frame(*rows).drop_duplicates(["period_start"]), by)
    starts = with_gaps(points, by)["period_start"].tolist()
    step = pd.DateOffset(years=1) if by == By.YEAR else pd.DateOffset(months=1)
    assert [start + step for start in starts[:-1]] == starts[1:]


def test_the_largest_lines_come_first_and_the_rest_is_left_out() -> None:
    rows = [
        year(2099, value, commodity_id=code) for code, value in (("HS:1001", 2.0), ("HS:1003", 9.0), ("HS:1005", 1.0))
    ]
    rows.append(year(2080, 100.0, commodity_id="HS:1005"))
    kept = largest_lines(to_points(frame(*rows), By.YEAR), most=2)
    assert kept["commodity_id"].tolist() == ["HS:1003", "HS:1001"]


def test_shares_are_of_the_same_sources_total_in_the_same_year() -> None:
    products = frame(
        year(2099, 25.0, commodity_id="HS:1001"),
        year(2098, 8.0, commodity_id="HS:1003"),
        year(2097, 1.0, commodity_id="HS:1003"),
    )
    totals = frame(year(2099, 100.0))
    latest = latest_by_commodity(to_points(products, By.YEAR), to_points(totals, By.YEAR))
    assert latest[["commodity_id", "value_usd", "share_pct", "first_year"]].to_numpy().tolist()[0] == [
        "HS:1001",
        25.0,
        25.0,
        2099,
    ]
    barley = latest.iloc[1]
    assert (barley["value_usd"], barley["first_year"], math.isnan(barley["share_pct"])) == (8.0, 2097, True)
    assert set(LINE) <= set(latest.columns)
