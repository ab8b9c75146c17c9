"""Which calls are made, and how they are split."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.publishers.comtrade.query import ComtradeQuery, farm_codes, list_periods, plan_queries

NAMES = st.lists(st.integers(1, 99).map(str), min_size=1, max_size=4, unique=True).map(tuple)


def cells(query: ComtradeQuery) -> set[tuple[str, ...]]:
    return {
        (period, reporter, partner, flow, code)
        for period in query.periods
        for reporter in query.reporters
        for partner in query.partners
        for flow in query.flows
        for code in query.codes
    }


@given(st.builds(ComtradeQuery, st.just("A"), NAMES, NAMES, NAMES, NAMES, NAMES))
def test_halves_have_each_cell_once(query: ComtradeQuery) -> None:
    halves = query.split()

    assert len(cells(query)) == query.cells
    if query.cells == 1:
        assert halves == []
    else:
        assert sum(half.cells for half in halves) == query.cells
        assert set().union(*map(cells, halves)) == cells(query)
        assert len({query.name, *(half.name for half in halves)}) == 3


def test_the_plan_asks_each_side_for_the_other_once() -> None:
    periods = [str(year) for year in range(2080, 2100)]
    queries = list(plan_queries("A", periods, ("TOTAL", "10")))

    sides = {("156", partner) for partner in ("398", "417", "762", "795", "860")}
    assert {cell[1:3] for query in queries for cell in cells(query)} == sides | {(b, a) for a, b in sides}
    assert sum(query.cells for query in queries) == len(set().union(*map(cells, queries))) == 20 * 10 * 2 * 2


def test_no_address_is_longer_than_servers_take() -> None:
    months = [f"2099{month:02}" for month in range(1, 13)]

    longest = max(
        len("&".join(f"{k}={v.replace(',', '%2C')}" for k, v in query.parameters().items()))
        for query in plan_queries("M", months, farm_codes())
    )
    assert longest < 2048


def test_the_codes_are_the_total_and_the_farm_chapters() -> None:
    codes = farm_codes()

    assert codes[0] == "TOTAL"
    assert {code[:2] for code in codes[1:]} == {f"{chapter:02}" for chapter in range(1, 25)}
    assert len(set(codes)) == len(codes)
    assert [code for code in codes[1:] if len(code) > 2 and code[:-2] not in codes] == []


@pytest.mark.parametrize(
    ("frequency", "since", "until", "periods"),
    [
        ("A", None, None, ["2095", "2096", "2097", "2098", "2099"]),
        ("A", date(2098, 5, 1), date(2100, 12, 31), ["2098", "2099"]),
        ("A", date(2100, 1, 1), None, []),
        ("M", date(2099, 11, 30), None, ["209911", "209912", "210001"]),
        ("M", date(2099, 1, 1), date(2099, 2, 1), ["209901", "209902"]),
        ("M", date(2100, 2, 1), None, []),
    ],
)
def test_only_years_and_months_that_have_ended(
    frequency: str, since: date | None, until: date | None, periods: list[str]
) -> None:
    assert list_periods(frequency, since, until, date(2100, 2, 15)) == periods


def test_two_years_of_months_unless_told_otherwise() -> None:
    months = list_periods("M", None, None, date(2100, 2, 15))

    assert (months[0], months[-1], len(months)) == ("209802", "210001", 24)
