"""Kazakhstan's Bureau of National Statistics, trade by country: an XLS or XLSX workbook with a sheet a period, in Russian.

Above the table stand its title, the period (``за 2022 год``, ``за январь-май 2023 года``) and the unit; a heading spans two columns, the
amount and its share. Countries, groups of countries and the total stand below each other. Names are compared whole, so that
``Тайвань (Китай)`` is not China.
"""

import re
from pathlib import Path

from etl.sources.files import CsvRows
from etl.sources.layouts import Layout, Sample
from etl.sources.layouts.tables import describe_file, plain_number, refuse_whole, to_trade_frame
from etl.sources.layouts.workbooks import NEW, OLD, NotAWorkbook, Sheet, read_sheets
from etl.vocabulary import Flow

SOURCE = "kz_bns_by_country"
TITLE = "Основные показатели внешней торговли Республики Казахстан"
TURNOVER = "Товарооборот"
UNIT = "тыс. долларов США"
PARTNERS = {
    "Всего": "WLD",
    "Китай": "CN",
    "Кыргызстан": "KG",
    "Киргизия": "KG",
    "Таджикистан": "TJ",
    "Туркменистан": "TM",
    "Узбекистан": "UZ",
    "Россия": "RU",
    "Российская Федерация": "RU",
    "Пакистан": "PK",
}
_FLOWS = {"Экспорт": Flow.EXPORT, "Импорт": Flow.IMPORT}
_MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
_PERIOD = re.compile(r"(?:за\s+)?(?:([а-я]+)\s*(?:[-–]\s*([а-я]+))?\s+)?(\d{4})\s*год.*", re.IGNORECASE)
_NOTHING = {"", "-", "–", "—"}
_HEAD_ROWS = 12
_ADVICE = "Look whether the bureau changed the form of the workbook; a file with other columns needs a mapping (docs/import.md)."


def parse_period(text: str) -> str | None:
    """Turn ``за январь-май 2023 года`` into 2023-01/2023-05; a whole year is the year. None where the text is no period."""
    found = _PERIOD.fullmatch(" ".join(text.split()))
    if not found:
        return None
    names = [name.lower() for name in (found[1], found[2]) if name]
    if any(name not in _MONTHS for name in names):
        return None
    months = [f"{found[3]}-{_MONTHS.index(name) + 1:02}" for name in names]
    if not months or months == [f"{found[3]}-01", f"{found[3]}-12"]:
        return found[3]
    return "/".join(months)


def _is_trade(sheet: Sheet) -> bool:
    """Whether a sheet has the title above a table; a cover and a list of contents have the title alone."""
    cells = [cell for row in sheet[:_HEAD_ROWS] for cell in row]
    return any(cell.startswith(TITLE) for cell in cells) and TURNOVER in cells


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet under the bureau's title."""
    if not sample.head.startswith((OLD, NEW)) or sample.path is None:
        return False
    try:
        return any(_is_trade(sheet) for sheet in read_sheets(sample.path).values())
    except NotAWorkbook:
        return False


def read(path: Path, data_dir: Path) -> CsvRows:
    """The exports and imports of each partner and period, in thousand US dollars. Left out: other countries, groups, cells with a dash.

    Turnover and shares are no values of their own and are not counted. A sheet without its period, unit or headings refuses the file.
    """
    source = describe_file(path, data_dir)
    try:
        sheets = {name: sheet for name, sheet in read_sheets(path).items() if _is_trade(sheet)}
    except NotAWorkbook as fault:
        return refuse_whole(source, str(fault), "Download it again.")
    if not sheets:
        return refuse_whole(source, f"no sheet has the title {TITLE!r} above a column {TURNOVER!r}", _ADVICE)
    records: list[dict[str, str | int]] = []
    left_out = {"other countries, and groups of countries": 0, "cells with a dash": 0}
    for name, sheet in sheets.items():
        problem = _read_sheet(sheet, records, left_out)
        if problem:
            return refuse_whole(source, f"sheet {name!r}: {problem}", _ADVICE)
    return CsvRows(source, to_trade_frame(records), [], len(records), {why: rows for why, rows in left_out.items() if rows})


def _read_sheet(sheet: Sheet, records: list[dict[str, str | int]], left_out: dict[str, int]) -> str:
    """Add a sheet's rows; gives what is wrong with its head, or nothing."""
    head, start = _read_head(sheet)
    if isinstance(head, str):
        return head
    period, flows = head
    for line, row in enumerate(sheet[start:], start=start + 1):
        name = " ".join(row[0].split())
        cells = {flow: row[place] for place, flow in flows.items()}
        if name not in PARTNERS:
            left_out["other countries, and groups of countries"] += bool(name) and any(cells.values())
            continue
        left_out["cells with a dash"] += sum(cell in _NOTHING for cell in cells.values())
        row_of: dict[str, str | int] = {"reporter": "KZ", "partner": PARTNERS[name], "period": period, "commodity": "TOTAL", "line": line}
        records += [{**row_of, "flow": str(flow), "value": _to_number(cell)} for flow, cell in cells.items() if cell not in _NOTHING]
    return ""


def _read_head(sheet: Sheet) -> tuple[tuple[str, dict[int, Flow]] | str, int]:
    """The period and the columns of the flows, or what is missing; and the first row below the headings."""
    heading = next((place for place, row in enumerate(sheet[:_HEAD_ROWS]) if set(_FLOWS) <= set(row)), None)
    if heading is None:
        return f"no headings {' and '.join(_FLOWS)}", 0
    above = [cell for row in sheet[:heading] for cell in row if cell]
    period = next((found for cell in above if (found := parse_period(cell))), None)
    if period is None:
        return "no period above the table", 0
    if UNIT not in above:
        return f"the unit is not {UNIT!r}", 0
    return (period, {place: _FLOWS[cell] for place, cell in enumerate(sheet[heading]) if cell in _FLOWS}), heading + 1


def _to_number(cell: str) -> str:
    """A number; the office writes a comma before decimals where a cell is text."""
    return plain_number(cell.replace(",", "."))


LAYOUT = Layout("kz_bns_by_country", "Kazakhstan's Bureau of National Statistics, trade by country, Excel", SOURCE, recognise, read)
