from datetime import date

import pytest

from dashboard.subjects.prices.world_prices import MeanPrice, MonthPrice, month_prices, price_over, quoted_good
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import commodity_row, month, nearest_price_row, price_row


def price(number: int, value: float, source: str = "bank") -> MonthPrice:
    days = month(2099, number)
    return MonthPrice(source, days["period_start"], days["period_end"], value, "t", "USD")


SPRING = (date(2099, 3, 1), date(2099, 5, 31))


def test_the_price_of_a_period_is_the_mean_of_its_months() -> None:
    prices = [price(number, 100.0 * number) for number in (2, 3, 4, 5, 6)]

    assert price_over(prices, *SPRING) == MeanPrice("bank", 400.0, "t", "USD", 3)


def test_a_period_of_which_a_month_is_missing_has_no_price() -> None:
    assert price_over([price(3, 1.0), price(5, 1.0)], *SPRING) is None
    assert price_over([price(3, 1.0), price(4, 1.0), price(5, 1.0, "other")], *SPRING) is None
    assert price_over([price(3, 1.0), price(4, 1.0), price(5, 1.0)], date(2099, 3, 1), date(2099, 5, 20)) is None
    assert price_over([], *SPRING) is None


@pytest.mark.parametrize(
    ("unit", "currency", "usd_per_t"),
    [("t", "USD", 2.5), ("kg", "USD", 2_500.0), ("bbl", "USD", None), ("mmbtu", "USD", None), ("t", "CNY", None)],
)
def test_a_price_by_weight_is_told_by_the_tonne(unit: str, currency: str, usd_per_t: float | None) -> None:
    assert MeanPrice("bank", 2.5, unit, currency, 1).usd_per_t == usd_per_t


def test_the_nearest_quoted_good_is_told_with_its_reason_and_none_where_none_fits(
    loaded_database: LoadDatabase,
) -> None:
    goods = [nearest_price_row(), nearest_price_row(commodity_id="HS:1101", price_good_code=None)]
    prices = [price_row(), price_row(**month(2099, 6), quality="suspect"), price_row(price_good_code="oats")]
    url = loaded_database(nearest_price=goods, price=prices, commodity=[commodity_row()])
    with read_only_engine(url).connect() as connection:
        near = quoted_good(connection, "HS:1001")
        assert quoted_good(connection, "HS:1101") is None
        assert quoted_good(connection, "HS:9999") is None
        found = month_prices(connection, "rye")

    assert near is not None
    assert (near.price_good_code, near.title, near.reason) == ("rye", "Rye", "Both are grain.")
    assert [(one.period_start, one.value) for one in found] == [(date(2099, 5, 1), 250.0)]
