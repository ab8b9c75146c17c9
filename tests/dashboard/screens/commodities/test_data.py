"""Which stated figures may stand beside which periods."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.data import is_of_kind
from dashboard.subjects.trade.series import Period
from tests.dashboard.made_trade import FIGURE, whole_year

MONTH = Period("month", date(2099, 3, 1), date(2099, 3, 31))
TO_MARCH = Period("quarter", date(2099, 1, 1), date(2099, 3, 31))
SEASON = Period("other", date(2098, 9, 1), date(2099, 3, 31))


@pytest.mark.parametrize(
    ("by", "kept"),
    [
        (By.YEAR, [whole_year(2099)]),
        (By.MONTH, [MONTH]),
        (By.RUNNING, [whole_year(2099), TO_MARCH]),
    ],
)
def test_a_statement_stands_among_periods_of_its_own_kind(by: By, kept: list[Period]) -> None:
    every = (whole_year(2099), MONTH, TO_MARCH, SEASON)
    assert [period for period in every if is_of_kind(replace(FIGURE, period=period), by)] == kept
