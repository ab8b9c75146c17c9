"""Rows of trade are counted by groups of goods on every day, by series and notes by all that is known."""

from datetime import date

import pytest
from sqlalchemy import select

from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from etl.schema import observation
from tests.conftest import LoadDatabase
from tests.dashboard.rows.test_counted import GOODS, ROWS, TRADE


@pytest.mark.parametrize("day", [date(2098, 3, 1), date(2099, 6, 1), date(2100, 6, 1), date(2101, 6, 1)])
def test_goods_of_groups_are_counted_as_they_were_known(loaded_database: LoadDatabase, day: date) -> None:
    filters = RowFilters((("group", ("grain", "oilseed")),), first_year=2097)
    url = loaded_database(observation=ROWS, **GOODS)
    counted = TRADE.counted_among(filters, day)
    assert counted is not None
    with read_only_engine(url, day).connect() as connection:
        rows = connection.execute(select(observation).where(*filters.conditions(TRADE))).all()
        assert connection.scalar(counted.count()) == len(rows)


def test_goods_are_counted_by_all_that_is_known_and_for_no_day() -> None:
    of_wheat = RowFilters((("commodity", ("HS:1001",)),))
    assert TRADE.counted_among(of_wheat, None) is not None
    assert TRADE.counted_among(of_wheat, date(2099, 1, 1)) is None


@pytest.mark.parametrize(("word", "goods"), [("wool", {"HS:1001"}), ("soya", {"HS:1201"}), ("silk", set())])
def test_rows_with_a_word_are_looked_for_among_goods_with_it_in_their_name_or_a_note(
    loaded_database: LoadDatabase, word: str, goods: set[str]
) -> None:
    url = loaded_database(observation=ROWS, **GOODS)
    (_, among) = TRADE.has_word(word).get_children()
    with read_only_engine(url).connect() as connection:
        found = set(connection.scalars(select(observation.c.commodity_id).where(among)))
    assert found == goods
