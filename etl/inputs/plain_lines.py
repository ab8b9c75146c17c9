"""The quick way to read a table of which every line is a row.

Such a table has no quotes, no blank lines, and as many fields in each line as in the header. The files of a million
rows are such ones; any other is read row by row, which can tell what is wrong with each.
"""

import io
import re

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv

_FIRST_ROW = 2  # the header is line 1
# A quote may hold a separator or a line's end, a bare CR is a line's end to Python and none to Arrow, and a blank line
# is no row.
_NOT_PLAIN = re.compile(r'"|\r|\n\n|\A\n')


def split_plain_lines(text: str, separator: str = ",") -> tuple[list[str], pd.DataFrame] | None:
    """The header's fields and the rows as a frame of text, in their order.

    None for a text that is no such table or has a field twice.
    """
    unified = text.replace("\r\n", "\n")
    head, _, body = unified.partition("\n")
    header = head.split(separator)
    if _NOT_PLAIN.search(unified) or not body or len(header) < 2 or len(set(header)) < len(header):
        return None
    try:
        rows = pa_csv.read_csv(
            io.BytesIO(body.encode()),
            read_options=pa_csv.ReadOptions(column_names=header),
            parse_options=pa_csv.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            convert_options=pa_csv.ConvertOptions(
                column_types=dict.fromkeys(header, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:  # a line with more or fewer fields
        return None
    return header, rows.to_pandas().astype("str")


def number_lines(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """The rows of such a table with the line of each in a column of this name."""
    return rows.assign(**{name: pd.RangeIndex(_FIRST_ROW, len(rows) + _FIRST_ROW)}).astype({name: "int64"})
