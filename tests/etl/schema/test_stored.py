"""Observations as they are stored: the rules of their tables, and the view that puts them together again."""

from datetime import date

import pytest
from sqlalchemy import Column, Index, MetaData, Table, inspect

from etl import schema
from etl.load.reading import open_database
from etl.schema.stored import (
    asked_name,
    indexes_of,
    observed,
    packed,
    rows_table,
    series_trait,
    stored_column,
    stored_rows,
    stored_tables,
    year_trade,
)
from tests.databases import read_table
from tests.etl.schema.refusing import made, refusal
from tests.factories import Row, complete, observation_row
from tests.loading import load_file


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("flow", "ck_series_flow"),
        ("period_kind", "ck_trait_period_kind"),
        ("valuation", "ck_trait_valuation"),
        ("status", "ck_trait_status"),
        ("quality", "ck_trait_quality"),
    ],
)
def test_a_word_of_no_list_is_refused(column: str, rule: str) -> None:
    row = made(schema.observation, **{column: "no_such_word"})

    assert refusal(schema.observation, row) == f"CHECK constraint failed: {rule}"


def test_a_period_ends_no_earlier_than_it_begins() -> None:
    backwards = made(schema.observation, period_start=date(2099, 12, 31), period_end=date(2099, 1, 1))

    assert refusal(schema.observation, backwards) == "CHECK constraint failed: ck_observed_period"


def test_every_column_of_observation_is_stored_in_one_place_and_no_other_is_stored() -> None:
    numbers = {"series", "trait"}
    tables = [table for table in packed.tables.values() if table not in {year_trade, series_trait}]
    stored = [column.name for table in tables for column in table.columns if column.name not in numbers]

    assert sorted(stored) == sorted([*schema.observation.columns.keys(), "partner_code"])


def test_a_stored_table_comes_after_those_that_it_refers_to() -> None:
    tables = stored_tables()
    place = {table.name: number for number, table in enumerate(tables)}

    assert schema.observation not in tables
    assert [
        str(key) for table in tables for key in table.foreign_keys if place[key.column.table.name] > place[table.name]
    ] == []


def test_indexes_are_made_in_the_order_of_their_names_however_they_were_declared() -> None:
    names = ["f", "b", "e", "a", "d", "c"]
    made_up = Table("made_up", MetaData(), Column("x"), *(Index(name, "x") for name in names))

    assert [index.name for index in indexes_of(made_up)] == sorted(names)


def test_what_is_not_packed_is_stored_under_its_own_name() -> None:
    assert stored_rows(schema.area, "main") == "main.area"
    assert stored_column(schema.area, "iso3") == "area.iso3"
    assert rows_table(schema.area) is schema.area
    assert rows_table(schema.observation) is observed
    assert [asked_name(name) for name in ("area", "trait")] == ["area", "observation"]


SEVERAL: list[Row] = [
    observation_row(),
    observation_row(flow="import", note="of another flow"),
    observation_row(known_from=date(2099, 6, 1), known_until=date(2099, 7, 1), value_usd=None),
]


def test_the_view_gives_the_rows_that_were_put_in(sqlite_url: str) -> None:
    load_file(sqlite_url, observation=SEVERAL)

    key = [column.name for column in schema.observation.primary_key]
    assert read_table(sqlite_url, schema.observation) == sorted(SEVERAL, key=lambda row: [row[name] for name in key])


def test_rows_of_a_series_share_its_codes_and_those_of_a_kind_their_traits(sqlite_url: str) -> None:
    load_file(sqlite_url, **complete(observation=SEVERAL))

    with open_database(sqlite_url) as connection:
        counts = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 - our own names
            for name in packed.tables
        }
        views = inspect(connection).get_view_names()
    assert counts == {"series": 2, "trait": 2, "observed": 3, "year_trade": 2, "series_trait": 2}
    assert views == ["observation"]
