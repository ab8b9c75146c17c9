"""Years of goods on an earlier day: by what was known then, and by the rule of all that is known."""

from datetime import date, timedelta

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.years_of_goods import YearOfGood, years_of_goods
from etl.schema.known import EVER
from tests.conftest import LoadDatabase
from tests.factories import commodity_group_member_row, month, observation_row, year

GRAIN = [commodity_group_member_row(commodity_id=code) for code in ("HS:1001", "HS:1003")]
LAST_DAY = EVER - timedelta(days=1)
BOTH_KINDS = TradeFilters("BV", reporters=("AX",), flows=("export",), period_kinds=("year", "month"))


def known(url: str, day: date | None, filters: TradeFilters = BOTH_KINDS) -> list[YearOfGood]:
    with read_only_engine(url, day).connect() as connection:
        return years_of_goods(connection, "grain", filters)


def test_on_a_day_a_year_is_the_sum_of_the_months_known_by_then(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=GRAIN,
        observation=[
            observation_row(
                **month(2099, 1),
                commodity_id="HS:1001",
                value_usd=1.0,
                known_from=date(2099, 3, 1),
                known_until=date(2099, 5, 1),
            ),
            observation_row(**month(2099, 1), commodity_id="HS:1001", value_usd=8.0, known_from=date(2099, 5, 1)),
            observation_row(**month(2099, 2), commodity_id="HS:1001", value_usd=2.0, known_from=date(2099, 4, 1)),
            observation_row(value_usd=64.0, **year(2098), known_from=date(2099, 6, 1)),
        ],
    )
    days = [date(2099, 2, 1), date(2099, 3, 1), date(2099, 4, 1), date(2099, 5, 1), date(2099, 6, 1), None]
    found = [known(url, day) for day in days]
    assert [[(one.year, one.value_usd) for one in years] for years in found] == [
        [],
        [(2099, 1.0)],
        [(2099, 3.0)],
        [(2099, 10.0)],
        [(2098, 64.0)],
        [(2098, 64.0)],
    ]


def test_own_years_stand_for_the_months_of_their_own_good_in_every_valuation(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=GRAIN,
        observation=[
            observation_row(commodity_id="HS:1001", value_usd=32.0, **year(2098)),
            observation_row(commodity_id="HS:1001", value_usd=1.0, **month(2099, 1)),
            *(
                observation_row(commodity_id="HS:1003", value_usd=value, valuation=valuation, **month(2099, number))
                for number, value, valuation in [
                    (1, 2.0, "fob"),
                    (2, 4.0, "fob"),
                    (3, 8.0, "cif"),
                    (4, 16.0, "reconciled"),
                ]
            ),
            observation_row(commodity_id="HS:1003", value_usd=64.0, **year(2099), quality="suspect"),
        ],
    )
    found = known(url, LAST_DAY)
    assert found == known(url, None)
    assert {type(one.year) for one in found} == {int}
    assert [(one.commodity_id, one.year, one.valuation, one.value_usd, one.month_count) for one in found] == [
        ("HS:1001", 2098, "fob", 32.0, None),
        ("HS:1003", 2099, "cif", 8.0, 1),
        ("HS:1003", 2099, "fob", 6.0, 2),
    ]
    by_year = TradeFilters("BV", period_kinds=("year",), years=(2098, 2098))
    assert [one.value_usd for one in known(url, LAST_DAY, by_year)] == [32.0]
