"""A frame of a table has every column of it, each of its type, whatever was given."""

from datetime import date

import pandas as pd
import pytest

from etl import schema
from etl.values.frames import rows_to_frame, to_table_frame

TYPES = {
    "value_usd": "float64",
    "period_start": "datetime64[s]",
    "is_derived": "bool",
    "source_row": "Int64",
    "note": "str",
}


@pytest.mark.parametrize("rows", [0, 2])
def test_columns_are_those_of_the_table_of_its_types_given_or_not(rows: int) -> None:
    given = {"source_code": ["a"] * rows, "value_usd": [1] * rows}
    frame = to_table_frame(schema.observation, given)

    assert list(frame.columns) == list(schema.observation.columns.keys())
    assert {name: str(frame[name].dtype) for name in TYPES} == TYPES
    assert len(frame) == rows


def test_what_is_not_given_is_missing_and_empty_text_is_too() -> None:
    frame = to_table_frame(schema.observation, {"source_code": ["a", "b"], "note": ["", "seen"]})

    assert frame[["value_usd", "period_start", "source_row", "commodity_id"]].isna().all(axis=None)
    assert frame["note"].isna().tolist() == [True, False]
    assert frame["is_derived"].tolist() == [False, False]  # a truth value has no missing one


def test_an_empty_frame_is_the_askers_own() -> None:
    own = to_table_frame(schema.area, {})
    own["colour"] = "red"

    assert to_table_frame(schema.area, {}).columns.tolist() == list(schema.area.columns.keys())
    assert str(to_table_frame(schema.area, {})["name_en"].dtype) == "str"


def test_a_column_that_the_table_does_not_have_is_named() -> None:
    with pytest.raises(KeyError, match="table area has no column colour, weight"):
        to_table_frame(schema.area, {"weight": [1], "colour": ["red"]})


def test_rows_come_in_the_order_of_the_key() -> None:
    rows = [
        {"event_id": "b", "area_code": "AX"},
        {"event_id": "a", "area_code": "BV"},
        {"event_id": "a", "area_code": "AX"},
    ]

    frame = rows_to_frame(schema.event_party, rows)

    assert frame[["event_id", "area_code"]].to_numpy().tolist() == [["a", "AX"], ["a", "BV"], ["b", "AX"]]


def test_days_of_any_form_become_days() -> None:
    frame = to_table_frame(schema.event, {"start_date": [date(2099, 5, 9), pd.Timestamp(2099, 5, 9), None]})

    assert frame["start_date"].tolist() == [pd.Timestamp(2099, 5, 9), pd.Timestamp(2099, 5, 9), pd.NaT]
