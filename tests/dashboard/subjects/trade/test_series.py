"""A series has one text, and a period of the next year is the same period."""

from datetime import date

import pytest

from dashboard.subjects.trade.series import Period, Series, missing_periods
from tests.dashboard.made_trade import whole_year


def test_a_table_is_told_from_what_was_stated() -> None:
    table, stated = Series("aland_customs", "AX"), Series("official_figures", "AX", "ax-customs")
    assert [(one.is_stated, one.code) for one in (table, stated)] == [
        (False, "aland_customs:AX"),
        (True, "stated:ax-customs"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "later"),
    [
        (date(2095, 2, 1), date(2095, 2, 28), (date(2096, 2, 1), date(2096, 2, 29))),
        (date(2096, 2, 1), date(2096, 2, 29), (date(2097, 2, 1), date(2097, 2, 28))),
        (date(2095, 2, 1), date(2095, 2, 27), (date(2096, 2, 1), date(2096, 2, 27))),
        (date(2096, 2, 29), date(2096, 3, 11), (date(2097, 2, 28), date(2097, 3, 11))),
        (date(2098, 1, 1), date(2098, 12, 31), (date(2099, 1, 1), date(2099, 12, 31))),
    ],
)
def test_the_end_of_a_month_stays_the_end_of_that_month(start: date, end: date, later: tuple[date, date]) -> None:
    assert Period("month", start, end).year_later() == Period("month", *later)


def test_the_years_between_the_first_and_the_last_are_missing() -> None:
    assert missing_periods([whole_year(2099), whole_year(2096)], "year") == [whole_year(2097), whole_year(2098)]


def test_the_months_between_the_first_and_the_last_are_missing() -> None:
    months = [
        Period("month", date(2095, 12, 1), date(2095, 12, 31)),
        Period("month", date(2096, 3, 1), date(2096, 3, 31)),
    ]
    assert missing_periods(months, "month") == [
        Period("month", date(2096, 1, 1), date(2096, 1, 31)),
        Period("month", date(2096, 2, 1), date(2096, 2, 29)),
    ]


def test_of_no_period_none_is_missing() -> None:
    assert missing_periods([], "year") == []
