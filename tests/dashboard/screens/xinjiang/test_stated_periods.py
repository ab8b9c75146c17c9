"""Figures of years and of parts of years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.xinjiang.stated_periods import both_ways_first, is_year, month_count, per_month
from tests.dashboard.made_trade import made_figures, to_month, whole_year


@given(year=st.integers(2080, 2099), month=st.integers(1, 12), count=st.integers(1, 60))
def test_whole_months_are_counted_whole(year: int, month: int, count: int) -> None:
    after = date(year + (month - 1 + count) // 12, (month - 1 + count) % 12 + 1, 1)
    assert month_count(date(year, month, 1), after - timedelta(days=1)) == count


def test_other_spans_are_counted_by_their_days() -> None:
    assert month_count(date(2099, 1, 1), date(2099, 7, 11)) == pytest.approx(192 / 30.4375)


def test_a_value_per_month_is_the_value_by_its_months() -> None:
    assert per_month(40.0, to_month(2099, 4)) == 10.0
    assert per_month(None, to_month(2099, 4)) is None


def test_years_are_told_from_parts() -> None:
    periods = (whole_year(2099), to_month(2099, 6, "half"), to_month(2099, 5))
    assert [is_year(period) for period in periods] == [True, False, False]


def test_one_direction_stands_only_where_a_series_has_no_turnover() -> None:
    rows = made_figures(
        {"counted_by": "one"}, {"counted_by": "one", "flow": "export"}, {"counted_by": "two", "flow": "export"}
    )
    kept = both_ways_first(rows, lambda figure: figure.counted_by)
    assert [(figure.counted_by, figure.flow) for figure in kept] == [("one", "turnover"), ("two", "export")]
