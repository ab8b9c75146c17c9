"""Lines of trade in goods: one source, reporter, country and commodity each, by month, by year or as running totals."""

import math
from datetime import date

import pandas as pd

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import to_points


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
