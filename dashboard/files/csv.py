"""CSV that a person opens in a spreadsheet; the one that a program reads is in ``dashboard.files.forms.csv``.

It is UTF-8 with a byte order mark, so that Excel shows Chinese and Cyrillic, and no text in it runs as a formula: such
a text gets an apostrophe before it, which ``unescape_text`` takes away again and ``read_csv_for_people`` does for a
whole file. Numbers, dates and flags are never touched and have the same form in both.
"""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.files.about import About
from dashboard.files.forms.csv import csv_lines, quote
from dashboard.rows.streams import RowStream

# A spreadsheet runs a text cell that starts with one of these; full-width forms are folded before the look.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n")
_APOSTROPHE = "'"
# What no spreadsheet runs, whatever follows: most texts, which need no closer look.
_PLAIN_START = r"^(?:$|[0-9A-Za-z\p{Cyrillic}\p{Han}])"


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would run this text as a formula."""
    return unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULA_START)


def _needs_escape(text: str) -> bool:
    # A text that looks escaped already is escaped once more, so that reading it back gives the same text.
    return is_formula_like(text.lstrip(_APOSTROPHE))


def escape_text(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run."""
    return f"{_APOSTROPHE}{text}" if _needs_escape(text) else text


def unescape_text(text: str) -> str:
    """Give back the text that ``escape_text`` was given."""
    return text[1:] if text.startswith(_APOSTROPHE) and _needs_escape(text) else text


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
    """The rows under the headings that people know, with formula-safe text and headings; unknown is an empty cell."""
    yield codecs.BOM_UTF8
    yield from csv_lines(stream, [about.heading(name) for name in stream.schema.names], _to_cells)


def _to_cells(texts: pa.Array) -> pa.Array:
    if not pc.all(pc.match_substring_regex(texts, _PLAIN_START), min_count=0).as_py():
        texts = pa.array([text and escape_text(text) for text in texts.to_pylist()], pa.string())
    # In a spreadsheet an empty text is nothing either, and shows no quotes.
    return quote(pc.if_else(pc.equal(texts, ""), None, texts))


def file_name(*parts: str, as_of: date | None = None, ending: str = ".csv") -> str:
    """A file's name from what it holds, and of which day's knowledge.

    ``khorgos_trade_KZ_grain_2013-2024_as-of-2023-05-09.csv``.
    """
    day = f"as-of-{as_of.isoformat()}" if as_of else ""
    kept = [re.sub(r"[^\w.-]+", "-", part).strip("-") for part in (*parts, day) if part]
    return "_".join(["khorgos", *kept]) + ending
