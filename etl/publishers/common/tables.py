"""What layouts of tables share: texts in whatever encoding, cut into rows, and numbers without their separators."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from etl.inputs.files import LINE

ENCODINGS = ("utf-8-sig", "gb18030", "cp1251", "latin-1")


@dataclass(frozen=True)
class TextTable:
    """A table as text: its header, and each row with the line on which it begins.

    ``torn`` are the lines of rows with another number of fields, each with that number.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]
    torn: list[tuple[int, int]]

    def to_frame(self) -> pd.DataFrame:
        """The rows as a frame of text with ``line``."""
        frame = pd.DataFrame([fields for _, fields in self.rows], columns=self.header, dtype="str")
        return frame.assign(**{LINE: pd.Series([line for line, _ in self.rows], dtype="int64")})


def decode(content: bytes, encodings: Sequence[str] = ENCODINGS) -> str:
    """The text by the first encoding that fits; letters that none has are replaced."""
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(encodings[0], errors="replace")


def split_table(text: str, separator: str = ",") -> TextTable:
    """Cut a text into rows.

    An empty field after the last comma, on the header, the rows or both, is no field; blank lines are no rows.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    torn: list[tuple[int, int]] = []
    begins = 1
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return TextTable(header, rows, torn)
        except csv.Error:
            # A quote that never closes makes one field of the rest of the file, longer than the csv module takes.
            return TextTable(header, rows, [*torn, (begins, 0)])
        line, begins = begins, reader.line_num + 1
        if not any(field.strip() for field in fields):
            continue
        if not header:
            header = [field.strip() for field in _without_last_comma(fields, len(fields) - 1)]
            continue
        whole = [field.strip() for field in _without_last_comma(fields, len(header))]
        if len(whole) == len(header):
            rows.append((line, whole))
        else:
            torn.append((line, len(whole)))


def _without_last_comma(fields: list[str], expected: int) -> list[str]:
    return fields[:-1] if len(fields) == expected + 1 and not fields[-1].strip() else fields


def describe_twice(header: Sequence[str], wanted: Iterable[str]) -> str:
    """What is said of a table in which a heading of those wanted stands more than once; empty where none does.

    Nobody knows which of the columns is meant.
    """
    twice = sorted({name for name in wanted if name and header.count(name) > 1})
    return f"the columns {', '.join(twice)} are there twice" if twice else ""
