"""What readers are told of the headline lines, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.trade.headline import headline_lines, headline_pairs
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
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
