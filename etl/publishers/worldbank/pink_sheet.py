"""The World Bank's workbook of monthly prices (the Pink Sheet, ``CMO-Historical-Data-Monthly.xlsx``).

Its sheet of monthly prices has the names of the quotations in one row, their units below it, and a row a month
(``2099M05``) in nominal US dollars. A name may carry asterisks for a footnote; a month without a price has dots. Prices
are published to the cent; what a cell holds beyond that is rounded off, so that an edition is compared with another as
published.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from etl.inputs.files import LINE, CsvRows
from etl.inputs.prices import COLUMNS
from etl.publishers.common.figure_rows import figure_rows, refuse_figures
from etl.publishers.common.trade_rows import describe_file
from etl.publishers.common.workbooks import Sheet, has_sheet, read_sheets
from etl.publishers.layouts import Layout, Sample
from etl.values.written import is_number
from etl.vocabulary.prices import Currency

SOURCE = "worldbank_pink_sheet"
GOODS = {
    "barley": "barley",
    "beef": "beef",
    "coal, australian": "coal_australian",
    "crude oil, brent": "crude_oil_brent",
    "dap": "dap",
    "lamb": "sheep_meat",
    "maize": "maize",
    "natural gas, europe": "natural_gas_europe",
    "potassium chloride": "potassium_chloride",
    "rapeseed oil": "rapeseed_oil",
    "soybean meal": "soybean_meal",
    "soybean oil": "soybean_oil",
    "soybeans": "soybeans",
    "sunflower oil": "sunflower_oil",
    "urea": "urea",
    "wheat, us hrw": "wheat_hrw",
    "wheat, us srw": "wheat_srw",
}
"""What the sheet calls the goods of ``price_goods.csv``, in small letters."""

_UNITS = {"($/mt)": "t", "($/kg)": "kg", "($/bbl)": "bbl", "($/mmbtu)": "mmbtu"}
_MONTH = re.compile(r"([0-9]{4})M([0-9]{2})")
_TITLE = "World Bank Commodity Price Data"
_NO_PRICE = frozenset({"", "…", "..", "...", "-"})
_HEAD_ROWS = 12
_NAMES_ABOVE_UNITS = 1
FIRST_YEAR = 2000
"""The year from which prices are held; the workbook begins in 1960."""

ADVICE = "Look whether the bank changed the form of the workbook; prices in the columns of data/prices can be imported."


def _is_ours(sheet: Sheet) -> bool:
    return _TITLE in " ".join(cell for row in sheet[:_HEAD_ROWS] for cell in row) and _units_row(sheet) is not None


def _units_row(sheet: Sheet) -> int | None:
    """The place of the row with the units, below that of the names."""
    places = (place for place, row in enumerate(sheet[:_HEAD_ROWS]) if sum(cell.lower() in _UNITS for cell in row) > 1)
    return next((place for place in places if place >= _NAMES_ABOVE_UNITS), None)


def recognise(sample: Sample) -> bool:
    """A workbook with a sheet of prices, with their units, under the bank's title."""
    return has_sheet(sample, _is_ours)


def read(path: Path, data_dir: Path) -> CsvRows:
    """The monthly prices of our goods since 2000, each in the unit of the sheet.

    Left out: quotations that are none of ours, months before 2000, and months without a price. A sheet whose good has
    another unit than a known one refuses the file.
    """
    source = describe_file(path, data_dir)
    sheet = next((sheet for sheet in read_sheets(path).values() if _is_ours(sheet)), None)
    if sheet is None or (units := _units_row(sheet)) is None:
        return refuse_figures(source, COLUMNS, f"no sheet has the title {_TITLE!r} and units in dollars", ADVICE)
    goods = {
        place: GOODS[name]
        for place, cell in enumerate(sheet[units - _NAMES_ABOVE_UNITS])
        if (name := cell.strip("* ").lower()) in GOODS
    }
    unknown = sorted(
        {sheet[units][place] for place in goods} - {unit for unit in sheet[units] if unit.lower() in _UNITS}
    )
    if unknown or not goods:
        problem = f"a unit that is not known: {', '.join(unknown)}" if unknown else "none of our goods in it"
        return refuse_figures(source, COLUMNS, problem, ADVICE)
    left_out: Counter[str] = Counter({"quotations that are none of ours": _count_others(sheet[units], goods)})
    return figure_rows(source, COLUMNS, _prices(sheet, units, goods, left_out), left_out)


def _count_others(units: list[str], goods: dict[int, str]) -> int:
    return sum(bool(unit) and place not in goods for place, unit in enumerate(units))


def _prices(sheet: Sheet, units: int, goods: dict[int, str], left_out: Counter[str]) -> Iterator[dict[str, str | int]]:
    for line, row in enumerate(sheet[units + 1 :], start=units + 2):
        month = _MONTH.fullmatch(row[0]) if row else None
        if month is None:
            continue
        if int(month[1]) < FIRST_YEAR:
            left_out["months before 2000"] += 1
            continue
        for place, good in goods.items():
            if place >= len(row) or row[place] in _NO_PRICE:
                left_out["months without a price"] += 1
                continue
            yield {
                "good": good,
                "period": f"{month[1]}-{month[2]}",
                "value": _to_cents(row[place]),
                "unit": _UNITS[sheet[units][place].lower()],
                "currency": str(Currency.USD),
                LINE: line,
            }


def _to_cents(text: str) -> str:
    """A price as published; what is no number is given back, for the check to name."""
    return f"{Decimal(text):.2f}" if is_number(text) else text


LAYOUT = Layout("worldbank_pink_sheet_months", "World Bank, monthly prices (Pink Sheet), XLSX", SOURCE, recognise, read)
