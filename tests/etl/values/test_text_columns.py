"""Columns of text as a whole."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.text_columns import CodedTexts, are_digits, in_one, to_texts

TEXTS = st.lists(st.sampled_from(["", "7", "08", "a", "七", "1.5"]), max_size=6)


@given(texts=TEXTS, is_coded=st.booleans(), skipped=st.integers(0, 2))
def test_a_column_says_what_each_of_its_texts_says(texts: list[str], is_coded: bool, skipped: int) -> None:
    column = pd.Series(texts, dtype="str").iloc[skipped:]
    given_as = column.astype("category") if is_coded else column
    rest = texts[skipped:]

    coded = CodedTexts.of(given_as)

    assert coded.are(str.isdecimal).tolist() == [text.isdecimal() for text in rest]
    assert coded.are_empty().tolist() == [text == "" for text in rest]
    assert coded.spelled(lambda text: text * 2).to_arrow().to_pylist() == [text * 2 or None for text in rest]
    assert in_one(to_texts(given_as)) == "".join(rest)
    assert are_digits(to_texts(given_as)) == all(text == "" or (text.isdecimal() and text.isascii()) for text in rest)


@pytest.mark.parametrize("kind", ["str", "category"])
def test_what_is_missing_is_an_empty_text(kind: str) -> None:
    coded = CodedTexts.of(pd.Series(["a", None, ""], dtype="str").astype(kind))

    assert coded.are_empty().tolist() == [False, True, True]
    assert coded.texts == ["", "a"]


def test_texts_that_mean_the_same_are_one_and_those_of_no_row_are_gone() -> None:
    coded = CodedTexts.of(pd.Series(["b", "a", "B"], dtype="str")).take(pd.Series([0, 2]).to_numpy())

    assert coded.spelled(str.lower).texts == ["b"]
