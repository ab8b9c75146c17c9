"""Rows are told from others by what they hold and by nothing else."""

import pandas as pd
import pyarrow as pa
import pytest

from etl.values.keyed_rows import to_arrow_rows
from etl.values.row_hashes import hash_slices

DAY = pd.to_datetime(["2099-01-01", "2099-01-01", None]).astype("datetime64[s]")
ROWS = pd.DataFrame(
    {
        "reporter": ["AX", "BV", "AX"],
        "partner": ["BV", "AX", None],
        "day": DAY,
        "value": [1.5, 1.5, None],
        "line": pd.array([1, 1, None], dtype="Int64"),
        "is_it": [True, False, True],
    }
)


def hash_of(rows: pd.DataFrame) -> str:
    return hash_slices(to_arrow_rows(rows), [(0, len(rows))])[0]


def test_the_same_rows_have_the_same_hash_however_their_texts_are_numbered() -> None:
    texts = {"reporter": pd.CategoricalDtype(["ZZ", "BV", "AX"]), "partner": pd.CategoricalDtype(["BV", "AX"])}
    slices = [(0, 1), (1, 2)]

    assert hash_of(ROWS.astype(texts)) == hash_of(ROWS)
    assert hash_slices(to_arrow_rows(ROWS), slices) == [hash_of(ROWS.iloc[start : start + n]) for start, n in slices]


@pytest.mark.parametrize(
    ("column", "value"),
    [("reporter", "BV"), ("partner", None), ("day", pd.NaT), ("value", 1.25), ("line", 2), ("is_it", False)],
)
def test_whatever_changes_changes_the_hash(column: str, value: object) -> None:
    changed = ROWS.copy()
    changed.loc[0, column] = value

    assert hash_of(changed) != hash_of(ROWS)


def test_rows_in_another_order_and_columns_of_another_name_have_another_hash() -> None:
    swapped = ROWS.rename(columns={"reporter": "partner", "partner": "reporter"})

    assert len({hash_of(ROWS), hash_of(ROWS.iloc[::-1]), hash_of(swapped), hash_of(ROWS.iloc[:2])}) == 4


def test_what_is_no_text_by_number_cannot_be_hashed() -> None:
    with pytest.raises(pa.ArrowInvalid):
        hash_slices(pa.table({"note": ["a"]}), [(0, 1)])
