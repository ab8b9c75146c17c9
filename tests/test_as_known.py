"""As known on a day: the whole record, filtered to the day, is the record built from only what was known by then."""

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


def turning_days(facts: dict[str, pd.DataFrame], record_end: date) -> list[date]:
    """Few days, on one of which at least each table turns that ever does; the earliest of several as good."""
    tables: dict[date, set[str]] = {}
    for name, frame in facts.items():
        for column in {"known_from", "known_until"} & set(frame):
            for day in frame[column].dropna().dt.date.unique():
                if FIRST_DAY < day <= record_end:
                    tables.setdefault(day, set()).add(name)
    days, left = [], set[str]().union(*tables.values())
    while left:
        days.append(min(tables, key=lambda day: (-len(tables[day] & left), day)))
        left -= tables[days[-1]]
    return days


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
@pytest.mark.parametrize("days_before", [1, 0])
def test_the_record_filtered_to_a_day_is_the_record_of_that_day(
    days_before: int, facts: dict[str, pd.DataFrame], record_end: date, real_database: str
) -> None:
    dated = [table for table in schema.metadata.sorted_tables if is_dated(table)]
    for day in (turns - timedelta(days=days_before) for turns in turning_days(facts, record_end)):
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
