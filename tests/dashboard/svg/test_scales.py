"""Round numbers of an axis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.svg.scales import decimals_of, nice_ticks, ticks_between


@given(st.floats(0, 1e15, allow_nan=False))
def test_ticks_are_few_and_reach_the_largest(largest: float) -> None:
    ticks = nice_ticks(largest)

    assert ticks[0] == 0
    assert ticks[-1] >= largest * (1 - 1e-6)
    assert 2 <= len(ticks) <= 6


@pytest.mark.parametrize(
    ("largest", "ticks"), [(48.7, [0, 20, 40, 60]), (1, [0, 0.25, 0.5, 0.75, 1]), (7, [0, 2, 4, 6, 8])]
)
def test_ticks_are_round(largest: float, ticks: list[float]) -> None:
    assert nice_ticks(largest) == ticks


@given(st.floats(-1e9, 1e9), st.floats(1e-3, 1e9))
def test_ticks_between_two_amounts_reach_both_and_are_few(low: float, span: float) -> None:
    ticks = ticks_between(low, low + span)

    assert ticks[0] <= low + span * 1e-6
    assert ticks[-1] >= low + span * (1 - 1e-6)
    assert len(ticks) <= 8


def test_ticks_between_are_round_and_go_through_zero() -> None:
    assert ticks_between(-7, 12) == [-10, -5, 0, 5, 10, 15]
    assert ticks_between(3, 3) == [3]


@pytest.mark.parametrize(("step", "digits"), [(20, 0), (2.5, 1), (1, 0), (0.25, 2), (0.1 + 0.2, 1)])
def test_numbers_a_step_apart_are_told_as_they_are(step: float, digits: int) -> None:
    assert decimals_of(step) == digits
