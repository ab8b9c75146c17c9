"""Which stated figures may stand beside which periods."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.data import is_about, is_of_kind
from dashboard.screens.commodities.goods import Goods
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.series import Period
from tests.dashboard.made_trade import FIGURE, whole_year

MONTH = Period("month", date(2099, 3, 1), date(2099, 3, 31))
TO_MARCH = Period("quarter", date(2099, 1, 1), date(2099, 3, 31))
GOODS = (Goods("grain"), Goods("grain", "HS:1001"), Goods("meat"))
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


def test_a_statement_is_about_the_whole_group_or_about_the_commodity_that_is_meant() -> None:
    wheat = replace(FIGURE, unit="t", indicator="goods_trade", group_code=None, commodity_id="HS:1001")
    grain = replace(wheat, group_code="grain", commodity_id=None)
    told = {"wheat": GroupFigure("grain", wheat), "grain": GroupFigure("grain", grain)}
    meant = {goods.code: [name for name, one in told.items() if is_about(one, goods)] for goods in GOODS}
    assert meant == {"grain": ["grain"], "HS:1001": ["wheat"], "meat": []}


@pytest.mark.parametrize("other", [{"indicator": "rail_cargo"}, {"unit": "CNY"}])
def test_cargo_and_another_currency_are_no_trade_in_dollars_or_tonnes(other: dict[str, str]) -> None:
    grain = replace(FIGURE, unit="t", indicator="goods_trade", group_code="grain", commodity_id=None)
    assert not is_about(GroupFigure("grain", replace(grain, **other)), Goods("grain"))
