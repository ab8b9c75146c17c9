from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import schema
from etl.build.derive import derive_months
from etl.values.frames import rows_to_frame
from etl.values.periods import parse_period
from tests.etl.made_inputs import rows_of
from tests.factories import Row, observation_row


def to_date(period: str, value: float | None, **overrides: Any) -> Row:
    start, end, kind = parse_period(period)
    row = {
        "period_start": start,
        "period_end": end,
        "period_kind": str(kind),
        "value_usd": value,
        "net_weight_kg": None,
    }
    return observation_row(**row | overrides)


def observations(*rows: Row) -> pd.DataFrame:
    return rows_to_frame(schema.observation, list(rows))


def derived(*rows: Row) -> list[Row]:
    months = derive_months(observations(*rows)).months
    return rows_of(months, "period_start", "period_end", "period_kind", "value_usd", "net_weight_kg", "is_derived")


def test_a_month_is_the_difference_of_its_neighbours() -> None:
    assert derived(to_date("2099-01/2099-04", 40.0), to_date("2099-01/2099-05", 100.5)) == [
        {
            "period_start": "2099-05-01",
            "period_end": "2099-05-31",
            "period_kind": "month",
            "value_usd": 60.5,
            "is_derived": True,
        }
    ]


def test_february_is_january_and_february_less_january() -> None:
    assert [row["value_usd"] for row in derived(to_date("2099-01", 1.0), to_date("2099-01/2099-02", 3.5))] == [2.5]


def test_january_is_a_month_already() -> None:
    assert derived(to_date("2099-01", 1.0)) == []


def test_a_gap_gives_no_month() -> None:
    assert derived(to_date("2099-01/2099-04", 40.0), to_date("2099-01/2099-06", 100.0)) == []


def test_years_and_series_are_not_neighbours_of_each_other() -> None:
    assert (
        derived(to_date("2098", 40.0), to_date("2099-01", 100.0), to_date("2099-01/2099-02", 200.0, flow="import"))
        == []
    )


def test_a_month_that_the_source_gives_itself_is_not_derived() -> None:
    assert derived(to_date("2099-01/2099-04", 40.0), to_date("2099-01/2099-05", 100.0), to_date("2099-05", 59.0)) == []


def test_a_fall_gives_no_month_and_is_told() -> None:
    found = derive_months(
        observations(
            to_date("2099-01/2099-04", 40.0), to_date("2099-01/2099-05", 39.0), to_date("2099-01/2099-06", 41.0)
        )
    )

    assert rows_of(found.months, "period_start", "value_usd") == [{"period_start": "2099-06-01", "value_usd": 2.0}]
    assert rows_of(found.falls, "period_end", "value_usd") == [{"period_end": "2099-05-31", "value_usd": 39.0}]


def test_a_measure_that_one_neighbour_lacks_is_missing() -> None:
    rows = [to_date("2099-01/2099-04", None, net_weight_kg=3.0), to_date("2099-01/2099-05", 9.0, net_weight_kg=4.0)]

    assert [(row.get("value_usd"), row["net_weight_kg"]) for row in derived(*rows)] == [(None, 1.0)]


@pytest.mark.parametrize("worse", [0, 1])
def test_a_month_is_as_doubtful_and_unsettled_as_the_worse_of_its_neighbours(worse: int) -> None:
    rows = [to_date("2099-01/2099-04", 4.0), to_date("2099-01/2099-05", 9.0)]
    rows[worse] |= {"quality": "doubtful", "status": "preliminary"}

    assert rows_of(derive_months(observations(*rows)).months, "quality", "status") == [
        {"quality": "doubtful", "status": "preliminary"}
    ]


@settings(max_examples=25)
@given(st.lists(st.integers(0, 10**9), min_size=12, max_size=12))
def test_twelve_months_add_up_to_the_year(cents: list[int]) -> None:
    sums = [sum(cents[:month]) / 100 for month in range(1, 13)]
    rows = [
        to_date("2099-01" if month == 1 else f"2099-01/2099-{month:02d}", sums[month - 1]) for month in range(1, 13)
    ]
    months = derive_months(observations(*rows)).months["value_usd"]

    assert round(cents[0] / 100 + months.sum(), 2) == round(sum(cents) / 100, 2)
    assert [round(value * 100) for value in months] == cents[1:]
