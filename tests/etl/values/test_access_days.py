from datetime import date

import pytest

from etl.values.access_days import in_force_from, in_force_until

KNOWN = date(2100, 2, 1)


@pytest.mark.parametrize(
    ("act_date", "published", "first"),
    [
        ("2099-05-09", "2099-06-01", date(2099, 5, 9)),  # a day is that day
        ("2099-05-22", "2099-05-12", date(2099, 5, 22)),  # also where it was told ahead
        ("2099-05", "2099-07-01", date(2099, 5, 31)),  # a month counts from its last day
        ("2099", "", date(2099, 12, 31)),
        ("2099", "2099-06-13", date(2099, 6, 13)),  # the page shows that it was by then
        ("2099", "2098-06-13", date(2099, 12, 31)),  # a page of before shows nothing
        ("2099", "2099", date(2099, 12, 31)),
        ("", "2099-06-13", KNOWN),  # without a date it counts from the day on which it is known
    ],
)
def test_an_act_counts_from_the_day_by_which_it_was(act_date: str, published: str, first: date) -> None:
    assert in_force_from(act_date, published, KNOWN) == first


@pytest.mark.parametrize(
    ("last_day", "term_months", "last"),
    [
        ("2099-09-22", "", date(2099, 9, 22)),
        ("", "6", date(2099, 9, 30)),  # six months from the last of March end with September
        ("", "", None),
    ],
)
def test_the_end_is_named_or_follows_from_a_term_that_is(last_day: str, term_months: str, last: date | None) -> None:
    first = date(2099, 4, 1)

    assert in_force_until(first, last_day, term_months) == last


def test_a_term_that_would_end_on_no_day_of_its_month_ends_with_the_month() -> None:
    assert in_force_until(date(2099, 8, 31), "", "6") == date(2100, 2, 27)
