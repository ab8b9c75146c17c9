"""Frames become Arrow tables of exactly the schema's columns."""

from datetime import date

import pandas as pd
import pyarrow as pa
import pytest

from etl import schema
from etl.errors import VerificationFailed
from etl.load.arrow import arrow_type, to_arrow
from tests.factories import area_row, commitment_row, frames, observation_row


def test_every_column_of_the_schema_has_an_arrow_type() -> None:
    kinds = {str(arrow_type(column)) for table in schema.metadata.sorted_tables for column in table.columns}

    assert kinds == {"string", "bool", "int32", "int64", "double", "date32[day]", "timestamp[us]"}


def test_columns_come_in_the_order_of_the_table_whatever_that_of_the_frame() -> None:
    frame = frames(area=[area_row()])["area"]

    assert to_arrow(schema.area, frame[frame.columns[::-1]]) == to_arrow(schema.area, frame)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_whatever_says_missing_becomes_null(missing: object) -> None:
    frame = frames(observation=[observation_row(note=missing, value_usd=missing, source_row=missing)])["observation"]

    row = to_arrow(schema.observation, frame).to_pylist()[0]

    assert (row["note"], row["value_usd"], row["source_row"]) == (None, None, None)


def test_a_missing_date_becomes_null() -> None:
    frame = frames(commitment=[commitment_row()])["commitment"].assign(deadline=pd.NaT)

    assert to_arrow(schema.commitment, frame)["deadline"].to_pylist() == [None]


def test_dates_may_come_as_timestamps() -> None:
    frame = frames(observation=[observation_row()])["observation"].assign(period_start=pd.Timestamp(2099, 5, 1))

    assert to_arrow(schema.observation, frame)["period_start"] == pa.chunked_array([pa.array([date(2099, 5, 1)])])


@pytest.mark.parametrize(
    ("frame", "sentence"),
    [
        (
            frames(area=[area_row()])["area"].drop(columns="iso3"),
            "table area: columns missing ['iso3'], columns unknown []",
        ),
        (frames(area=[area_row()])["area"].assign(size=1), "table area: columns missing [], columns unknown ['size']"),
    ],
)
def test_other_columns_than_the_tables_are_named(frame: pd.DataFrame, sentence: str) -> None:
    with pytest.raises(VerificationFailed) as refused:
        to_arrow(schema.area, frame)

    assert refused.value.findings == [sentence]


@pytest.mark.parametrize("value", ["first", 1.5])
def test_a_value_of_another_type_is_refused_with_its_table(value: object) -> None:
    frame = frames(area=[area_row(sort_order=value)])["area"]

    with pytest.raises(VerificationFailed, match=r"table area: .*sort_order"):
        to_arrow(schema.area, frame)
