"""What readers are told of the headline lines, on SQLite and PostgreSQL alike."""

import math
from datetime import date

import pandas as pd

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
            values[day] = headline_lines(connection, "AX", "BV")["value"].tolist()
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
    assert pairs["direction"].tolist() == ["to_partner", "turnover"]
    assert pairs["gap"].iloc[0] == 1.0
    assert math.isnan(pairs["gap"].iloc[1])
    assert pairs["period_end"].tolist() == [pd.Timestamp(2099, 12, 31)] * 2
