"""The World Bank's WITS, downloads by partner and product group, in thousand US dollars.

The file is Excel, or CSV with the same columns. Two forms are read: a column a year with the indicator in its own
column (WITS-Partner-Timeseries), and a row a year with a column an indicator (WITS-Partner). Names come with blanks
before them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from etl.inputs.files import CsvRows, InputFile
from etl.publishers.common.tables import TextTable, decode, describe_twice, split_table
from etl.publishers.common.trade_rows import TradeRecord, describe_file, fault_torn, refuse_whole, trade_rows
from etl.publishers.common.workbooks import NEW, NotAWorkbook, Sheet, read_sheets
from etl.publishers.layouts import Layout, Sample
from etl.publishers.wits.api_layout import SOURCE
from etl.publishers.wits.words import (
    AREA_NAMES,
    GROUP_NAMES,
    OTHER_COUNTRIES,
    OTHER_GROUPS,
    OTHER_NAMES,
    is_ours,
    to_commodity,
)
from etl.values.written import without_groups
from etl.vocabulary.trade import Flow

REPORTER, PARTNER, GROUP, YEAR = "Reporter Name", "Partner Name", "Product Group", "Year"
INDICATOR_NAMES = ("Indicator", "Measure")
_VALUE = re.compile(r"(Export|Import)s?(?: Trade Value)? \(US\$ Thousand\)")
_FLOWS = {"Export": Flow.EXPORT, "Import": Flow.IMPORT}
_YEAR = re.compile(r"[0-9]{4}")
_HEAD_ROWS = 12
_OTHER_INDICATORS = "shares, growth and other indicators"
_ADVICE = (
    "Download it again with reporter, partner and product group, and export or import values in thousand US dollars."
)


class DownloadCell(NamedTuple):
    """One cell of a table, whatever its form: its line, and what it is of by the publisher's names."""

    line: int
    reporter: str
    partner: str
    group: str
    year: str
    indicator: str
    text: str


def _is_header(names: list[str]) -> bool:
    return {REPORTER, PARTNER, GROUP} <= {*names}


def _find_table(sheet: Sheet) -> TextTable | None:
    """The table of a sheet, below its header; None where it has none."""
    place = next((place for place, row in enumerate(sheet[:_HEAD_ROWS]) if _is_header(row)), None)
    if place is None:
        return None
    rows = [(line, row) for line, row in enumerate(sheet[place + 1 :], start=place + 2) if any(row)]
    return TextTable(sheet[place], rows, [])


def _find_tables(path: Path) -> list[TextTable]:
    """The tables of a file of either kind. Raises NotAWorkbook."""
    with path.open("rb") as file:
        is_workbook = file.read(len(NEW)) == NEW
    if is_workbook:
        return [table for sheet in read_sheets(path).values() if (table := _find_table(sheet))]
    table = split_table(decode(path.read_bytes()))
    return [table] if _is_header(table.header) else []


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet, or a CSV, that has reporter, partner and product group by WITS's names."""
    if not sample.head.startswith(NEW):
        return _is_header(split_table(decode(sample.head.split(b"\n", 1)[0])).header)
    try:
        return sample.path is not None and any(_find_table(sheet) for sheet in read_sheets(sample.path).values())
    except NotAWorkbook:
        return False


def read(path: Path, data_dir: Path) -> CsvRows:
    """Exports and imports of the project's countries with each other and the world.

    They are by product group and year, in thousand US dollars. Left out, by reason: other countries, groups by SITC or
    stage of processing, cells of other indicators, and empty cells. A table that has neither form, or no value in
    thousand US dollars, refuses the file.
    """
    source = describe_file(path, data_dir)
    try:
        tables = _find_tables(path)
    except NotAWorkbook as fault:
        return refuse_whole(source, str(fault), "Download it again.")
    if problem := next(filter(None, (describe_twice(table.header, table.header) for table in tables)), ""):
        return refuse_whole(source, problem, "Download it again.")
    cells = [cell for table in tables for cell in _list_cells(table)]
    if not any(_VALUE.fullmatch(cell.indicator) for cell in cells):
        return refuse_whole(source, "it has no exports or imports in thousand US dollars by year", _ADVICE)
    return _to_rows(source, tables, cells)


def _to_rows(source: InputFile, tables: list[TextTable], cells: list[DownloadCell]) -> CsvRows:
    reasons = [_reason_to_leave_out(cell) for cell in cells]
    records = (_to_record(cell) for cell, reason in zip(cells, reasons, strict=True) if not reason)
    faults = [fault for table in tables for fault in fault_torn(source, table.torn, len(table.header))]
    return trade_rows(source, records, faults, Counter(reason for reason in reasons if reason))


def _list_cells(table: TextTable) -> Iterator[DownloadCell]:
    """Every cell of a figure.

    The table has a column a year, or a row a year and a column an indicator.
    """
    years = [name for name in table.header if _YEAR.fullmatch(name)]
    indicator = next((name for name in INDICATOR_NAMES if name in table.header), None)
    figures = [name for name in table.header if name.endswith(")")]  # every indicator's name ends with its unit
    for line, fields in table.rows:
        row = dict(zip(table.header, fields, strict=True))
        of_row = (line, row[REPORTER], row[PARTNER], row[GROUP])
        if years and indicator:
            yield from (DownloadCell(*of_row, year, row[indicator], row[year]) for year in years)
        elif YEAR in row:
            yield from (DownloadCell(*of_row, row[YEAR], name, row[name]) for name in figures)


def _reason_to_leave_out(cell: DownloadCell) -> str:
    if not _VALUE.fullmatch(cell.indicator):
        return _OTHER_INDICATORS
    if not is_ours(cell.reporter, cell.partner, AREA_NAMES):
        return OTHER_COUNTRIES
    if cell.group in OTHER_NAMES:
        return OTHER_GROUPS
    return "" if cell.text else "empty cells"


def _to_record(cell: DownloadCell) -> TradeRecord:
    value = _VALUE.fullmatch(cell.indicator)
    return TradeRecord(
        reporter=AREA_NAMES[cell.reporter],
        partner=AREA_NAMES[cell.partner],
        flow=str(_FLOWS[value[1]]) if value else "",
        period=cell.year,
        commodity=to_commodity(cell.group, GROUP_NAMES),
        value=without_groups(cell.text),
        line=cell.line,
    )


LAYOUT = Layout(
    "wits_partner_download",
    "World Bank WITS, download by partner and product group, Excel or CSV",
    SOURCE,
    recognise,
    read,
)
