"""What measures are, and what they are where something is unknown."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.subjects.trade.measures import Gap, add_unit_value, gap_between, to_years

KEYS = ["source_code", "reporter_code"]
values = st.floats(min_value=0.01, max_value=1e12) | st.just(0.0)
known_values = st.floats(min_value=1, max_value=1e12)


def flow(name: str, value: float, number: int = 2099, **overrides: object) -> dict[str, object]:
    return {
        "source_code": "aland_customs",
        "reporter_code": "AX",
        "flow": name,
        "period_kind": "year",
        "period_start": pd.Timestamp(number, 1, 1),
        "period_end": pd.Timestamp(number, 12, 31),
        "value_usd": value,
    } | overrides


@given(value=st.floats(0, 1e12), weight=st.one_of(st.none(), st.floats(0, 1e9)))
def test_a_unit_value_exists_only_with_a_weight(value: float, weight: float | None) -> None:
    result = add_unit_value(pd.DataFrame({"value_usd": [value], "net_weight_kg": pd.Series([weight], dtype="float64")}))
    known = bool(result["unit_value_usd_per_t"].notna().iloc[0])
    assert known == (weight is not None and weight > 0)


def test_a_year_of_months_says_how_many_were_summed() -> None:
    months = pd.DataFrame(
        [
            {**flow("export", 1.0), "period_start": pd.Timestamp(2099, 1, 1), "net_weight_kg": 5.0},
            {**flow("export", 2.0), "period_start": pd.Timestamp(2099, 3, 1), "net_weight_kg": math.nan},
        ]
    )
    row = to_years(months, [*KEYS, "flow"]).iloc[0]
    assert (row["year"], row["value_usd"], row["month_count"]) == (2099, 3.0, 2)
    assert math.isnan(row["net_weight_kg"])


@given(values, values)
def test_swapped_sides_turn_the_gap_round(home: float, partner: float) -> None:
    gap, back = gap_between(home, partner), gap_between(partner, home)
    assert (gap.value, gap.pct) == tuple(one if one is None else -one for one in (back.value, back.pct))
    if gap.ratio and back.ratio:
        assert gap.ratio * back.ratio == pytest.approx(1)


@given(known_values, known_values)
def test_ratio_times_the_partners_number_is_the_homes(home: float, partner: float) -> None:
    ratio = gap_between(home, partner).ratio
    assert ratio is not None
    assert ratio * partner == pytest.approx(home)


@given(known_values, known_values)
def test_the_gap_is_never_more_than_the_larger_number(home: float, partner: float) -> None:
    pct = gap_between(home, partner).pct
    assert pct is not None
    assert -100 <= pct <= 100


@given(values, st.sampled_from([None, math.nan]))
def test_an_unknown_side_leaves_the_gap_unknown(value: float, unknown: float | None) -> None:
    assert (gap_between(value, unknown), gap_between(unknown, value)) == (Gap(), Gap())


def test_two_zeros_are_no_gap_and_no_share_of_it() -> None:
    assert gap_between(0.0, 0.0) == Gap(0.0, None, None)
