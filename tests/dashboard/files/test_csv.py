"""What a person's CSV holds, and that nothing is lost on the way there and back."""

import csv
import io
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.files.csv import (
    escape_text,
    file_name,
    is_formula_like,
    read_csv_for_people,
    unescape_text,
    write_csv_for_people,
)
from dashboard.files.shown import to_stream
from tests.dashboard.files.exported import about

# What an attacker or an unlucky title would begin with, beside anything at all.
LOADED_TEXT = st.builds(
    "".join,
    st.lists(st.sampled_from(["'", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "x", '"', ",", "肉"]), max_size=6),
)
TEXT = st.one_of(st.text(), LOADED_TEXT)


def people(frame: pd.DataFrame) -> bytes:
    """The frame's file for people, under the names of its columns."""
    return b"".join(write_csv_for_people(to_stream(frame), about(headings={})))


def cells(data: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


@given(TEXT)
def test_escaping_is_undone_for_any_text(text: str) -> None:
    assert unescape_text(escape_text(text)) == text


@given(TEXT)
def test_no_escaped_text_runs_as_a_formula(text: str) -> None:
    assert not is_formula_like(escape_text(text))


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_a_file_for_people_reads_back_as_it_was(texts: list[str]) -> None:
    frame = pd.DataFrame({"id": [str(place) for place in range(len(texts))], "text": texts}, dtype=str)
    assert read_csv_for_people(people(frame)).to_numpy().tolist() == frame.to_numpy().tolist()


@pytest.mark.parametrize("text", ["=1+1", "+7 717", "-5 per cent", "@sum", "\tx", "\rx", "\nx", "＝1", "'=1"])
def test_formula_like_text_is_escaped(text: str) -> None:
    frame = pd.DataFrame({"note": [text], "rows": [1]})
    assert cells(people(frame), "utf-8-sig")[1] == [f"'{text}", "1"]


def test_a_heading_that_looks_like_a_formula_is_escaped_too() -> None:
    assert cells(people(pd.DataFrame({"=cmd": [1]})), "utf-8-sig")[0] == ["'=cmd"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-5.0, "-5"),
        (-0.25, "-0.25"),
        (41_020_000_000.0, "41020000000"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e15, "1000000000000000"),
    ],
)
def test_numbers_are_whole_and_never_escaped(value: float, written: str) -> None:
    frame = pd.DataFrame({"value_usd": [value], "rows": [-3]})
    assert cells(people(frame), "utf-8-sig")[1] == [written, "-3"]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_to_its_last_digit(value: float) -> None:
    (written,) = cells(people(pd.DataFrame({"value_usd": [value], "rows": [1]})), "utf-8-sig")[1:]
    assert float(written[0]) == value


def test_unknown_is_an_empty_cell_and_a_code_keeps_its_zero() -> None:
    frame = pd.DataFrame({"code": ["0201", None], "value_usd": [math.nan, 1.0]})
    assert cells(people(frame), "utf-8-sig") == [["code", "value_usd"], ["0201", ""], ["", "1"]]


def test_chinese_and_cyrillic_are_told_to_excel_by_a_mark() -> None:
    written = people(pd.DataFrame({"name": ["霍尔果斯", "Хоргос"]}))
    assert written.startswith(b"\xef\xbb\xbf")
    assert cells(written, "utf-8-sig") == [["name"], ["霍尔果斯"], ["Хоргос"]]


def test_an_empty_table_has_its_headings() -> None:
    assert cells(people(pd.DataFrame({"a": [], "b": []})), "utf-8-sig") == [["a", "b"]]


def test_a_file_is_named_by_what_it_holds() -> None:
    assert file_name("trade", "KZ", "", "2013-2024 / grain") == "khorgos_trade_KZ_2013-2024-grain.csv"
