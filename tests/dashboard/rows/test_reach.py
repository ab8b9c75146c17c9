"""How far rows reach in time, on SQLite and PostgreSQL alike."""

from datetime import date

import pytest

from dashboard.rows.asking import asking
from dashboard.rows.reach import newest_period, newest_rows_questions, period_kinds_of_rows, years_of
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything
from tests.factories import market_access_row, month, observation_row, year

TRADE = TABLES["trade"]
LATER = date(2100, 1, 1)


def test_years_are_those_of_the_rows(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert years_of(connection, TRADE) == (2097, 2099)
        assert years_of(connection, TABLES["sources"]) is None


def test_the_newest_period_is_the_shortest_of_those_that_end_last_by_the_day(loaded_database: LoadDatabase) -> None:
    rows = [observation_row(**period) for period in (month(2097, 2), year(2097), month(2097, 12))]
    rows.append(observation_row(**year(2098), flow="import"))
    imports = RowFilters((("flow", ("import",)),))
    with read_only_engine(loaded_database(observation=rows)).connect() as connection:
        assert newest_period(connection, TRADE, RowFilters(), LATER) == (date(2098, 1, 1), date(2098, 12, 31))
        in_2098 = date(2098, 12, 30)
        assert newest_period(connection, TRADE, RowFilters(), in_2098) == (date(2097, 12, 1), date(2097, 12, 31))
        assert newest_period(connection, TRADE, imports, in_2098) is None
        assert newest_period(connection, TABLES["sources"], RowFilters(), LATER) is None


def test_the_kinds_of_period_are_those_of_the_rows_that_pass_short_ones_first(loaded_database: LoadDatabase) -> None:
    in_2098 = RowFilters(first_year=2098, last_year=2098)
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert period_kinds_of_rows(connection, TRADE, RowFilters()) == ["month", "year"]
        assert period_kinds_of_rows(connection, TRADE, in_2098) == ["year"]
        assert period_kinds_of_rows(connection, TABLES["events"], RowFilters()) == []


def test_acts_that_count_from_the_day_they_are_known_have_no_newest(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(market_access=[market_access_row()])).connect() as connection:
        assert newest_period(connection, TABLES["market_access"], RowFilters(), LATER) is None
        assert years_of(connection, TABLES["market_access"]) is not None


@pytest.mark.parametrize("most", [1, 3, 4, 9])
def test_the_newest_rows_are_the_same_by_their_period_or_years_alone(loaded_database: LoadDatabase, most: int) -> None:
    newest = [observation_row(**month(2099, 12), commodity_id=f"HS:100{place}") for place in range(1, 4)]
    others = [observation_row(**period) for period in (month(2099, 11), year(2099), year(2098))]
    with read_only_engine(loaded_database(observation=[*others, *newest])).connect() as connection:
        asked = TRADE.question(RowFilters(), newest_first=True).limit(most)
        questions = newest_rows_questions(connection, TRADE, RowFilters(), most).parts(asking(connection))
        found, asked_by = [], []
        while len(found) < most and (question := next(questions, None)) is not None:
            found += connection.execute(question.limit(most - len(found))).all()
            asked_by.append(str(question.whereclause))
        assert found == connection.execute(asked).all()
        assert ("period_start =" in asked_by[0]) == (most <= len(newest))
