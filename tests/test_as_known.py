"""As known on a day: the whole record, filtered to the day, is the record built from only what was known by then."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Boolean, Column, Date, Float, Integer, Table, select

from dashboard.subjects.engine import read_only_engine
from etl import schema
from etl.load.reading import open_database
from etl.schema.known import is_dated, judgement_history, standing_history
from etl.values.frames import to_table_frame
from etl.values.knowledge import find_record_end
from tests.known_by import CONCLUDED, known_by

FIRST_DAY = date(2009, 6, 1)
SPANS = 6


@pytest.fixture(scope="module")
def facts(real_database: str) -> dict[str, pd.DataFrame]:
    """Every table of facts as it is stored, of all days."""
    with open_database(real_database) as connection:
        return {
            table.name: to_table_frame(table, dict(pd.read_sql(select(table), connection)))
            for table in schema.metadata.sorted_tables
            if table.name not in CONCLUDED
        }


@pytest.fixture(scope="module")
def record_end(facts: dict[str, pd.DataFrame]) -> date:
    end = find_record_end(facts)
    assert end is not None
    return end


def days_to_ask(facts: dict[str, pd.DataFrame], record_end: date, number: int) -> list[date]:
    """Of one of the spans that the record is parted into: the day on which most tables turn, and the day before it."""
    columns = ("known_from", "known_until")
    turns = [set(frame[column].dropna().dt.date) for frame in facts.values() for column in columns if column in frame]
    tables = Counter(day for days in turns for day in days if FIRST_DAY < day <= record_end)
    span = (record_end - FIRST_DAY) // SPANS
    days = [day for day in tables if (day - FIRST_DAY) // span == number]
    busiest = max(days, key=lambda day: (tables[day], day))
    return [busiest - timedelta(days=1), busiest]


def plain(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Rows in the order of the table's key, of the same types whichever world they are from."""
    typed = pd.DataFrame({column.name: _typed(column, frame[column.name]) for column in table.columns})
    return typed.sort_values([column.name for column in table.primary_key.columns], ignore_index=True)


def _typed(column: Column[Any], values: "pd.Series[Any]") -> "pd.Series[Any]":
    if isinstance(column.type, Date):
        return pd.to_datetime(values).astype("datetime64[s]")
    if isinstance(column.type, Float | Integer | Boolean):
        return values.astype("float64")
    return values.astype("str").fillna("")


def still(frame: pd.DataFrame) -> pd.DataFrame:
    """What holds in the end of a record that knows of no later day."""
    return frame.loc[frame["known_until"].isna()] if "known_until" in frame else frame


@pytest.mark.slow
@pytest.mark.parametrize("number", range(SPANS))
def test_the_record_filtered_to_a_day_is_the_record_of_that_day(
    number: int, facts: dict[str, pd.DataFrame], record_end: date, real_database: str
) -> None:
    dated = [table for table in schema.metadata.sorted_tables if is_dated(table)]
    for day in days_to_ask(facts, record_end, number):
        then = known_by(facts, day, record_end)
        with read_only_engine(real_database, day).connect() as connection:
            for table in (one for one in dated if one.name in then):
                seen = plain(pd.read_sql(select(table), connection), table)
                pd.testing.assert_frame_equal(
                    seen, plain(still(then[table.name]), table), obj=f"{table.name} as known on {day}"
                )
            for table, history in ((schema.standing, standing_history), (schema.judgement, judgement_history)):
                seen = plain(pd.read_sql(select(history), connection), table)
                pd.testing.assert_frame_equal(
                    seen, plain(then[table.name], table), obj=f"{history.name} as known on {day}"
                )
