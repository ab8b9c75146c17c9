"""As known on a day: the whole record, filtered to the day, is the record built from only what was known by then."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Boolean, Column, Date, Float, Integer, Table, select

from dashboard.subjects.engine import read_only_engine
from etl import schema
from etl.build.judge import conclude
from etl.build.read import read_inputs
from etl.load import replace_database
from etl.schema.known import is_dated, judgement_history, standing_history
from etl.values.knowledge import find_record_end
from etl.values.reading import Reading
from tests.factories import build_row, frames
from tests.known_by import known_by

ROOT = Path(__file__).parents[1]
FIRST_DAY = date(2009, 6, 1)
DAYS = 40
RANDOM = random.Random(9)  # noqa: S311 (days to look at, no secret)


@pytest.fixture(scope="module")
def record() -> Reading:
    return read_inputs(ROOT / "data")


@pytest.fixture(scope="module")
def record_end(record: Reading) -> date:
    end = find_record_end(record.tables)
    assert end is not None
    return end


@pytest.fixture(scope="module")
def database(record: Reading, record_end: date, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('whole') / 'khorgos.db'}"
    build = frames(build=[build_row(record_end=record_end)])
    replace_database(url, {**record.tables, **conclude(record.tables), **build})
    return url


def days_to_ask(record_end: date) -> list[date]:
    span = (record_end - FIRST_DAY).days
    return sorted(FIRST_DAY + timedelta(days=RANDOM.randrange(span)) for _ in range(DAYS))


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
def test_the_record_filtered_to_a_day_is_the_record_of_that_day(
    record: Reading, record_end: date, database: str
) -> None:
    dated = [table for table in schema.metadata.sorted_tables if is_dated(table)]
    for day in days_to_ask(record_end):
        then = known_by(record.tables, day, record_end)
        with read_only_engine(database, day).connect() as connection:
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
