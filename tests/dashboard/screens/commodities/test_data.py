"""Which stated figures may stand beside which periods."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from inspect import unwrap
from typing import Any

import pytest

from dashboard.screens.commodities import data
from dashboard.screens.commodities.choices import By, Scope
from dashboard.screens.commodities.data import is_about, is_of_kind
from dashboard.screens.commodities.goods import Goods
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.series import Period
from dashboard.subjects.trade.trade import TradeFilters
from etl.vocabulary.trade import Flow, Side
from tests.conftest import LoadDatabase
from tests.dashboard.made_trade import FIGURE, whole_year
from tests.factories import commodity_group_member_row, observation_row, year

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


def test_the_newest_year_of_several_products_is_found_behind_years_of_one(
    loaded_database: LoadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"HS:1001": (2080, 2092, 2098, 2099), "HS:1003": (2080, 2092)}
    url = loaded_database(
        commodity_group_member=[commodity_group_member_row(commodity_id=code) for code in told],
        observation=[
            observation_row(reporter_code="CN", commodity_id=code, **year(number))
            for code, years in told.items()
            for number in years
        ],
    )
    scope = Scope("BV", ("BV",), Flow.EXPORT, "CN")
    asked: list[tuple[int, int] | None] = []
    with read_only_engine(url).connect() as connection:

        def ask(question: Callable[..., Any], *given: Any, **named: Any) -> Any:
            asked.extend(one.years for one in given if isinstance(one, TradeFilters) and question is data.named_goods)
            return question(connection, *given, **named)

        monkeypatch.setattr(data, "ask", ask)
        monkeypatch.setattr(data, "newest_named_of", unwrap(data.newest_named_of))
        made_of = unwrap(data.both_products)(scope, replace(scope, whose="BV"), "grain")
    assert [(one.commodity_id, one.year) for one in made_of.products] == [("HS:1001", 2092), ("HS:1003", 2092)]
    assert asked == [(2099, 2099), (2097, 2098), (2093, 2096), (2085, 2092)]


def test_a_product_that_is_large_for_one_side_is_listed_for_the_other_too(
    loaded_database: LoadDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = ("HS:1001", "HS:1003", "HS:1005")
    home, partner = dict(zip(codes, (1.0, 2.0, 3.0), strict=True)), dict(zip(codes, (9.0, 8.0, 7.0), strict=True))
    url = loaded_database(
        commodity_group_member=[commodity_group_member_row(commodity_id=code) for code in codes],
        observation=[
            *(
                observation_row(reporter_code="CN", commodity_id=code, value_usd=home[code], **year(2099))
                for code in codes
            ),
            *(
                observation_row(
                    reporter_code="BV",
                    partner_code="CN",
                    flow="import",
                    commodity_id=code,
                    value_usd=partner[code],
                    **year(2099),
                )
                for code in codes
            ),
        ],
    )
    scope = Scope("BV", ("BV",), Flow.EXPORT, "CN")
    monkeypatch.setattr(data, "MOST_LISTED", 1)
    with read_only_engine(url).connect() as connection:
        monkeypatch.setattr(data, "ask", lambda question, *given, **named: question(connection, *given, **named))
        monkeypatch.setattr(data, "newest_named_of", unwrap(data.newest_named_of))
        made_of = unwrap(data.both_products)(scope, replace(scope, whose="BV"), "grain")
    assert [(one.side, one.commodity_id, one.point.value_usd) for one in made_of.products] == [
        (Side.HOME, "HS:1005", 3.0),
        (Side.HOME, "HS:1001", 1.0),
        (Side.PARTNER, "HS:1001", 9.0),
        (Side.PARTNER, "HS:1005", 7.0),
    ]
    assert [(one.side, one.count, one.value_usd) for one in made_of.others] == [
        (Side.HOME, 1, 2.0),
        (Side.PARTNER, 1, 8.0),
    ]
