"""What readers are told of the headline lines, on SQLite and PostgreSQL alike."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.subjects.trade.headline import HeadlinePair, headline_lines, headline_pairs, widest_gap
from dashboard.ui.database import read_only_engine
from etl.vocabulary.trade import Direction
from tests.conftest import LoadDatabase
from tests.dashboard.made_trade import COUNTED
from tests.factories import headline_line_row, headline_pair_row


def test_lines_of_a_trade_are_those_of_the_day(loaded_database: LoadDatabase) -> None:
    then = date(2100, 6, 1)
    url = loaded_database(
        headline_line=[
            headline_line_row(value=3.0, known_until=then),
            headline_line_row(value=4.0, known_from=then),
            headline_line_row(partner_code="CX", value=9.0),
        ]
    )
    values = {}
    for day in (date(2100, 5, 31), then, None):
        with read_only_engine(url, day).connect() as connection:
            values[day] = [line.newest.value for line in headline_lines(connection, "AX", "BV")]
    assert values == {date(2100, 5, 31): [3.0], then: [4.0], None: [4.0]}


def test_only_two_wholes_have_a_gap(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        headline_pair=[
            headline_pair_row(home_value=3.0, partner_value=2.0),
            headline_pair_row(direction="turnover", home_value=3.0, partner_value=2.0, partner_is_at_least=True),
        ]
    )
    with read_only_engine(url).connect() as connection:
        pairs = headline_pairs(connection, "AX", "BV")
    assert [(pair.direction, pair.gap, pair.period_end) for pair in pairs] == [
        ("to_partner", 1.0, date(2099, 12, 31)),
        ("turnover", None, date(2099, 12, 31)),
    ]


def test_a_pair_is_two_counts_each_of_its_own_series(loaded_database: LoadDatabase) -> None:
    stated = {"partner_counted_by": "bv-customs", "partner_figure_code": "F0001", "partner_valuation": "not_stated"}
    with read_only_engine(loaded_database(headline_pair=[headline_pair_row(**stated)])).connect() as connection:
        (pair,) = headline_pairs(connection, "AX", "BV")
    assert (pair.home.series.is_stated, pair.partner.series.code, pair.partner.figure_code) == (
        False,
        "stated:bv-customs",
        "F0001",
    )


def pair(group: str, home: float, partner: float, **more: Any) -> HeadlinePair:
    whole = HeadlinePair(
        Direction.FROM_PARTNER,
        group,
        "USD",
        date(2099, 1, 1),
        date(2099, 12, 31),
        replace(COUNTED, value=home),
        replace(COUNTED, value=partner),
    )
    return replace(whole, **more)


def test_the_widest_gap_is_of_one_group_of_goods_where_any_is_counted_by_both() -> None:
    grain, meat = pair("grain", 9e6, 4e6), pair("meat", 1e6, 3e6)

    assert widest_gap([pair("all_goods", 9e9, 1e9), grain, meat]) == grain


def test_without_such_a_group_it_is_of_all_goods_in_one_direction() -> None:
    way = pair("all_goods", 9e9, 8e9)

    assert widest_gap([way, pair("all_goods", 19e9, 9e9, direction=Direction.TURNOVER)]) == way


def test_a_lower_bound_and_another_currency_have_no_gap_to_tell() -> None:
    bound = replace(pair("grain", 9e6, 4e6), home=replace(COUNTED, value=9e6, is_at_least=True))

    assert widest_gap([bound, pair("meat", 9e6, 1e6, unit="t")]) is None
