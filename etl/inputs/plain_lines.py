"""The quick way to read a table of which every line is a row.

Such a table has no quotes but in its header, no blank lines, and as many fields in each line as in the header. The
files of a million rows are such ones; any other is read row by row, which can tell what is wrong with each.
"""

import csv
from collections.abc import Collection

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv

FIRST_ROW = 2  # the header is line 1
# A quote may hold a separator or a line's end, a bare CR is a line's end to Python and none to Arrow, and a blank line
# is no row.
_NOT_PLAIN = ('"', "\r", "\n\n")


def split_plain_lines(
    text: str, separator: str = ",", coded: Collection[str] = ()
) -> tuple[list[str], pd.DataFrame] | None:
    """The header's fields and the rows as a frame of text, in their order; columns of ``coded`` as categories.

    None for a text that is no such table or has a field twice.
    """
    unified = text.replace("\r\n", "\n")
    head, _, body = unified.partition("\n")
    header = split_header(head, separator)
    if "\r" in head or not _is_plain(body) or len(header) < 2 or len(set(header)) < len(header):
        return None
    content = body.encode()
    of_codes = pa.dictionary(pa.int32(), pa.string())
    try:
        rows = pa_csv.read_csv(
            pa.BufferReader(content),
            read_options=pa_csv.ReadOptions(column_names=header, use_threads=False, block_size=len(content) + 1),
            parse_options=pa_csv.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            convert_options=pa_csv.ConvertOptions(
                column_types={name: of_codes if name in coded else pa.string() for name in header},
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:  # a line with more or fewer fields
        return None
    return header, rows.unify_dictionaries().to_pandas()


def _is_plain(body: str) -> bool:
    return body != "" and not body.startswith("\n") and not any(mark in body for mark in _NOT_PLAIN)


def split_header(head: str, separator: str = ",") -> list[str]:
    """The fields of a first line, between quotes or not; none where its quotes do not close."""
    if '"' not in head:
        return head.split(separator)
    try:
        return next(csv.reader([head], delimiter=separator, strict=True))
    except csv.Error:
        return []


def number_lines(rows: pd.DataFrame, name: str, first: int = FIRST_ROW) -> pd.DataFrame:
    """The rows of such a table with the line of each in a column of this name."""
    return rows.assign(**{name: np.arange(first, len(rows) + first)})
