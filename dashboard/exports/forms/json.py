"""JSON: an array with an object a row."""

import json
import math
from collections.abc import Iterator
from datetime import date

from dashboard.queries.streams import RowStream

# A whole number past this is not told apart from its neighbours by every reader of JSON; it stays a float.
_EXACT = 2**53


def write_json(stream: RowStream) -> Iterator[bytes]:
    """A JSON array of objects, one a line, with the columns as keys: dates as YYYY-MM-DD, unknown as null, no number rounded."""
    yield b"["
    lead = b"\n"
    for batch in stream.plain():
        yield lead + b",\n".join(_object(row) for row in batch.to_pylist())
        lead = b",\n"
    yield b"\n]\n"


def _object(row: dict[str, object]) -> bytes:
    named = {column: plain_value(value) for column, value in row.items()}
    return json.dumps(named, ensure_ascii=False, allow_nan=False).encode("utf-8")


def plain_value(value: object) -> str | int | float | bool | None:
    """A cell as JSON has it; a whole number has no decimal point."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() and abs(value) < _EXACT else value
    return value if isinstance(value, str | bool | int) else None
