"""JSON: an array with an object a row."""

import json
from collections.abc import Iterator

import pyarrow as pa

from dashboard.files.forms.lines import LineForm
from dashboard.rows.streams import RowStream

_END = ",\n"


def write_json(stream: RowStream) -> Iterator[bytes]:
    """A JSON array of objects, one a line, with the columns as keys.

    Dates as YYYY-MM-DD, unknown as null, no number rounded.
    """
    first, *others = (f"{json.dumps(name)}: " for name in stream.schema.names)
    form = LineForm(quote, missing="null", leads=["{" + first, *others], between=", ", end="}" + _END, around_date='"')
    yield b"["
    lead = b"\n"
    for batch in stream.batches:
        yield lead + form.write(batch).removesuffix(_END.encode())
        lead = _END.encode()
    yield b"\n]\n"


def quote(texts: pa.Array) -> pa.Array:
    """Texts as JSON has them; null stays null."""
    return pa.array(
        [None if text is None else json.dumps(text, ensure_ascii=False) for text in texts.to_pylist()], pa.string()
    )
