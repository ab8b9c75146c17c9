"""What layouts of tables share.

Texts cut into rows, numbers without their separators, and rows in the form of ``data/trade``.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.errors import Fault, KhorgosError
from etl.inputs.files import LINE, CsvRows, InputFile, file_label
from etl.inputs.trade.snapshots import hash_file
from etl.inputs.trade.trade_file import COLUMNS, OPTIONAL, TITLE

ENCODINGS = ("utf-8-sig", "gb18030", "cp1251", "latin-1")
_FRAME_COLUMNS = (*COLUMNS, *OPTIONAL, TITLE)

Record = dict[str, str | int]
"""A row of trade that names only what it has, and its ``line``."""


class RefusedWhole(KhorgosError):
    """A file of which nothing can be loaded; ``advice`` says what to do about it. ``refuse_whole`` makes rows of it."""

    def __init__(self, problem: str, advice: str) -> None:
        self.problem = problem
        self.advice = advice
        super().__init__(f"{problem}. {advice}")


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


def plain_number(text: str) -> str:
    """A number without separators of thousands: ``1,161`` and ``1 161`` are 1161."""
    return text.replace(",", "").replace(" ", "").replace("\xa0", "")


def describe_file(path: Path, data_dir: Path) -> InputFile:
    """The file as counts and faults name it; its text is not kept."""
    return InputFile(file_label(path, data_dir), hash_file(path), path.stat().st_size, "", [])


def to_trade_frame(records: Iterable[Record]) -> pd.DataFrame:
    """Rows of trade from records."""
    empty: Record = dict.fromkeys(_FRAME_COLUMNS, "")
    filled = [empty | record for record in records]
    return pd.DataFrame(filled, columns=[*_FRAME_COLUMNS, LINE]).astype(
        dict.fromkeys(_FRAME_COLUMNS, "str") | {LINE: "int64"}
    )


def refuse_whole(source: InputFile, problem: str, advice: str, rows: int = 1) -> CsvRows:
    """No row, and one fault for the file."""
    fault = Fault(source.file, "", "", f"refused whole: {problem}", "", advice)
    return CsvRows(source, to_trade_frame([]), [fault], max(rows, 1))


def fault_torn(source: InputFile, torn: Iterable[tuple[int, int]], expected: int) -> list[Fault]:
    """A fault for each row whose number of fields is not that of the header."""
    advice = "Download the file again; it may have been cut off or saved by another program."
    return [
        Fault(source.file, f"line {line}", "", f"expected {expected} fields", str(seen), advice) for line, seen in torn
    ]
