"""Codes that the reference does not name, and national codes as parts of six digits."""

import pandas as pd
import pytest

from etl import schema
from etl.values.commodities import add_commodities, is_open_code, sum_national_codes
from etl.values.frames import rows_to_frame
from tests.factories import commodity_row, observation_row


def summed(*rows: dict[str, object]) -> pd.DataFrame:
    return sum_national_codes(rows_to_frame(schema.observation, [observation_row(**row) for row in rows]))


@pytest.mark.parametrize(
    ("code", "is_open"),
    [
        ("HS:10", True),
        ("HS:100110", True),
        ("HS:10011000", True),
        ("HS:00", False),
        ("HS:100", False),
        ("TOTAL", False),
    ],
)
def test_a_code_is_open_where_it_has_the_form_of_one(code: str, is_open: bool) -> None:
    assert is_open_code(code) is is_open


def test_national_codes_are_added_up_to_six_digits_and_say_so() -> None:
    found = summed(
        {"commodity_id": "HS:10011010", "value_usd": 2.0, "quality": "ok", "note": "as told"},
        {"commodity_id": "HS:10011090", "value_usd": 3.0, "quality": "suspect", "note": None},
    )

    assert found[["commodity_id", "value_usd", "quality", "note"]].to_numpy().tolist() == [
        ["HS:100110", 5.0, "suspect", "sum of 2 8-digit codes; as told"]
    ]


def test_a_sum_with_an_unknown_part_is_unknown_and_so_is_a_quantity_in_two_units() -> None:
    found = summed(
        {"commodity_id": "HS:10011010", "value_usd": None, "quantity": 1.0, "quantity_unit": "t"},
        {"commodity_id": "HS:10011090", "value_usd": 3.0, "quantity": 1.0, "quantity_unit": "head"},
    )

    assert found[["value_usd", "quantity", "quantity_unit"]].isna().to_numpy().tolist() == [[True, True, True]]


def test_the_six_digits_that_a_file_gives_itself_count_and_not_the_sum() -> None:
    found = summed({"commodity_id": "HS:100110", "value_usd": 9.0}, {"commodity_id": "HS:10011010", "value_usd": 2.0})

    assert found["value_usd"].tolist() == [9.0]


def test_a_new_code_brings_its_parents_and_nothing_that_is_there() -> None:
    known = rows_to_frame(schema.commodity, [commodity_row(commodity_id="HS:10", title_en="Cereals")])

    found = add_commodities(known, {"HS:100110": "Durum wheat"})

    assert found[["commodity_id", "level", "parent_id", "title_en"]].fillna("").to_numpy().tolist() == [
        ["HS:10", "chapter", "", "Cereals"],
        ["HS:1001", "heading", "HS:10", "HS 1001"],
        ["HS:100110", "subheading", "HS:1001", "Durum wheat"],
    ]
