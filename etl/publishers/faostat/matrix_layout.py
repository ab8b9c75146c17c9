"""FAOSTAT's detailed trade matrix as the bulk zip.

It is one CSV of the whole world, gigabytes long, read line by line out of the archive. Both forms are read: the wide
one with a column a year (Y2022, and Y2022F for its flag) and the one with a row a year. Countries are read by their M49
code, which the file writes with an apostrophe ('156); 156 is mainland China. Values come in thousand dollars, weights
in tonnes.
"""

import csv
import io
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple, cast

from etl.errors import KhorgosError
from etl.inputs.files import CsvRows
from etl.publishers.common.areas import BY_M49
from etl.publishers.common.bounds import OutOfBounds, lines_of, require_unpackable, unpacking
from etl.publishers.common.tables import describe_twice
from etl.publishers.common.trade_rows import (
    FETCH_AGAIN,
    TradeRecord,
    describe_file,
    fault_torn,
    refuse_whole,
    told_otherwise,
    trade_rows,
)
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

SOURCE = "faostat_matrix"
ESTIMATED_FLAGS = {
    "E": "estimated by FAO",
    "I": "imputed by FAO",
    "T": "unofficial figure",
    "X": "figure of an international organisation",
}
REQUIRED = ("Reporter Country Code (M49)", "Partner Country Code (M49)", "Item", "Element", "Unit")
_LONG = ("Year", "Value", "Flag")
_YEAR_COLUMN = re.compile(r"Y([0-9]{4})")
_OURS = re.compile(rf"(?<![0-9])(?:{'|'.join(BY_M49)})(?![0-9])".encode())
_BUFFER = 1 << 20  # bytes
_CODES_WITHIN = 250  # bytes from the beginning of a line: countries and their names come first
_ELEMENTS = {
    "export value": (Flow.EXPORT, "value"),
    "import value": (Flow.IMPORT, "value"),
    "export quantity": (Flow.EXPORT, "weight"),
    "import quantity": (Flow.IMPORT, "weight"),
}
_UNITS = {"value": ("1000 USD", "1000 US$"), "weight": ("t", "tonnes")}
_NOUGHT = re.compile(r"0*(?:\.0*)?")


class MatrixKey(NamedTuple):
    """What a figure of the matrix is of."""

    reporter: str
    partner: str
    flow: str
    period: str
    commodity: str


class NotTheMatrix(KhorgosError):
    """A file that is no trade matrix; the text says what is wrong with it."""


@dataclass
class MatrixFigure:
    """What the file says of one key: value, weight and quantity as they stand, and what their flags mean.

    ``other_line`` is one that tells one of them with another value; 0 where there is none.
    """

    line: int
    value: str = ""
    net_weight: str = ""
    quantity: str = ""
    quantity_unit: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    other_line: int = 0


def open_table(path: Path) -> tuple[zipfile.ZipFile, str]:
    """The archive and the name of its table, the largest CSV in it. Raises NotTheMatrix."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, struct.error):
        with path.open("rb") as file:
            head = " ".join(file.read(80).decode("utf-8", errors="replace").split())
        message = f"a file that is no zip archive and begins {head!r}"
        raise NotTheMatrix(message) from None
    tables = [member for member in archive.infolist() if member.filename.lower().endswith(".csv")]
    if not tables:
        archive.close()
        message = "a zip archive without a CSV"
        raise NotTheMatrix(message)
    return archive, max(tables, key=lambda member: member.file_size).filename


def read_header(path: Path) -> list[str]:
    """The columns of the table. Raises NotTheMatrix, also where a needed one is missing, and OutOfBounds."""
    archive, name = open_table(path)
    require_unpackable(path, whole=False)
    with unpacking(), archive, archive.open(name) as file:
        header = _split(next(lines_of(file), b""))
    years = any(_YEAR_COLUMN.fullmatch(column) for column in header)
    missing = [column for column in (*REQUIRED, *(() if years else _LONG)) if column not in header]
    if missing:
        message = f"a table that lacks {', '.join(missing)}: the publisher changed its form"
        raise NotTheMatrix(message)
    if problem := describe_twice(header, header):
        raise NotTheMatrix(f"a table of which {problem}")
    return header


def read(path: Path, data_dir: Path) -> CsvRows:
    """Every cell of the six countries with each other, of items that ``data/reference/commodities.csv`` has.

    Left out, by reason: lines of other countries and other items, and noughts, which may stand for a figure that is
    missing.
    """
    source = describe_file(path, data_dir)
    try:
        header = read_header(path)
        with unpacking():
            table = _collect(path, header, known_items(data_dir))
    except (NotTheMatrix, OutOfBounds) as problem:
        return refuse_whole(source, str(problem), FETCH_AGAIN)
    countable = {key: figure for key, figure in table.figures.items() if figure.value or figure.net_weight}
    table.left_out["numbers of animals without a value"] += len(table.figures) - len(countable)
    records = (_to_record(key, figure) for key, figure in countable.items() if not figure.other_line)
    faults = [told_otherwise(source, one.line, one.other_line) for one in countable.values() if one.other_line]
    torn = fault_torn(source, table.torn, len(header), FETCH_AGAIN)
    return trade_rows(source, records, [*torn, *faults], table.left_out)


@dataclass
class MatrixTable:
    """What was found in a table: figures, lines left out by reason, and torn lines with the number of their fields."""

    figures: dict[MatrixKey, MatrixFigure] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    torn: list[tuple[int, int]] = field(default_factory=list)


def _collect(path: Path, header: list[str], items: frozenset[str]) -> MatrixTable:
    table = MatrixTable()
    archive, name = open_table(path)
    with archive, archive.open(name) as file, io.BufferedReader(cast("io.RawIOBase", file), _BUFFER) as buffered:
        for line, fields in _lines_of_pairs(buffered, table.left_out):
            if len(fields) == len(header):
                _take(table, line, dict(zip(header, fields, strict=True)), items)
            else:
                table.torn.append((line, len(fields)))
    return table


def _take(table: MatrixTable, line: int, row: dict[str, str], items: frozenset[str]) -> None:
    """Put the figures of one line into their cells, or count the line as left out."""
    reporter, partner = (BY_M49.get(row[column].lstrip("'").zfill(3)) for column in REQUIRED[:2])
    item, element = to_item(row["Item"], items), _ELEMENTS.get(row["Element"].lower())
    if reporter is None or partner is None:
        table.left_out["lines of other countries"] += 1
    elif item is None:
        table.left_out["items that the project does not name"] += 1
    elif element is None:
        table.left_out["elements other than values and quantities"] += 1
    else:
        for year, text, flag in _figures(row):
            if _NOUGHT.fullmatch(text):
                table.left_out["noughts, which may be missing figures"] += bool(text)
                continue
            figure = table.figures.setdefault(
                MatrixKey(reporter, partner, str(element[0]), year, f"FAO:{item}"), MatrixFigure(line)
            )
            _put(figure, line, (element[1], row["Unit"]), (text, flag))


def _lines_of_pairs(file: IO[bytes], left_out: Counter[str]) -> Iterator[tuple[int, list[str]]]:
    """Each line that has the codes of two of our countries, split.

    The rest is passed over unsplit, since it is nearly all of the file.
    """
    lines = lines_of(file)
    next(lines, b"")
    others = 0
    for number, line in enumerate(lines, start=2):
        if len(_OURS.findall(line[:_CODES_WITHIN])) >= 2:
            yield number, _split(line)
        else:
            others += 1
    left_out["lines of other countries"] += others


def _split(line: bytes) -> list[str]:
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("latin-1")
    return next(csv.reader(io.StringIO(text)), [])


def _figures(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Year, figure and flag of each year in a line."""
    if "Year" in row:
        yield row["Year"], row["Value"], row.get("Flag", "")
        return
    for column, figure in row.items():
        if year := _YEAR_COLUMN.fullmatch(column):
            yield year[1], figure, row.get(f"{column}F", "")


def _put(figure: MatrixFigure, line: int, told_of: tuple[str, str], told: tuple[str, str]) -> None:
    """Put a number with its flag into its place, by its measure and unit."""
    (measure, unit), (text, flag) = told_of, told
    if measure == "value" and unit in _UNITS["value"]:
        before, figure.value = figure.value, text
    elif measure == "weight" and unit in _UNITS["weight"]:
        before, figure.net_weight = figure.net_weight, text
    else:
        before, figure.quantity, figure.quantity_unit = figure.quantity, text, unit
    if before not in {"", text}:
        figure.other_line = line
    if flag in ESTIMATED_FLAGS:
        figure.notes[measure] = flag


def known_items(data_dir: Path) -> frozenset[str]:
    """The codes of FAO's items that ``data/reference/commodities.csv`` has."""
    path = data_dir / "reference" / "commodities.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file) if row["classification"] == "FAO")


def to_item(name: str, items: frozenset[str]) -> str | None:
    """The code of an item by its name: small letters and underscores, with or without what stands in brackets.

    None for none of ours.
    """
    names = (name, re.sub(r"\(.*?\)", "", name))
    codes = (re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_") for text in names)
    return next((code for code in codes if code in items), None)


def _to_record(key: MatrixKey, figure: MatrixFigure) -> TradeRecord:
    notes = sorted(figure.notes.items())
    return TradeRecord(
        *key,
        value=figure.value,
        net_weight=figure.net_weight,
        quantity=figure.quantity,
        quantity_unit=figure.quantity_unit,
        status=str(ObservationStatus.ESTIMATED) if {"E", "I"} & set(figure.notes.values()) else "",
        note="; ".join(f"{measure}: {ESTIMATED_FLAGS[flag]}" for measure, flag in notes),
        line=figure.line,
    )


def recognise(sample: Sample) -> bool:
    """Whether a file is the bulk zip: the archive names its table in its first bytes."""
    return sample.head.startswith(b"PK\x03\x04") and b"Trade_DetailedTradeMatrix" in sample.head[:512]


LAYOUT = Layout("faostat_matrix_bulk", "FAOSTAT detailed trade matrix, bulk zip", SOURCE, recognise, read)
