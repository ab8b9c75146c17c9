"""CSV for a person: opens in Excel with Chinese and Cyrillic intact, and no cell runs as a formula."""

import re
import unicodedata

import pandas as pd

# A spreadsheet runs a text cell that starts with one of these; full-width forms are folded before the look.
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would run this text as a formula."""
    return unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULA_START)


def escape_text(text: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would run; anything but text is left alone."""
    return f"'{text}" if isinstance(text, str) and is_formula_like(text) else text


def escape_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Escape the text columns of a frame; numbers, also negative ones, stay as they are."""
    escaped = {
        name: frame[name] if pd.api.types.is_numeric_dtype(frame[name]) else frame[name].map(escape_text, na_action="ignore")
        for name in frame.columns
    }
    return pd.DataFrame(escaped, columns=frame.columns)


def to_csv_for_people(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with a byte order mark, CRLF line ends (RFC 4180) and formula-safe text; unknown is an empty cell."""
    return escape_frame(frame).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def file_name(*parts: str) -> str:
    """A file's name from what it holds: ``khorgos_trade_KZ_grain_2013-2024.csv``."""
    kept = [re.sub(r"[^\w.-]+", "-", part).strip("-") for part in parts if part]
    return "_".join(["khorgos", *kept]) + ".csv"
