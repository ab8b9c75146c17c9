"""CSV for programs: plain UTF-8, rows ended as RFC 4180 has it, every text as it is stored."""

from collections.abc import Callable, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.files.forms.lines import LineForm
from dashboard.rows.streams import RowStream

# An empty text is quoted too, which tells it from a missing value.
_TO_QUOTE = r'[",\r\n]|^$'
_QUOTED_SIGNS = (b'"', b",", b"\r", b"\n")
_LINE_END = "\r\n"


def write_csv(stream: RowStream) -> Iterator[bytes]:
    """The rows under the names of their columns: a missing value is an empty cell, an empty text is ``""``."""
    return csv_lines(stream, stream.schema.names, quote)


def csv_lines(stream: RowStream, headings: Sequence[str], to_cells: Callable[[pa.Array], pa.Array]) -> Iterator[bytes]:
    """The headings, before the first row is asked for, and then the rows, a batch at a time.

    ``to_cells`` gives the cells of texts; a null of it is an empty cell.
    """
    form = LineForm(to_cells, missing="", leads=[""] * len(stream.schema), between=",", end=_LINE_END)
    yield (",".join(to_cells(pa.array(headings)).fill_null("").to_pylist()) + _LINE_END).encode()
    for batch in stream.batches:
        yield form.write(batch)


def quote(texts: pa.Array) -> pa.Array:
    """Put quotes around texts that would fall apart without them, and double the quotes inside; null stays null."""
    if not _may_fall_apart(texts):
        return texts
    is_quoted = pc.match_substring_regex(texts, _TO_QUOTE)
    if not pc.any(is_quoted).as_py():
        return texts
    quoted = pc.binary_join_element_wise('"', pc.replace_substring(texts, '"', '""'), '"', "")
    return pc.if_else(is_quoted, quoted, texts)


def _may_fall_apart(texts: pa.Array) -> bool:
    """Whether any text may be one to quote, by a look at the letters of all at once."""
    shortest = pc.min(pc.binary_length(texts)).as_py()
    if not shortest:  # an empty one, or none at all
        return shortest is not None
    letters = texts.buffers()[2].to_pybytes()
    return any(sign in letters for sign in _QUOTED_SIGNS)
