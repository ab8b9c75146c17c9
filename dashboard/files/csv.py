"""CSV that a person opens in a spreadsheet; the one that a program reads is in ``dashboard.files.forms.csv``.

It is UTF-8 with a byte order mark, so that Excel shows Chinese and Cyrillic, and no text in it runs as a formula: such
a text gets an apostrophe before it, which ``unescape_text`` takes away again and ``read_csv_for_people`` does for a
whole file. Numbers are never touched and have the same form in both.
"""

import csv
import io
import math
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.files.about import About
from dashboard.rows.streams import RowStream

# A spreadsheet runs a text cell that starts with one of these; full-width forms are folded before the look.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n")
_APOSTROPHE = "'"
# As RFC 4180 has it; with a bare LF, Python before 3.13 leaves a CR inside a text unquoted, and the row falls apart.
_LINE_END = "\r\n"
# Otherwise a gap makes floats of whole numbers and texts of flags.
_WITH_GAPS = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would run this text as a formula."""
    return unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULA_START)


def _needs_escape(text: str) -> bool:
    # A text that looks escaped already is escaped once more, so that reading it back gives the same text.
    return is_formula_like(text.lstrip(_APOSTROPHE))


def escape_text(text: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run; anything but text is left alone."""
    return f"{_APOSTROPHE}{text}" if isinstance(text, str) and _needs_escape(text) else text


def unescape_text(text: str) -> str:
    """Give back the text that ``escape_text`` was given."""
    return text[1:] if text.startswith(_APOSTROPHE) and _needs_escape(text) else text


def number_text(value: float) -> str:
    """A number to its last digit, whole ones without a decimal point; unknown is empty."""
    if math.isnan(value):
        return ""
    return repr(float(value)).removesuffix(".0")


def _safe(frame: pd.DataFrame) -> pd.DataFrame:
    def written(column: "pd.Series[Any]") -> "pd.Series[Any]":
        if pd.api.types.is_float_dtype(column):
            return column.map(number_text)
        if not pd.api.types.is_numeric_dtype(column):
            # Texts repeat: each is looked at once.
            return column.map({text: escape_text(text) for text in column.dropna().unique()})
        return column

    return (
        pd.concat([written(frame.iloc[:, place]) for place in range(frame.shape[1])], axis="columns")
        if frame.shape[1]
        else frame
    )


def to_csv_for_people(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with a byte order mark and formula-safe text and headings; unknown is an empty cell."""
    safe = _safe(frame).rename(columns=escape_text)
    return safe.to_csv(index=False, lineterminator=_LINE_END).encode("utf-8-sig")


def read_csv_for_people(data: bytes) -> pd.DataFrame:
    """Read a person's file back: every cell as text, as it was before it was made safe.

    An empty cell is an empty text.
    """
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return pd.DataFrame(
        [[unescape_text(cell) for cell in row] for row in rows],
        columns=[unescape_text(name) for name in header],
        dtype=str,
    )


def write_csv_for_people(stream: RowStream, about: About) -> Iterator[bytes]:
    """The rows as ``to_csv_for_people`` writes them, under the headings that people know, a batch at a time."""
    yield to_csv_for_people(pd.DataFrame(columns=[about.heading(name) for name in stream.schema.names]))
    for batch in stream.plain():
        # Each batch is written under headings without a line end, so that the first one ends them.
        frame = batch.to_pandas(types_mapper=_WITH_GAPS.get).set_axis(range(batch.num_columns), axis="columns")
        _heading, _end, rows = to_csv_for_people(frame).partition(b"\r\n")
        yield rows


def file_name(*parts: str, as_of: date | None = None, ending: str = ".csv") -> str:
    """A file's name from what it holds, and of which day's knowledge.

    ``khorgos_trade_KZ_grain_2013-2024_as-of-2023-05-09.csv``.
    """
    day = f"as-of-{as_of.isoformat()}" if as_of else ""
    kept = [re.sub(r"[^\w.-]+", "-", part).strip("-") for part in (*parts, day) if part]
    return "_".join(["khorgos", *kept]) + ending
