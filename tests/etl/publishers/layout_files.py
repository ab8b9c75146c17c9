"""Small files in publishers' layouts, and the rows that a layout makes of one."""

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


def rows_of(layout: Layout, path: Path, *columns: str) -> list[tuple[str, ...]]:
    return fields_of(layout.read(path, path.parent), *columns)


def fields_of(rows: CsvRows, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in rows.frame[list(columns)].itertuples(index=False)]
