"""Whether a workbook gives each cell once, and each number in digits that are digits everywhere.

The readers of workbooks let the last of two cells win, drop what stands out of order, and read ``１２`` and ``1_2`` as
12.
"""

import re
import struct
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import iterparse

from xlrd.book import Book

from etl.publishers.common.bounds import OutOfBounds

_NUMBER = re.compile(r"\s*[+-]?[0-9]*\.?[0-9]*(?:[eE][+-]?[0-9]+)?\s*")
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_KINDS_IN_DIGITS = frozenset({"n", "s", "b"})  # a number, the place of a text in the list of texts, yes or no
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

_RECORD = struct.Struct("<HH")
_SHEET_BEGINS = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_ONE_CELL = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x027E, 0x00D6, 0x00FD})
_MANY_CELLS = 0x00BD
_EACH_OF_MANY = 6  # bytes of a number among many: its form, and the number


def require_cells_once(sheet: IO[bytes]) -> None:
    """Raise OutOfBounds for a sheet of a new workbook with a cell twice or out of order, or a number that is none."""
    row = column = 0
    for _, element in iterparse(sheet):  # noqa: S314 (expat bounds how far entities grow, and loads none from elsewhere)
        if element.tag != f"{_MAIN}row":
            continue
        row = _next(element.get("r"), row, "row")
        column = 0
        for cell in element:
            place = cell.get("r")
            column = _next(None if place is None else _column_of(place, row), column, f"cell of row {row}")
            _require_number(cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or "", place or f"row {row}")
        element.clear()


def require_old_cells_once(book: Book) -> None:
    """Raise OutOfBounds for an old workbook with a cell twice."""
    seen: set[tuple[int, int]] = set()
    for code, content in _records(book):
        if code in _SHEET_BEGINS:
            seen = set()
        for place in _cells_of(code, content):
            if place in seen:
                message = f"it has the cell in row {place[0] + 1}, column {place[1] + 1} twice"
                raise OutOfBounds(message)
            seen.add(place)


def _next(told: str | int | None, before: int, what: str) -> int:
    """The number of a row or column: as told, or one more than that before it."""
    number = before + 1 if told is None else int(told)
    if number <= before:
        message = f"it has a {what} twice, or out of order"
        raise OutOfBounds(message)
    return number


def _column_of(place: str, row: int) -> int:
    found = _PLACE.fullmatch(place)
    if found is None or int(found[2]) != row:
        message = f"it has a cell {place!r} in row {row}"
        raise OutOfBounds(message)
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _require_number(kind: str, text: str, place: str) -> None:
    if kind in _KINDS_IN_DIGITS and not _NUMBER.fullmatch(text):
        message = f"its cell {place} has {text[:40]!r} for a number"
        raise OutOfBounds(message)


def _records(book: Book) -> Iterator[tuple[int, bytes]]:
    """The records of an old workbook: the code of each, and what is in it."""
    content, place, end = book.mem, book.base, book.base + book.stream_len
    while place + _RECORD.size <= end:
        code, length = _RECORD.unpack_from(content, place)
        place += _RECORD.size
        yield code, bytes(content[place : place + length])
        place += length


def _cells_of(code: int, content: bytes) -> list[tuple[int, int]]:
    """The cells with a value that a record gives, each as its row and column, from nought."""
    if code not in _ONE_CELL and code != _MANY_CELLS:
        return []
    row, first = struct.unpack_from("<HH", content)
    number = 1 if code in _ONE_CELL else (len(content) - _EACH_OF_MANY) // _EACH_OF_MANY
    return [(row, first + after) for after in range(number)]
