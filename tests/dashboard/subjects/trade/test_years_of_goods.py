"""Years of single goods: by all that is known from the build's sums, on an earlier day by the same rule."""

from datetime import date, timedelta
from typing import Any

import pytest

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.years_of_goods import NamedGoods, named_goods, years_of_goods
from etl.schema.known import EVER
from tests.conftest import LoadDatabase
from tests.factories import Row, commodity_group_member_row, commodity_row, month, observation_row, year

GRAIN = [commodity_group_member_row(commodity_id=code) for code in ("HS:1001", "HS:1003", "HS:10")]
BOTH_KINDS = TradeFilters("BV", reporters=("AX",), flows=("export",), period_kinds=("year", "month"))
LAST_DAY = EVER - timedelta(days=1)


def of_month(number: int, value: float | None, code: str = "HS:1001", **told: Any) -> Row:
    return observation_row(**{"commodity_id": code, "value_usd": value, **month(2099, number), **told})


ROWS = [
    of_month(1, 1.0),
    of_month(2, 2.0, quality="doubtful"),
    of_month(3, 4.0, quality="suspect"),
    of_month(1, 16.0, "HS:1003", net_weight_kg=None, is_derived=True),
    of_month(1, None, "HS:10"),
    observation_row(source_code="yearbook", commodity_id="HS:1001", value_usd=32.0, **year(2099)),
    of_month(1, 64.0, source_code="yearbook"),
    of_month(1, 128.0, "HS:1003", source_code="yearbook", status="estimated"),
    of_month(1, 256.0, source_code="world", valuation="reconciled"),
]


@pytest.fixture
def url(loaded_database: LoadDatabase) -> str:
    return loaded_database(commodity_group_member=GRAIN, observation=ROWS)


def asked(url: str, question: Any, *given: Any, on_day: date | None = None, **named: Any) -> Any:
    with read_only_engine(url, on_day).connect() as connection:
        return question(connection, *given, **named)


@pytest.mark.parametrize("on_day", [None, LAST_DAY])
def test_what_a_source_names_is_counted_and_summed_by_level(url: str, on_day: date | None) -> None:
    assert asked(url, named_goods, "grain", BOTH_KINDS, on_day=on_day) == [
        NamedGoods("aland_customs", 2099, "heading", 2, 19.0),
        NamedGoods("yearbook", 2099, "heading", 2, 160.0),
    ]


@pytest.mark.parametrize("on_day", [None, LAST_DAY])
def test_the_largest_come_first_with_their_marks(url: str, on_day: date | None) -> None:
    found = asked(url, years_of_goods, "grain", BOTH_KINDS, "heading", on_day=on_day)
    assert [(one.source_code, one.commodity_id, one.value_usd, one.month_count) for one in found] == [
        ("yearbook", "HS:1003", 128.0, 1),
        ("yearbook", "HS:1001", 32.0, None),
        ("aland_customs", "HS:1003", 16.0, 1),
        ("aland_customs", "HS:1001", 3.0, 2),
    ]
    assert [(one.is_doubtful, one.is_derived, one.is_estimated, one.net_weight_kg) for one in found] == [
        (False, False, True, 500_000.0),
        (False, False, False, 500_000.0),
        (False, True, False, None),
        (True, False, False, 1_000_000.0),
    ]


@pytest.mark.parametrize("on_day", [None, LAST_DAY])
def test_some_of_them_are_asked_for_by_number_or_by_code(url: str, on_day: date | None) -> None:
    first = asked(url, years_of_goods, "grain", BOTH_KINDS, on_day=on_day, most=1)
    named = asked(url, years_of_goods, "grain", BOTH_KINDS, on_day=on_day, among=("HS:1001",))
    years = asked(url, years_of_goods, "grain", TradeFilters("BV", years=(2099, 2099)), on_day=on_day)
    before = asked(url, years_of_goods, "grain", TradeFilters("BV", years=(2098, 2098)), on_day=on_day)
    assert [[one.value_usd for one in found] for found in (first, named, years, before)] == [
        [128.0],
        [32.0, 3.0],
        [32.0],
        [],
    ]


def test_of_all_goods_totals_are_no_part(loaded_database: LoadDatabase) -> None:
    codes = ("TOTAL", "HS:10", "FAO:wheat")
    url = loaded_database(
        commodity=[commodity_row(commodity_id=code) for code in codes],
        observation=[of_month(1, 1.0, code) for code in codes],
    )
    assert [(one.level, one.goods_count) for one in asked(url, named_goods, "all_goods", BOTH_KINDS)] == [
        ("chapter", 1)
    ]
