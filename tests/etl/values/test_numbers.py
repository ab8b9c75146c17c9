from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.numbers import scale_numbers


@given(st.integers(0, 10**9), st.sampled_from([1, 1000, 10_000, 1_000_000]))
def test_a_factor_brings_no_noise(hundredths: int, factor: int) -> None:
    text = f"{hundredths // 100}.{hundredths % 100:02d}"

    assert list(scale_numbers(pd.Series([text]), Decimal(factor))) == [hundredths * factor / 100]


@pytest.mark.parametrize(("text", "value"), [("0", 0.0), ("1e3", 1000.0), ("007", 7.0)])
def test_a_number_is_read_as_written(text: str, value: float) -> None:
    assert list(scale_numbers(pd.Series([text]))) == [value]


def test_empty_is_missing() -> None:
    assert list(scale_numbers(pd.Series(["", "2"])).isna()) == [True, False]
