"""Excel workbooks of both kinds as tables of text."""

import struct
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
import xlrd
from openpyxl.utils.exceptions import InvalidFileException
from xlrd.compdoc import CompDocError

from etl.errors import KhorgosError

OLD, NEW = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
Sheet = list[list[str]]

_OLD_FAULTS = (xlrd.XLRDError, CompDocError, struct.error, IndexError, AssertionError, UnicodeDecodeError)
_NEW_FAULTS = (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, OSError)


class NotAWorkbook(KhorgosError):
    """A file that opens as no workbook; ``reason`` is what the reader of its kind said."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name}: no workbook that can be read: {reason}")


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Every sheet by name, each cell as text without blanks around it; an empty cell is an empty text. Raises NotAWorkbook."""
    with path.open("rb") as file:
        kind = file.read(len(OLD))
    if kind not in {OLD, NEW}:
        raise NotAWorkbook(path, "it does not begin as one")
    faults = _OLD_FAULTS if kind == OLD else _NEW_FAULTS
    try:
        return _read_old(path) if kind == OLD else _read_new(path)
    except faults as fault:
        raise NotAWorkbook(path, str(fault) or type(fault).__name__) from fault


def _read_old(path: Path) -> dict[str, Sheet]:
    with xlrd.open_workbook(path, on_demand=True) as book:
        return {sheet.name: [[_as_text(value) for value in sheet.row_values(row)] for row in range(sheet.nrows)] for sheet in book.sheets()}


def _read_new(path: Path) -> dict[str, Sheet]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return {sheet.title: [[_as_text(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
    finally:
        book.close()


def _as_text(value: object) -> str:
    """A cell as it was written: 2023.0 of an old workbook is 2023, and no number has an exponent."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0")
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).replace("\xa0", " ").strip()
