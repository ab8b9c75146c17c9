"""The sheets of an Excel workbook of either kind as tables of text, by the reader of its kind."""

import struct
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlrd
from openpyxl.utils.exceptions import InvalidFileException
from xlrd.compdoc import CompDocError

from etl.publishers.common.bounds import OutOfBounds, require_unpackable, unpacking
from etl.publishers.common.cells import require_cells_once, require_old_cells_once
from etl.publishers.common.workbooks import NEW, OLD, Sheet

MOST_CELLS = 5_000_000
# What the readers raise for a file that is not as its form has it; a SyntaxError is one of its XML.
_OF_FORM = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, SyntaxError)
FAULTS: dict[bytes, tuple[type[Exception], ...]] = {
    OLD: (OutOfBounds, xlrd.XLRDError, CompDocError, struct.error, *_OF_FORM),
    NEW: (OutOfBounds, InvalidFileException, *_OF_FORM),
}
"""What stands for a file that is no workbook, by the bytes with which a kind begins."""


def read_old(path: Path) -> dict[str, Sheet]:
    """Every sheet of an XLS by its name. Raises one of ``FAULTS``."""
    with xlrd.open_workbook(path, on_demand=True) as book:
        require_old_cells_once(book)
        counted = _Cells()
        return {
            sheet.name: counted.take(sheet.row_values(row) for row in range(sheet.nrows)) for sheet in book.sheets()
        }


def read_new(path: Path) -> dict[str, Sheet]:
    """Every sheet of an XLSX by its name. Raises one of ``FAULTS``."""
    require_unpackable(path, whole=True)
    counted = _Cells()
    with unpacking():
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            sheets = {}
            for sheet in book.worksheets:
                with sheet._get_source() as source:  # where a sheet lies is told by no other name
                    require_cells_once(source)
                sheet.reset_dimensions()  # what a workbook says of its size may be less than it has
                sheets[sheet.title] = counted.take(sheet.iter_rows(values_only=True))
            return sheets
        finally:
            book.close()


class _Cells:
    """The cells of a workbook, counted as they come: a file of a few bytes can claim to have billions."""

    def __init__(self) -> None:
        self._there = 0

    def take(self, rows: Iterable[Iterable[object]]) -> Sheet:
        """A sheet as text, each row as wide as the widest. Raises OutOfBounds once the workbook has too many cells."""
        sheet: Sheet = []
        width = 0
        for row in rows:
            sheet.append([_as_text(value) for value in row])
            width = max(width, len(sheet[-1]))
            self._require_room(max(width * len(sheet), len(sheet)))
        self._there += max(width * len(sheet), len(sheet))
        return [row + [""] * (width - len(row)) for row in sheet]

    def _require_room(self, cells: int) -> None:
        if self._there + cells > MOST_CELLS:
            message = f"it has more than {MOST_CELLS:,} cells"
            raise OutOfBounds(message)


def _as_text(value: object) -> str:
    """A cell as it was written: 2023.0 of an old workbook is 2023, and no number has an exponent."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else _shorten(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).replace("\xa0", " ").strip()


def _shorten(value: float) -> str:
    """A number with ten decimals, which takes off what a sum of floats adds; a smaller one with all it has."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    return text if text.strip("-0.") else format(Decimal(repr(value)), "f")
