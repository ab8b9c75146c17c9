"""Kazakhstan's Bureau of National Statistics, trade by country.

The file is an XLS or XLSX workbook with a sheet a period, in Russian. Above the table stand its title, the period (``за
2022 год``, ``за январь-май 2023 года``) and the unit; a heading spans two columns, the amount and its share. Countries,
groups of countries and the total stand below each other. Headings are compared without case, since the bureau writes
them in small letters in some years (экспорт). Names are compared whole, so that ``Тайвань (Китай)`` is not China. A
sheet that says its figures are preliminary (предварительные) makes them so.
"""

import re
from collections import Counter
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord
from etl.publishers.common.workbooks import NEW, OLD, Sheet, has_sheet, read_trade_sheets
from etl.publishers.layouts import Layout, Sample
from etl.values.written import without_groups
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

SOURCE = "kz_bns_by_country"
TITLE = "Основные показатели внешней торговли Республики Казахстан"
TURNOVER = "Товарооборот"
UNIT = re.compile(r"(?:в\s+)?тыс(?:\.|яч(?:ах)?)\s*долл(?:\.|аров|арах)\s*США", re.IGNORECASE)
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
_FLOWS = {"экспорт": Flow.EXPORT, "импорт": Flow.IMPORT}
_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_PERIOD = re.compile(r"(?:за\s+)?(?:([а-я]+)\s*(?:[-–]\s*([а-я]+))?\s+)?([0-9]{4})\s*год.*", re.IGNORECASE)
_NOTHING = {"", "-", "–", "—"}
_PRELIMINARY = re.compile("предварительн", re.IGNORECASE)
_HEAD_ROWS = 12
_ADVICE = (
    "Look whether the bureau changed the form of the workbook; "
    "a file with other columns needs a mapping (docs/import.md)."
)


def parse_period(text: str) -> str | None:
    """Turn ``за январь-май 2023 года`` into 2023-01/2023-05; a whole year is the year.

    None where the text is no period.
    """
    period = _PERIOD.fullmatch(" ".join(text.split()))
    if not period:
        return None
    names = [name.lower() for name in (period[1], period[2]) if name]
    if any(name not in _MONTHS for name in names):
        return None
    months = [f"{period[3]}-{_MONTHS.index(name) + 1:02}" for name in names]
    if not months or months == [f"{period[3]}-01", f"{period[3]}-12"]:
        return period[3]
    return "/".join(months)


def _fold(heading: str) -> str:
    """A heading as it is compared: without case, and with single blanks."""
    return " ".join(heading.split()).casefold()


def _is_trade(sheet: Sheet) -> bool:
    """Whether a sheet has the title above a table; a cover and a list of contents have the title alone."""
    cells = [cell for row in sheet[:_HEAD_ROWS] for cell in row]
    return any(_fold(cell).startswith(_fold(TITLE)) for cell in cells) and _fold(TURNOVER) in map(_fold, cells)


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet under the bureau's title."""
    return has_sheet(sample, _is_trade, (OLD, NEW))


def read(path: Path, data_dir: Path) -> CsvRows:
    """The exports and imports of each partner and period, in thousand US dollars.

    Left out: other countries, groups, cells with a dash.

    Turnover and shares are no values of their own and are not counted. A sheet without its period, unit or headings
    refuses the file.
    """
    nothing = f"no sheet has the title {TITLE!r} above a column {TURNOVER!r}"
    return read_trade_sheets(path, data_dir, is_ours=_is_trade, nothing=nothing, advice=_ADVICE, read_sheet=_read_sheet)


def _read_sheet(sheet: Sheet) -> tuple[list[TradeRecord], Counter[str]]:
    heading = next((place for place, row in enumerate(sheet[:_HEAD_ROWS]) if set(_FLOWS) <= set(map(_fold, row))), None)
    if heading is None:
        raise RefusedWhole(f"no headings {' and '.join(_FLOWS)}", _ADVICE)
    period = _require_head(sheet[:heading])
    flows = {place: _FLOWS[name] for place, cell in enumerate(sheet[heading]) if (name := _fold(cell)) in _FLOWS}
    status = (
        ObservationStatus.PRELIMINARY
        if any(_PRELIMINARY.search(cell) for row in sheet for cell in row)
        else ObservationStatus.FINAL
    )
    records: list[TradeRecord] = []
    left_out: Counter[str] = Counter()
    for line, row in enumerate(sheet[heading + 1 :], start=heading + 2):
        name = " ".join(row[0].split())
        cells = {flow: row[place] for place, flow in flows.items()}
        if name not in PARTNERS:
            left_out["other countries, and groups of countries"] += bool(name) and any(cells.values())
            continue
        left_out["cells with a dash"] += sum(cell in _NOTHING for cell in cells.values())
        of_row = TradeRecord(
            reporter="KZ", partner=PARTNERS[name], period=period, commodity="TOTAL", status=str(status), line=line
        )
        records += [
            of_row._replace(flow=str(flow), value=_to_number(cell))
            for flow, cell in cells.items()
            if cell not in _NOTHING
        ]
    return records, left_out


def _require_head(above: Sheet) -> str:
    """The period that stands above the headings. Raises RefusedWhole where it is missing, or the unit is another."""
    cells = [cell for row in above for cell in row if cell]
    period = next((period_told for cell in cells if (period_told := parse_period(cell))), None)
    if period is None:
        raise RefusedWhole("no period above the table", _ADVICE)
    if not any(UNIT.fullmatch(cell) for cell in cells):
        raise RefusedWhole("the unit is not 'тыс. долларов США'", _ADVICE)
    return period


def _to_number(cell: str) -> str:
    """A number; the office writes a comma before decimals where a cell is text."""
    return without_groups(cell.replace(",", "."))


LAYOUT = Layout(
    "kz_bns_by_country", "Kazakhstan's Bureau of National Statistics, trade by country, Excel", SOURCE, recognise, read
)
