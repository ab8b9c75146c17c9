"""The forms for programs.

Whatever the rows hold comes back to the last digit and the last letter, however they were cut.
"""

import csv
import io
import json
import math
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.files.forms import FORMS, parquet
from dashboard.rows.streams import RowStream

SCHEMA = pa.schema(
    [
        pa.field("name", pa.string()),
        pa.field("other_name", pa.string()),
        pa.field("value_usd", pa.float64(), metadata={"description": "US dollars, current"}),
        pa.field("count", pa.int64()),
        pa.field("day", pa.date32()),
        pa.field("flag", pa.bool_()),
        pa.field("build_id", pa.string()),
    ],
    metadata={"build_id": "0123456789ab"},
)
HARD_TEXTS = [
    '=cmd|"/c calc"!A1',
    "a,b",
    "\r",
    "\n",
    "\r\n",
    '"',
    "",
    " ",
    "NA",
    "null",
    "羊",
    "овца",
    "'x",
    "\ufeff",
    "0201",
    "\x1f",
    "\\u0041",
]
texts = st.one_of(st.none(), st.sampled_from(HARD_TEXTS), st.text(st.characters(exclude_categories=["Cs"])))
numbers = st.one_of(
    st.none(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**60), 2**60).map(float)
)
days = st.one_of(st.none(), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
flags = st.one_of(st.none(), st.booleans())
counts = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1))
tables = st.lists(st.tuples(texts, texts, numbers, counts, days, flags, texts), max_size=12).map(
    lambda rows: [dict(zip(SCHEMA.names, row, strict=True)) for row in rows]
)


def written(form: str, rows: list[dict[str, Any]], batch_rows: int = 5, *, coded: bool = True) -> bytes:
    """The rows in a form, read in batches; the first two columns share their codes, as a code and its name do."""
    batches = [_batch(rows[place : place + batch_rows], coded=coded) for place in range(0, len(rows), batch_rows)]
    return b"".join(FORMS[form].write(RowStream(SCHEMA, iter(batches))))


def _batch(rows: list[dict[str, Any]], *, coded: bool) -> pa.RecordBatch:
    batch = pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    if not coded:
        return batch
    pairs = list(dict.fromkeys((row["name"], row["other_name"]) for row in rows))
    codes = pa.array([pairs.index((row["name"], row["other_name"])) for row in rows], pa.int32())
    named = [
        pa.DictionaryArray.from_arrays(codes, pa.array([pair[place] for pair in pairs], pa.string()))
        for place in (0, 1)
    ]
    return pa.RecordBatch.from_arrays([*named, *batch.columns[2:]], SCHEMA.names)


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


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (1_000_000.0, "1000000"),
        (9_007_199_254_740_993.0, "9007199254740992"),
        (1e16, "1e+16"),
        (41_234_567_890.5, "41234567890.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e-05, "1e-05"),
        (-0.0, "-0"),
        (-5.25, "-5.25"),
    ],
)
def test_a_number_has_one_form_whatever_stands_beside_it(value: float, cell: str) -> None:
    for beside in ([], [1.0], [0.5], [None], [1e300, 1e-300]):
        rows = [dict.fromkeys(SCHEMA.names) | {"value_usd": one} for one in [value, *beside]]
        assert written("csv", rows).decode().split("\r\n")[1] == f",,{cell},,,,"


def test_csv_tells_an_empty_text_from_a_missing_one() -> None:
    rows = [dict.fromkeys(SCHEMA.names) | {"name": ""}, dict.fromkeys(SCHEMA.names)]
    assert written("csv", rows).decode().split("\r\n")[1:3] == ['"",,,,,,', ",,,,,,"]


@given(tables)
def test_json_has_the_same_rows(rows: list[dict[str, Any]]) -> None:
    read = json.loads(written("json", rows))
    assert read == [row | {"day": row["day"].isoformat() if row["day"] else None} for row in rows]
    whole = [row["value_usd"] for row in read if row["value_usd"] is not None]
    assert all(isinstance(value, int) == (float(value).is_integer() and abs(value) < 1e16) for value in whole)


@given(tables)
def test_parquet_has_the_same_rows_with_their_types_units_and_build(rows: list[dict[str, Any]]) -> None:
    read = pq.read_table(io.BytesIO(written("parquet", rows)))
    assert read.schema.equals(SCHEMA, check_metadata=True)
    assert read.to_pylist() == rows


@pytest.mark.parametrize("form", FORMS)
@given(rows=tables)
def test_the_bytes_do_not_show_how_the_rows_were_cut_or_coded(form: str, rows: list[dict[str, Any]]) -> None:
    assert len({written(form, rows, size, coded=coded) for size in (1, 3, 100) for coded in (True, False)}) == 1


def test_parquet_begins_a_group_when_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 4)
    rows = [dict.fromkeys(SCHEMA.names) | {"count": number} for number in range(10)]
    file = pq.ParquetFile(io.BytesIO(written("parquet", rows, 3)))
    assert [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)] == [4, 4, 2]
    assert {file.metadata.row_group(0).column(place).compression for place in range(len(SCHEMA))} == {"ZSTD"}


def test_no_number_means_unknown_and_not_nothing() -> None:
    assert math.isnan(pd.read_csv(io.BytesIO(written("csv", [dict.fromkeys(SCHEMA.names)])))["value_usd"].iloc[0])
