"""Figures of years and of parts of years."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.xinjiang.stated_periods import add_per_month, both_ways_first, is_year, month_count
from tests.dashboard.points import figures, months, year


@given(first=st.dates(pd.Timestamp(2080, 1, 1).date(), pd.Timestamp(2099, 1, 1).date()), count=st.integers(1, 60))
def test_whole_months_are_counted_whole(first: object, count: int) -> None:
    start = pd.Timestamp(str(first)).replace(day=1)
    assert month_count(start, start + pd.DateOffset(months=count) - pd.Timedelta(days=1)) == count


def test_other_spans_are_counted_by_their_days() -> None:
    assert month_count(pd.Timestamp(2099, 1, 1), pd.Timestamp(2099, 7, 11)) == pytest.approx(192 / 30.4375)


def test_a_value_per_month_keeps_its_unit_and_the_stated_value() -> None:
    row = add_per_month(figures({**months(2099, 4), "value": 40.0, "unit": "CNY"})).iloc[0]
    assert (row["value"], row["unit"], row["month_count"], row["value_per_month"]) == (40.0, "CNY", 4.0, 10.0)


def test_years_are_told_from_parts() -> None:
    assert is_year(figures(year(2099), months(2099, 6, "half"), months(2099, 5))).tolist() == [True, False, False]


def test_one_direction_stands_only_where_a_series_has_no_turnover() -> None:
    rows = figures(
        {"counted_by": "one"}, {"counted_by": "one", "flow": "export"}, {"counted_by": "two", "flow": "export"}
    )
    kept = both_ways_first(rows, ["counted_by"])
    assert kept[["counted_by", "flow"]].to_numpy().tolist() == [["one", "turnover"], ["two", "export"]]
