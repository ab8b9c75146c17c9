"""Rows of any texts and numbers, and a file of them in a form."""

from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from dashboard.files.forms import FORMS
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
