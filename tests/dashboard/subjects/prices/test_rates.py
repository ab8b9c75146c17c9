from calendar import monthrange
from datetime import date

import pytest

from dashboard.subjects.prices.rates import PeriodRate, RateBasis, StatedRate, exchange_rates, in_dollars, rate_over
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import exchange_rate_row, month

YEAR = (date(2099, 1, 1), date(2099, 12, 31))


def rate(
    value: float,
    start: date,
    end: date,
    *,
    currency: str = "CNY",
    per: str = "USD",
    kind: str = "mean",
    source: str = "bank",
) -> StatedRate:
    is_month = (start.year, start.month) == (end.year, end.month)
    return StatedRate(source, currency, per, start, end, "month" if is_month else "year", kind, value)


def months(year: int, count: int = 12, first: int = 1, source: str = "bank") -> list[StatedRate]:
    """Months whose rate is the month's number."""
    return [
        rate(float(number), date(year, number, 1), date(year, number, monthrange(year, number)[1]), source=source)
        for number in range(first, first + count)
    ]


def basis_of(found: PeriodRate | None) -> tuple[float, RateBasis, int] | None:
    return None if found is None else (found.value, found.basis, found.month_count)


def test_the_mean_that_a_publisher_gives_of_the_period_comes_first() -> None:
    stated = rate(7.5, *YEAR)

    assert basis_of(rate_over([*months(2099), stated], "CNY", *YEAR)) == (7.5, RateBasis.STATED, 0)


def test_a_years_mean_is_taken_of_twelve_months_and_says_so() -> None:
    assert basis_of(rate_over(months(2099), "CNY", *YEAR)) == (6.5, RateBasis.MONTHS, 12)
    assert basis_of(rate_over(months(2099), "CNY", date(2099, 1, 1), date(2099, 3, 31))) == (2.0, RateBasis.MONTHS, 3)


@pytest.mark.parametrize("left_out", range(12))
def test_no_mean_is_taken_where_a_month_is_missing(left_out: int) -> None:
    held = [one for number, one in enumerate(months(2099)) if number != left_out]

    assert rate_over(held, "CNY", *YEAR) is None


def test_months_of_two_sources_make_no_mean() -> None:
    assert rate_over([*months(2099, 6), *months(2099, 6, 7, source="other")], "CNY", *YEAR) is None


def test_a_span_of_days_has_no_rate() -> None:
    assert rate_over(months(2099), "CNY", date(2099, 1, 1), date(2099, 2, 11)) is None


def test_two_rates_to_a_third_currency_give_a_cross_rate_that_is_named_as_such() -> None:
    customs = [
        rate(600.0, *YEAR, currency="KZT", per="GBP", kind="customs", source="office"),
        rate(1.25, *YEAR, currency="USD", per="GBP", kind="customs", source="office"),
    ]

    assert basis_of(rate_over(customs, "KZT", *YEAR)) == (480.0, RateBasis.CROSS, 0)
    assert rate_over(customs[:1], "KZT", *YEAR) is None
    assert rate_over([customs[0], rate(1.25, *YEAR, currency="USD", per="GBP", source="other")], "KZT", *YEAR) is None
    assert rate_over(customs, "KZT", date(2098, 1, 1), date(2098, 12, 31)) is None


def test_an_amount_is_shown_in_dollars_with_the_rate_it_was_converted_by() -> None:
    converted = in_dollars(1300.0, "CNY", *YEAR, months(2099))

    assert converted is not None
    assert converted.value_usd == 200.0
    assert converted.rate.source_code == "bank"
    assert in_dollars(None, "CNY", *YEAR, months(2099)) is None
    assert in_dollars(1300.0, "KZT", *YEAR, months(2099)) is None


def test_a_doubtful_rate_converts_nothing(loaded_database: LoadDatabase) -> None:
    rows = [exchange_rate_row(), exchange_rate_row(**month(2099, 6), quality="doubtful")]
    with read_only_engine(loaded_database(exchange_rate=rows)).connect() as connection:
        found = exchange_rates(connection)

    assert [(one.period_start, one.value) for one in found] == [(date(2099, 5, 1), 8.0)]
