"""What a calendar year of a series comes to: its source's own years, or else its months, by all that is known."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from etl import schema
from etl.build.sum_years import sum_years
from etl.load.arrow import to_arrow
from tests.factories import Row, frames, month, observation_row, year


def of_month(number: int, value: float | None, **told: Any) -> Row:
    return observation_row(**{"value_usd": value, "net_weight_kg": None, **month(2099, number), **told})


def of_year(value: float, number: int = 2099, **told: Any) -> Row:
    return observation_row(**{"value_usd": value, "net_weight_kg": None, **year(number), **told})


def summed(*rows: Row, series: list[int] | None = None) -> list[dict[str, Any]]:
    table = to_arrow(schema.observation, frames(observation=rows)["observation"])
    return sum_years(np.array(series or [7] * len(rows)), table).to_pylist()


def amounts(*rows: Row) -> list[tuple[int, float | None, int | None]]:
    return [(one["year"], one["value_usd"], one["month_count"]) for one in summed(*rows)]


def test_months_are_summed_by_series_and_year() -> None:
    rows = [of_month(number, float(number), net_weight_kg=1.0) for number in (1, 2)]
    assert summed(*rows, of_month(3, 5.0)) == [
        {
            "series": 7,
            "year": 2099,
            "valuation": "fob",
            "value_usd": 8.0,
            "net_weight_kg": None,
            "month_count": 3,
            "is_doubtful": False,
            "is_derived": False,
            "is_estimated": False,
        }
    ]


def test_each_series_and_valuation_has_years_of_its_own() -> None:
    rows = [of_month(1, 1.0), of_month(2, 2.0, valuation="cif"), of_month(3, 4.0)]
    assert [(one["valuation"], one["value_usd"]) for one in summed(*rows)] == [("cif", 2.0), ("fob", 5.0)]
    apart = summed(of_month(1, 1.0), of_month(2, 2.0), series=[7, 8])
    assert [(one["series"], one["value_usd"]) for one in apart] == [(7, 1.0), (8, 2.0)]


def test_a_year_of_which_a_month_is_unknown_is_unknown() -> None:
    assert amounts(of_month(1, 1.0), of_month(2, None)) == [(2099, None, 2)]


def test_months_do_not_count_where_the_series_has_a_year_of_its_own() -> None:
    assert amounts(of_year(9.0, 2098), of_month(1, 1.0)) == [(2098, 9.0, None)]
    assert amounts(of_year(9.0, 2098, quality="suspect"), of_month(1, 1.0)) == [(2099, 1.0, 1)]


@pytest.mark.parametrize("left_out", [{"known_until": date(2101, 1, 1)}, {"quality": "suspect"}])
def test_what_no_longer_stands_and_what_is_suspect_is_in_no_sum(left_out: dict[str, Any]) -> None:
    assert amounts(of_month(1, 1.0), of_month(2, 2.0, **left_out)) == [(2099, 1.0, 1)]


def test_other_kinds_of_period_are_in_no_sum() -> None:
    quarter = {"period_start": date(2099, 1, 1), "period_end": date(2099, 3, 31), "period_kind": "quarter"}
    assert amounts(of_month(1, 1.0, **quarter)) == []


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        ({"quality": "doubtful"}, "is_doubtful"),
        ({"is_derived": True}, "is_derived"),
        ({"status": "estimated"}, "is_estimated"),
    ],
)
def test_a_mark_of_one_month_is_a_mark_of_the_year(mark: dict[str, Any], told: str) -> None:
    (one,) = summed(of_month(1, 1.0), of_month(2, 2.0, **mark))
    assert [name for name in ("is_doubtful", "is_derived", "is_estimated") if one[name]] == [told]
