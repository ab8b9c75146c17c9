"""Frames become the bytes of an answer, a frame at a time: CSV and JSON."""

import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.exports.csv import to_csv_for_machines

# A whole number past this is not told apart from its neighbours by every reader of JSON; it stays a float.
_EXACT = 2**53


@dataclass(frozen=True)
class Form:
    """A form of answer: its media type and the writer of its bytes, which is told the columns before the first row is there."""

    media_type: str
    write: Callable[[list[str], Iterable[pd.DataFrame]], Iterator[bytes]]


def csv_chunks(columns: list[str], frames: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """CSV for programs, as ``to_csv_for_machines`` writes it; the heading comes before the first row is asked for."""
    yield to_csv_for_machines(pd.DataFrame(columns=columns))
    for frame in frames:
        # Each frame is written with its heading; column names hold no line end, so the first one ends the heading.
        _heading, _end, rows = to_csv_for_machines(frame).partition(b"\r\n")
        if rows:
            yield rows


def json_chunks(columns: list[str], frames: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A JSON array of objects, one a line, with the columns as keys: dates as YYYY-MM-DD, unknown as null, no number rounded."""
    yield b"["
    lead = b"\n"
    for frame in frames:
        if len(frame):
            yield lead + b",\n".join(_object(columns, row) for row in frame.itertuples(index=False, name=None))
            lead = b",\n"
    yield b"\n]\n"


def _object(columns: list[str], row: tuple[object, ...]) -> bytes:
    named = {column: plain_value(value) for column, value in zip(columns, row, strict=True)}
    return json.dumps(named, ensure_ascii=False, allow_nan=False).encode("utf-8")


def plain_value(value: object) -> str | int | float | bool | None:
    """A cell as JSON has it; a whole number has no decimal point, whatever type the column got for the sake of a gap in it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() and abs(value) < _EXACT else float(value)
    return value if isinstance(value, str | bool | int) else None


FORMS = {
    "csv": Form("text/csv; charset=utf-8", csv_chunks),
    "json": Form("application/json", json_chunks),
}
