"""Every form in which rows can be taken away, and how its file is made and named.

Button, HTTP API and command line write through here, so that the same rows, build, filters and address give the same
bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.files.about import About
from dashboard.files.csv import file_name, write_csv_for_people
from dashboard.files.forms import FORMS
from dashboard.files.package import write_package
from dashboard.files.xlsx import write_xlsx
from dashboard.rows.streams import RowStream

Writing = Callable[[RowStream], Iterator[bytes]]


class FileForm(StrEnum):
    """A form of file, by the word that asks for it."""

    PEOPLE = "people"  # CSV for a spreadsheet: headings and names in the reader's language, formula-safe
    XLSX = "xlsx"  # a workbook with typed cells and a sheet of facts
    CSV = "csv"  # CSV for programs: stable column names, every text as it is stored
    JSON = "json"
    PARQUET = "parquet"
    ZIP = "zip"  # data and citation: the CSV for programs as a Frictionless Data Package


@dataclass(frozen=True)
class FileWriter:
    """How a form is written, what its name ends in, and what a browser is told that it is.

    ``begin`` gives what writes the rows; where the form tells what they are, it asks for that at once.
    """

    ending: str
    media_type: str
    begin: Callable[[Callable[[], About]], Writing]


def _with_facts(ending: str, media_type: str, write: Callable[[RowStream, About], Iterator[bytes]]) -> FileWriter:
    def begin(tell: Callable[[], About]) -> Writing:
        about = tell()
        return lambda stream: write(stream, about)

    return FileWriter(ending, media_type, begin)


def _without_facts(name: str) -> FileWriter:
    form = FORMS[name]
    return FileWriter(f".{form.ending}", form.media_type, lambda _tell: form.write)


FILE_WRITERS = {
    FileForm.PEOPLE: _with_facts(".csv", "text/csv; charset=utf-8", write_csv_for_people),
    FileForm.XLSX: _with_facts(
        ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx
    ),
    FileForm.CSV: _without_facts("csv"),
    FileForm.JSON: _without_facts("json"),
    FileForm.PARQUET: _without_facts("parquet"),
    FileForm.ZIP: _with_facts(".zip", "application/zip", write_package),
}


def named(form: FileForm, *parts: str, as_of: date | None = None) -> str:
    """A file's name from what it holds, and of which day's knowledge, by its form.

    ``khorgos_trade_KZ_2013-2024.xlsx``.
    """
    return file_name(*parts, as_of=as_of, ending=FILE_WRITERS[form].ending)
