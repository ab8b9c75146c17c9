"""Numbers in a file answer as those in memory do."""

import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values import spooled
from etl.values.spooled import SpooledNumbers

ABOVE_NOUGHT = st.floats(min_value=0, exclude_min=True, allow_infinity=False, max_value=1e300)


@given(parts=st.lists(st.lists(ABOVE_NOUGHT, max_size=5), min_size=1, max_size=5).filter(any))
def test_the_median_is_that_of_all_parts_together(parts: list[list[float]]) -> None:
    numbers = SpooledNumbers()
    for part in parts:
        numbers.add(np.array(part))

    assert numbers.median() == statistics.median([number for part in parts for number in part])


def test_numbers_are_given_back_some_at_a_time_as_often_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooled, "_AT_ONCE", 4)
    monkeypatch.setattr(spooled, "_IN_MEMORY", 8)
    numbers = SpooledNumbers()
    numbers.add(np.arange(1.0, 7.0))
    assert numbers.median() == 3.5
    numbers.add(np.array([7.0]))

    assert [part.tolist() for part in numbers.parts()] == [[1, 2, 3, 4], [5, 6, 7]]
    assert len(numbers) == 7
