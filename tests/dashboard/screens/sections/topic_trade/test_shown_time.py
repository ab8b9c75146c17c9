"""A picture shows whole months or years around a meeting, and none in which no figure can be yet."""

from datetime import date

from dashboard.screens.sections.topic_trade.shown_time import months_later, shown_time
from tests.dashboard.made_topic_trade import MEETING


def test_the_time_shown_is_two_years_of_months_or_ten_years_either_way() -> None:
    months, years = (shown_time(kind, MEETING, MEETING, date(2110, 1, 1)) for kind in ("month", "year"))
    assert (months.first, months.last) == (date(2097, 5, 1), date(2101, 5, 31))
    assert (years.first, years.last) == (date(2089, 1, 1), date(2109, 12, 31))


def test_it_ends_where_no_figure_can_be_yet_but_holds_the_meeting() -> None:
    assert shown_time("month", MEETING, MEETING, date(2099, 8, 15)).last == date(2099, 8, 31)
    assert shown_time("year", MEETING, MEETING, date(2101, 8, 15)).last == date(2101, 12, 31)
    assert shown_time("year", MEETING, MEETING, date(2090, 1, 1)).last == date(2099, 12, 31)


def test_of_a_year_that_is_all_that_is_known_it_reaches_from_both_its_ends() -> None:
    shown = shown_time("month", date(2099, 1, 1), date(2099, 12, 31), date(2110, 1, 1))
    assert (shown.first, shown.last) == (date(2097, 1, 1), date(2101, 12, 31))


def test_a_day_that_a_month_has_not_is_its_last() -> None:
    assert [months_later(date(2099, 8, 31), months) for months in (6, -2)] == [date(2100, 2, 28), date(2099, 6, 30)]
