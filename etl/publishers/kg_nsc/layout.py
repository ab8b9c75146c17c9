"""Kyrgyzstan's National Statistical Committee, exports or imports by country.

The file is an XLSX workbook with a row a country and a column a year. Names stand in Kyrgyz, Russian and English in the
first three columns. A dash is no trade reported; a heading may carry the number of a footnote (``2023 1``).
"""

import re
from collections import Counter
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord
from etl.publishers.common.workbooks import Sheet, has_sheet, read_trade_sheets
from etl.publishers.layouts import Layout, Sample
from etl.values.written import without_groups
from etl.vocabulary.trade import Flow

SOURCE = "kg_nsc_by_country"
UNIT = "thousand US dollars"
PARTNERS = {
    "Total": "WLD",
    "China": "CN",
    "Kazakhstan": "KZ",
    "Tajikistan": "TJ",
    "Turkmenistan": "TM",
    "Uzbekistan": "UZ",
    "Russia": "RU",
    "Pakistan": "PK",
}
_TITLE = re.compile(r".*Geographic distribution of (exports|imports) of goods.*", re.IGNORECASE)
_FLOWS = {"exports": Flow.EXPORT, "imports": Flow.IMPORT}
_YEAR = re.compile(r"([0-9]{4})( [0-9])?\)?")
_NAMES = 3  # columns before the years
_ENGLISH = 2  # the column of the English name
_HEAD_ROWS = 12
_ADVICE = (
    "Look whether the committee changed the form of the workbook; "
    "a file with other columns needs a mapping (docs/import.md)."
)


def _flow_of(sheet: Sheet) -> Flow | None:
    titles = (_TITLE.fullmatch(cell) for row in sheet[:_HEAD_ROWS] for cell in row[:_NAMES])
    return next((_FLOWS[title[1].lower()] for title in titles if title), None)


def _is_ours(sheet: Sheet) -> bool:
    return _flow_of(sheet) is not None


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet under the committee's English title."""
    return has_sheet(sample, _is_ours)


def read(path: Path, data_dir: Path) -> CsvRows:
    """The trade with each partner by year, in thousand US dollars.

    Left out: other countries, groups, cells with a dash.
    """
    nothing = "no sheet has the title 'Geographic distribution of exports (imports) of goods'"
    return read_trade_sheets(path, data_dir, is_ours=_is_ours, nothing=nothing, advice=_ADVICE, read_sheet=_read_sheet)


def _read_sheet(sheet: Sheet) -> tuple[list[TradeRecord], Counter[str]]:
    head = next(
        (place for place, row in enumerate(sheet[:_HEAD_ROWS]) if any(_YEAR.fullmatch(cell) for cell in row[_NAMES:])),
        None,
    )
    if head is None:
        raise RefusedWhole("no heading with years", _ADVICE)
    if not any(UNIT in cell for row in sheet[:head] for cell in row):
        raise RefusedWhole(f"the unit is not {UNIT!r}", _ADVICE)
    years = {
        place: heading[1]
        for place, cell in enumerate(sheet[head])
        if place >= _NAMES and (heading := _YEAR.fullmatch(cell))
    }
    flow = _flow_of(sheet)
    records: list[TradeRecord] = []
    left_out: Counter[str] = Counter()
    for line, row in enumerate(sheet[head + 1 :], start=head + 2):
        name = " ".join(row[_ENGLISH].split())
        cells = {year: row[place] for place, year in years.items()}
        if name not in PARTNERS:
            left_out["other countries, and groups of countries"] += bool(name) and any(cells.values())
            continue
        left_out["cells with a dash"] += sum(cell in {"", "-"} for cell in cells.values())
        of_row = TradeRecord(reporter="KG", partner=PARTNERS[name], flow=str(flow), commodity="TOTAL", line=line)
        records += [
            of_row._replace(period=year, value=without_groups(cell))
            for year, cell in cells.items()
            if cell not in {"", "-"}
        ]
    return records, left_out


LAYOUT = Layout(
    "kg_nsc_by_country", "Kyrgyzstan's National Statistical Committee, trade by country, Excel", SOURCE, recognise, read
)
