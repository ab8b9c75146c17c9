"""CSV for programs."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.files.forms.csv import csv_lines, quote
from dashboard.rows.streams import RowStream
from tests.dashboard.files.forms.made_rows import SCHEMA, tables, written


@given(tables)
def test_csv_keeps_every_text_and_every_bit_of_a_number(rows: list[dict[str, Any]]) -> None:
    heading, *lines = csv.reader(io.StringIO(written("csv", rows).decode(), newline=""))
    assert heading == SCHEMA.names
    for row, cells in zip(rows, (dict(zip(heading, line, strict=True)) for line in lines), strict=True):
        assert [cells[name] for name in ("name", "other_name", "build_id")] == [
            row[name] or "" for name in ("name", "other_name", "build_id")
        ]
        assert cells["value_usd"] == ("" if row["value_usd"] is None else repr(row["value_usd"]).removesuffix(".0"))
        assert (
            float(cells["value_usd"] or "nan").hex()
            == float("nan" if row["value_usd"] is None else row["value_usd"]).hex()
        )
        assert cells["count"] == ("" if row["count"] is None else str(row["count"]))
        assert cells["day"] == (row["day"].isoformat() if row["day"] else "")
        assert cells["flag"] == {None: "", True: "true", False: "false"}[row["flag"]]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_pandas_reads_the_same_numbers(values: list[float]) -> None:
    rows = [dict.fromkeys(SCHEMA.names) | {"value_usd": value} for value in values]
    read = pd.read_csv(io.BytesIO(written("csv", rows)), dtype={"value_usd": "float64"})
    assert [value.hex() for value in read["value_usd"].tolist()] == [value.hex() for value in values]


def test_csv_tells_an_empty_text_from_a_missing_one() -> None:
    rows = [dict.fromkeys(SCHEMA.names) | {"name": ""}, dict.fromkeys(SCHEMA.names)]
    assert written("csv", rows).decode().split("\r\n")[1:3] == ['"",,,,,,', ",,,,,,"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("a b", "a b"),
        ("a,b", '"a,b"'),
        ('a"b', '"a""b"'),
        ("a\nb", '"a\nb"'),
        ("a\rb", '"a\rb"'),
        ("", '""'),
        (None, None),
    ],
)
def test_a_text_that_would_fall_apart_is_quoted(text: str | None, cell: str | None) -> None:
    assert quote(pa.array([text, "x"], pa.string())).to_pylist() == [cell, "x"]


def test_the_headings_are_sent_before_the_first_row_is_asked_for() -> None:
    def asked() -> Iterator[pa.RecordBatch]:
        raise AssertionError
        yield

    lines = csv_lines(RowStream(pa.schema([("a", pa.string()), ("b,c", pa.string())]), asked()), ["a", "b,c"], quote)

    assert next(lines) == b'a,"b,c"\r\n'
