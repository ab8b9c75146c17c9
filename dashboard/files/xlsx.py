"""A workbook of two sheets.

The first has the rows with typed cells under a heading that stays in sight, the second says what they are and where
they are from. A text is always a text, also one that looks like a formula, a number or an address. Amounts keep 16
digits, more than a spreadsheet shows. The same rows give the same bytes. Rows past a sheet's end go on in the next
sheet, and the sheet of facts says so.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.files.about import About, Watched
from dashboard.files.csv import is_formula_like
from dashboard.files.fact_sheet import Cut, fact_rows
from dashboard.locale import gettext as _
from dashboard.locale import in_language
from dashboard.rows.streams import RowStream

MOST_ROWS = 1_048_575  # a sheet's rows without the heading
LONGEST_NAME = 31  # letters of a sheet's name
LONGEST_TEXT = 32_767  # UTF-16 units that a cell can hold
_FIRST_DAY = date(1900, 3, 1)  # spreadsheets take 1900 for a leap year, so that earlier days have two numbers
_NARROWEST, _WIDEST = 9, 60
_FACT_WIDTHS = (28, 100)
_CHUNK = 1 << 20
Write = Callable[[int, int, Any], object]


def write_xlsx(stream: RowStream, about: About) -> Iterator[bytes]:
    """The workbook's bytes; it is made in a temporary folder, so the memory is that of one batch."""
    with TemporaryDirectory(prefix="khorgos-xlsx-") as folder:
        path = Path(folder) / "rows.xlsx"
        with in_language(about.language):
            _make(path, stream, about)
        with path.open("rb") as file:
            yield from chunks_of(file)


def chunks_of(file: BinaryIO) -> Iterator[bytes]:
    """A file's bytes, a piece at a time."""
    while piece := file.read(_CHUNK):
        yield piece


def _make(path: Path, stream: RowStream, about: About) -> None:
    book = _Workbook(path, about)
    watched = Watched(stream)
    sheets = _Sheets(book, stream.schema, about)
    for batch in watched.stream().plain():
        sheets.add(batch)
    sheets.end()
    cut = Cut(len(sheets.names), book.shortened)
    book.add_facts(fact_rows(about, watched, stream.schema, cut))
    book.close()


class _Workbook:
    """The file with its formats; writes a cell by the type of its column."""

    def __init__(self, path: Path, about: About) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
        # Without a day of its own, the file would hold the minute in which it was made.
        self.book.set_properties({"title": about.title, "author": "Khorgos", "created": about.build.built_at})
        self.heading = self.book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.wrapped = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.label = self.book.add_format({"bold": True, "valign": "top"})
        # The mark keeps such a text a text when a person edits its cell.
        self.quoted = self.book.add_format({"quote_prefix": True})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.shortened = 0

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, form: Format | None = None) -> None:
        """Write a text as a text; one that is longer than a cell is cut and counted."""
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            text = text.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")
            self.shortened += 1
        sheet.write_string(row, column, text, self.quoted if form is None and is_formula_like(text) else form)

    def add_facts(self, rows: list[tuple[str, str]]) -> None:
        """The sheet of facts: a label and a text a row."""
        sheet = self.book.add_worksheet(_("Sources and filters")[:LONGEST_NAME])
        for column, width in enumerate(_FACT_WIDTHS):
            sheet.set_column(column, column, width)
        for place, (label, text) in enumerate(rows):
            self.write_text(sheet, place, 0, label, self.label)
            self.write_text(sheet, place, 1, text, self.wrapped)

    def close(self) -> None:
        """Write the file."""
        self.book.close()


class _Sheets:
    """The rows, on as many sheets as they need."""

    def __init__(self, book: _Workbook, schema: pa.Schema, about: About) -> None:
        self.book, self.schema, self.about = book, schema, about
        self.names: list[str] = []
        self.row = 0
        self.sheet: Worksheet
        self.writers: list[Write] = []
        self._begin()

    def add(self, batch: pa.RecordBatch) -> None:
        """Write the rows of a batch; what does not fit goes to a new sheet."""
        while batch.num_rows:
            if self.row == MOST_ROWS:
                self.end()
                self._begin()
            if self.row == 0:
                self._widen(batch)
            now = batch.slice(0, MOST_ROWS - self.row)
            self._write(now)
            batch = batch.slice(now.num_rows)

    def end(self) -> None:
        """Close the sheet: every row of it can be filtered, and a code of digits is no remark."""
        last = max(self.row, 1), len(self.schema) - 1
        self.sheet.autofilter(0, 0, *last)
        self.sheet.ignore_errors({"number_stored_as_text": xlsxwriter.utility.xl_range(1, 0, *last)})

    def _begin(self) -> None:
        name = _("Rows") if not self.names else _("Rows {n}").format(n=len(self.names) + 1)
        self.names.append(name)
        self.sheet = self.book.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        self.writers = [self._writer(one.type) for one in self.schema]
        self.row = 0
        for column, name in enumerate(self.schema.names):
            self.book.write_text(self.sheet, 0, column, self.about.heading(name), self.book.heading)

    def _widen(self, batch: pa.RecordBatch) -> None:
        for column, name in enumerate(self.schema.names):
            values = batch.column(column).slice(0, 200).to_pylist()
            longest = max(
                [len(self.about.heading(name)) // 2, *(len(str(value)) for value in values if value is not None)]
            )
            self.sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))

    def _write(self, batch: pa.RecordBatch) -> None:
        columns = [column.to_pylist() for column in batch.columns]
        for place in range(batch.num_rows):
            self.row += 1
            for column, values in enumerate(columns):
                if values[place] is not None:
                    self.writers[column](self.row, column, values[place])

    def _writer(self, kind: pa.DataType) -> Write:
        write: Write = self._write_text
        if pa.types.is_boolean(kind):
            write = self.sheet.write_boolean
        elif pa.types.is_integer(kind) or pa.types.is_floating(kind):
            write = self.sheet.write_number
        elif pa.types.is_date(kind):
            write = self._write_day
        return write

    def _write_text(self, row: int, column: int, text: str) -> None:
        self.book.write_text(self.sheet, row, column, text)

    def _write_day(self, row: int, column: int, day: date) -> None:
        if day < _FIRST_DAY:
            self.book.write_text(self.sheet, row, column, day.isoformat())
        else:
            self.sheet.write_datetime(row, column, day, self.book.day)
