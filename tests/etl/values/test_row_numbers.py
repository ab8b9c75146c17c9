"""Numbers of rows: alike where rows are, and in their order."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values import row_numbers
from etl.values.row_numbers import count_rows, number_rows

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "ж", None]),
        st.sampled_from(["2099-01-31", "2099-02-28", "1950-01-01", None]),
        st.integers(-2, 2),
        st.booleans(),
    )
)
COLUMNS = ["text", "day", "count", "is_so"]


def frame(rows: list[tuple[object, ...]], text: object = "str") -> pd.DataFrame:
    """Rows with a column of each kind."""
    told = pd.DataFrame(rows, columns=COLUMNS)
    return told.astype({"text": text, "day": "datetime64[s]", "count": "int64", "is_so": "bool"})


@pytest.mark.parametrize("many", [2**62, 4], ids=["few", "more combinations than fit"])
@pytest.mark.parametrize("text", ["str", pd.CategoricalDtype(["a", "b", "c", "ж"])], ids=["text", "category"])
@given(rows=ROWS)
def test_rows_sorted_by_number_are_sorted_by_their_columns(
    many: int, text: object, rows: list[tuple[object, ...]]
) -> None:
    told = frame(rows, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(row_numbers, "_MANY", many)
        order = np.argsort(number_rows(told, COLUMNS), kind="stable")
    pd.testing.assert_frame_equal(told.iloc[order], told.sort_values(COLUMNS, kind="stable"))


@given(rows=ROWS)
def test_rows_alike_have_one_number_in_the_order_in_which_they_are_met(rows: list[tuple[object, ...]]) -> None:
    told = frame(rows)
    numbers, count = count_rows(told, COLUMNS)
    expected = told.groupby(COLUMNS, sort=False, dropna=False).ngroup()
    assert numbers.tolist() == expected.tolist()
    assert count == len(told.drop_duplicates())
