"""How many months lie between two days."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.vocabulary.periods import count_months


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2099, 3, 31), date(2099, 4, 1), 1),
        (date(2099, 4, 1), date(2099, 4, 30), 0),
        (date(2098, 12, 31), date(2099, 1, 1), 1),
        (date(2098, 1, 1), date(2099, 1, 1), 12),
        (date(2099, 4, 1), date(2099, 3, 31), -1),
    ],
)
def test_months_of_the_calendar_are_counted_whatever_the_day(first: date, last: date, months: int) -> None:
    assert count_months(first, last) == months


@settings(max_examples=20)
@given(st.dates(), st.dates(), st.dates())
def test_months_add_up(first: date, middle: date, last: date) -> None:
    assert count_months(first, middle) + count_months(middle, last) == count_months(first, last)
