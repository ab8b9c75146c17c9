"""Rows of the database as dataclasses: types as the columns have them, nothing dropped, nothing made up."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoSuchColumnError

from dashboard.subjects.typed_rows import make_part, make_rows, read_rows
from dashboard.ui.database import connect
from etl.schema import observation
from etl.schema.address import ADDRESS_VARIABLE
from tests.factories import observation_row
from tests.loading import load_file


@dataclass(frozen=True)
class Value:
    """A value of a period."""

    period_start: date
    value_usd: float | None


COLUMNS = (observation.c.period_start, observation.c.value_usd)


@pytest.fixture(autouse=True)
def _two_rows(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [observation_row(value_usd=1.5), observation_row(commodity_id="HS:0202", value_usd=None)]
    load_file(sqlite_url, observation=rows)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)


def test_a_row_has_days_numbers_and_none() -> None:
    with connect() as connection:
        first, second = read_rows(connection, select(*COLUMNS).order_by(observation.c.commodity_id.desc()), Value)
    assert isinstance(first.period_start, date)
    assert (first.value_usd, second.value_usd) == (1.5, None)


def test_a_row_can_be_made_of_its_columns() -> None:
    with connect() as connection:
        assert make_rows(connection, select(*COLUMNS), lambda row: row["period_start"].year) == [2099, 2099]


def test_a_column_without_a_field_is_told() -> None:
    with connect() as connection, pytest.raises(TypeError, match="net_weight_kg"):
        read_rows(connection, select(*COLUMNS, observation.c.net_weight_kg), Value)


def test_a_part_of_a_row_is_made_of_its_own_columns_and_of_what_is_given() -> None:
    columns = (*COLUMNS, observation.c.net_weight_kg)
    with connect() as connection:
        parts = make_rows(connection, select(*columns), lambda row: make_part(row, Value, value_usd=7.0))
    assert parts == [Value(date(2099, 5, 1), 7.0)] * 2


def test_a_part_without_its_column_is_told() -> None:
    with connect() as connection, pytest.raises(NoSuchColumnError, match="value_usd"):
        make_rows(connection, select(observation.c.period_start), lambda row: make_part(row, Value))
