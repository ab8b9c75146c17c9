"""Small files in publishers' layouts, and the rows that a layout makes of one."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from etl.inputs.files import CsvRows
from etl.publishers.layouts import Layout


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def with_sheet(path: Path, change: Callable[[str], str]) -> Path:
    """Change the first sheet of a workbook as it lies in the file."""
    with zipfile.ZipFile(path) as book:
        members = {name: book.read(name) for name in book.namelist()}
    first = "xl/worksheets/sheet1.xml"
    members[first] = change(members[first].decode()).encode()
    with zipfile.ZipFile(path, "w") as book:
        for name, content in members.items():
            book.writestr(name, content)
    return path


def rows_of(layout: Layout, path: Path, *columns: str) -> list[tuple[str, ...]]:
    return fields_of(layout.read(path, path.parent), *columns)


def fields_of(rows: CsvRows, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in rows.frame[list(columns)].itertuples(index=False)]
