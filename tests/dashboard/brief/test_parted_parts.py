from collections.abc import Callable
from datetime import date

import pytest

from dashboard.brief.model import Brief, Line
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.brief.briefs import brief_of, lines
from tests.dashboard.brief.record import record
from tests.factories import Row, observation_row, source_row, year
from tests.loading import file_of

Load = Callable[..., str]
TOLD = "Goods HS:1001, 2098 by China: up 65 %: 52 points price, 13 points tonnes"


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load the record with more trade in wheat, as China counts it in a table of some products."""

    def put(*rows: Row) -> str:
        tables = record()
        tables["observation"] += list(rows)
        tables["source"].append(source_row(source_code="cn_products", publisher="China Products", coverage="selection"))
        url = file_of(**tables)
        monkeypatch.setenv(ADDRESS_VARIABLE, url)
        return url

    return put


def wheat(number: int, value: float, tonnes: float | None) -> Row:
    return observation_row(
        source_code="cn_products",
        reporter_code="CN",
        partner_code="KZ",
        flow="import",
        valuation="cif",
        value_usd=value,
        net_weight_kg=None if tonnes is None else tonnes * 1000,
        **year(number),
        known_from=date(number + 1, 4, 1),
    )


def parted(brief: Brief) -> list[Line]:
    return [line for line in lines(brief) if "points price" in line.text]


def test_the_newest_change_of_the_largest_goods_is_parted_with_its_source(load: Load) -> None:
    url = load(wheat(2097, 1000.0, 10.0), wheat(2098, 1650.0, 11.0))
    (line,) = parted(brief_of(url, on_day=date(2099, 5, 1)))

    assert line.text == TOLD
    assert line.notes


def test_it_is_told_from_the_day_on_which_both_years_are_known(load: Load) -> None:
    url = load(wheat(2097, 1000.0, 10.0), wheat(2098, 1650.0, 11.0))

    assert parted(brief_of(url, on_day=date(2099, 3, 31))) == []


def test_without_the_weight_of_a_year_nothing_is_parted(load: Load) -> None:
    url = load(wheat(2097, 1000.0, None), wheat(2098, 1650.0, 11.0))

    assert parted(brief_of(url, on_day=date(2099, 5, 1))) == []


def test_a_change_of_long_ago_is_not_told(load: Load) -> None:
    url = load(wheat(2092, 1000.0, 10.0), wheat(2093, 1650.0, 11.0))

    assert parted(brief_of(url, on_day=date(2099, 5, 1))) == []
