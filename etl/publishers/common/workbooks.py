"""Excel workbooks of both kinds as tables of text."""

import struct
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import openpyxl
import xlrd
from openpyxl.utils.exceptions import InvalidFileException
from xlrd.compdoc import CompDocError

from etl.errors import KhorgosError
from etl.inputs.files import CsvRows
from etl.publishers.common.bounds import OutOfBounds, require_unpackable, unpacking
from etl.publishers.common.cells import require_cells_once, require_old_cells_once
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.layouts import Sample

OLD, NEW = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
Sheet = list[list[str]]
SheetReader = Callable[[Sheet], tuple[list[TradeRecord], Counter[str]]]
"""Gives a sheet's rows of trade, and what is left out by the reason. Raises RefusedWhole."""

MOST_CELLS = 5_000_000
# What the readers raise for a file that is not as its form has it; a SyntaxError is one of its XML.
_OF_FORM = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError, SyntaxError)
_OLD_FAULTS = (OutOfBounds, xlrd.XLRDError, CompDocError, struct.error, *_OF_FORM)
_NEW_FAULTS = (OutOfBounds, InvalidFileException, *_OF_FORM)


class NotAWorkbook(KhorgosError):
    """A file that opens as no workbook; ``reason`` is what the reader of its kind said."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name}: no workbook that can be read: {reason}")


def read_sheets(path: Path) -> dict[str, Sheet]:
    """Every sheet by name, each cell as text without blanks around it; an empty cell is an empty text.

    Raises NotAWorkbook.
    """
    state = path.stat()
    read = _read_once(path, state.st_size, state.st_mtime_ns)
    if isinstance(read, NotAWorkbook):
        raise read
    return read


@lru_cache(maxsize=1)
def _read_once(path: Path, _size: int, _changed: int) -> dict[str, Sheet] | NotAWorkbook:
    """The sheets of a file as it is now, or why it has none.

    Each layout is asked whether it is its own, and opening a large one takes long.
    """
    with path.open("rb") as file:
        kind = file.read(len(OLD))
    if kind not in {OLD, NEW}:
        return NotAWorkbook(path, "it does not begin as one")
    faults = _OLD_FAULTS if kind == OLD else _NEW_FAULTS
    try:
        return _read_old(path) if kind == OLD else _read_new(path)
    except faults as fault:
        return NotAWorkbook(path, " ".join(str(fault).split()) or type(fault).__name__)


def _read_old(path: Path) -> dict[str, Sheet]:
    with xlrd.open_workbook(path, on_demand=True) as book:
        require_old_cells_once(book)
        counted = _Cells()
        return {
            sheet.name: counted.take(sheet.row_values(row) for row in range(sheet.nrows)) for sheet in book.sheets()
        }


def _read_new(path: Path) -> dict[str, Sheet]:
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


def has_sheet(sample: Sample, is_ours: Callable[[Sheet], bool], kinds: tuple[bytes, ...] = (NEW,)) -> bool:
    """Whether a file is a workbook of one of the kinds with a sheet that is ours."""
    if not sample.head.startswith(kinds) or sample.path is None:
        return False
    try:
        return any(is_ours(sheet) for sheet in read_sheets(sample.path).values())
    except NotAWorkbook:
        return False


def read_trade_sheets(
    path: Path,
    data_dir: Path,
    *,
    is_ours: Callable[[Sheet], bool],
    nothing: str,
    advice: str,
    read_sheet: SheetReader,
    other_sheets: str = "",
) -> CsvRows:
    """The rows of trade of every sheet that is ours; a sheet that cannot be read refuses the file.

    ``nothing`` is the fault of a workbook without any such sheet, ``advice`` what to do then and where a sheet is
    refused. The other sheets are counted as left out by ``other_sheets``, where that is given.
    """
    source = describe_file(path, data_dir)
    try:
        all_sheets = read_sheets(path)
    except NotAWorkbook as fault:
        return refuse_whole(source, str(fault), "Download it again.")
    sheets = {name: sheet for name, sheet in all_sheets.items() if is_ours(sheet)}
    if not sheets:
        return refuse_whole(source, nothing, advice)
    records: list[TradeRecord] = []
    left_out = Counter({other_sheets: len(all_sheets) - len(sheets)} if other_sheets else {})
    for name, sheet in sheets.items():
        try:
            own, others = read_sheet(sheet)
        except RefusedWhole as fault:
            return refuse_whole(source, f"sheet {name!r}: {fault.problem}", fault.advice)
        records += own
        left_out.update(others)
    return trade_rows(source, records, left_out=left_out)
