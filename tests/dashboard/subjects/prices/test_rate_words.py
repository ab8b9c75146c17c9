"""A rate says how much, of which period, by whom and how it came about."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.subjects.prices.rate_words import rate_in_words
from dashboard.subjects.prices.rates import PeriodRate, RateBasis
from etl.vocabulary.prices import RateKind
from tests.dashboard.made_names import made_names

RATE = PeriodRate("CNY", 8.12346, date(2099, 1, 1), date(2099, 12, 31), RateBasis.STATED, RateKind.MEAN, "aland_rates")
NAMES = made_names(publishers={"aland_rates": "Bank of Aland"})


@pytest.mark.parametrize(
    ("basis", "months", "words"),
    [
        (RateBasis.STATED, 0, "8.1235 CNY for 1 USD, 2099 (mean rate as published; Bank of Aland)"),
        (RateBasis.MONTHS, 12, "8.1235 CNY for 1 USD, 2099 (mean of 12 monthly means; Bank of Aland)"),
        (RateBasis.CROSS, 0, "8.1235 CNY for 1 USD, 2099 (cross rate of two mean rates; Bank of Aland)"),
    ],
)
def test_a_rate_says_how_it_came_about(basis: RateBasis, months: int, words: str) -> None:
    assert rate_in_words(replace(RATE, basis=basis, month_count=months), NAMES) == words
