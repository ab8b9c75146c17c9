"""The IMF's Direction of Trade Statistics, the workbook of one country.

It has a sheet a flow, a row a partner, a column a year. Title, country and unit stand above the years, all in the
second column. Values come in millions of US dollars; a figure that the IMF estimated has an ``e`` behind it (``128.11
e``). Names are compared whole, so that ``China, P.R.: Hong Kong`` is not China.
"""

import re
from collections import Counter
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord
from etl.publishers.common.workbooks import Sheet, has_sheet, read_trade_sheets
from etl.publishers.imf.sdmx_layout import SOURCE
from etl.publishers.layouts import Layout, Sample
from etl.values.written import is_number, scaled
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

UNIT = "US Dollars, Millions"
TITLES = {"Exports, FOB to Partner Countries": Flow.EXPORT, "Imports, CIF from Partner Countries": Flow.IMPORT}
AREAS = {
    "World": "WLD",
    "China, P.R.: Mainland": "CN",
    "Kazakhstan, Rep. of": "KZ",
    "Kazakhstan": "KZ",
    "Kyrgyz Rep.": "KG",
    "Kyrgyz Republic": "KG",
    "Tajikistan, Rep. of": "TJ",
    "Tajikistan": "TJ",
    "Turkmenistan": "TM",
    "Uzbekistan, Rep. of": "UZ",
    "Uzbekistan": "UZ",
}
_NAME = 1  # the column of the country
_HEAD_ROWS = 12
_MILLIONS = 6  # noughts
_YEAR = re.compile(r"[0-9]{4}")
_ESTIMATED = re.compile(r"(.*[0-9]\.?) ?e")
_ADVICE = (
    "Look whether the IMF changed the form of the workbook; a file with other columns needs a mapping (docs/import.md)."
)


def _flow_of(sheet: Sheet) -> Flow | None:
    return next((TITLES[cell] for row in sheet[:_HEAD_ROWS] for cell in row if cell in TITLES), None)


def _is_ours(sheet: Sheet) -> bool:
    return _flow_of(sheet) is not None


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet of exports FOB or imports CIF under the IMF's title."""
    return has_sheet(sample, _is_ours)


def read(path: Path, data_dir: Path) -> CsvRows:
    """The country's exports and imports with each partner by year, in US dollars; a figure with an ``e`` is estimated.

    Left out: other sheets, other countries and groups, columns that are no years, and empty cells. A sheet without its
    unit or years, or of a country that is none of the project's, refuses the file.
    """
    return read_trade_sheets(
        path,
        data_dir,
        is_ours=_is_ours,
        nothing=f"no sheet has the title {' or '.join(map(repr, TITLES))}",
        advice=_ADVICE,
        read_sheet=_read_sheet,
        other_sheets="sheets other than exports FOB and imports CIF",
    )


def _read_sheet(sheet: Sheet) -> tuple[list[TradeRecord], Counter[str]]:
    heading, reporter = _read_head(sheet)
    records: list[TradeRecord] = []
    left_out: Counter[str] = Counter()
    years = {place: cell for place, cell in enumerate(sheet[heading]) if _YEAR.fullmatch(cell)}
    others = [place for place, cell in enumerate(sheet[heading]) if cell and place not in years and place != _NAME]
    for line, row in enumerate(sheet[heading + 1 :], start=heading + 2):
        if row[_NAME] not in AREAS:
            left_out["other countries, and groups of countries"] += bool(row[_NAME]) and any(row[_NAME + 1 :])
            continue
        left_out["columns that are no years"] += sum(bool(row[place]) for place in others)
        left_out["empty cells"] += sum(not row[place] for place in years)
        flow, partner = str(_flow_of(sheet)), AREAS[row[_NAME]]
        of_row = TradeRecord(reporter=reporter, partner=partner, flow=flow, commodity="TOTAL", line=line)
        records += [_with_value(one) for one in of_row.by_year(years, row)]
    return records, left_out


def _read_head(sheet: Sheet) -> tuple[int, str]:
    """The place of the row with the years, and the reporter's code. Raises RefusedWhole."""
    heading = next((place for place, row in enumerate(sheet[:_HEAD_ROWS]) if any(map(_YEAR.fullmatch, row))), None)
    if heading is None:
        raise RefusedWhole("no heading with years", _ADVICE)
    above = [cell for row in sheet[:heading] for cell in row if cell and cell not in TITLES]
    if UNIT not in above:
        raise RefusedWhole(f"the unit is not {UNIT!r}", _ADVICE)
    reporter = next((AREAS[cell] for cell in above if cell in AREAS), None)
    if reporter is None:
        country = " ".join(cell for cell in above if cell != UNIT)
        raise RefusedWhole(f"it is of none of the project's countries, but {country!r}", _ADVICE)
    return heading, reporter


def _with_value(record: TradeRecord) -> TradeRecord:
    """The record with its value in dollars and its status.

    A cell that is no number stays as it is, and is refused where numbers are looked at.
    """
    estimated = _ESTIMATED.fullmatch(record.value)
    text = estimated[1] if estimated else record.value
    if not is_number(text):
        return record
    return record._replace(value=scaled(text, _MILLIONS), status=str(ObservationStatus.ESTIMATED) if estimated else "")


LAYOUT = Layout(
    "imf_dots_workbook", "IMF Direction of Trade Statistics, workbook of a country, Excel", SOURCE, recognise, read
)
