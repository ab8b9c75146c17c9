"""China customs, monthly tables 15 and 16, as HTML or Excel.

They are exports to and imports from some countries by HS section and chapter. Rows are all goods (总值), sections
(第1类) and chapters (01章); each country has two columns, the month and January to it. A dash is no trade; 0 is less
than half a unit. Of the countries that Khorgos follows the page has held Kazakhstan alone. A page in yuan is refused.
"""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from unicodedata import numeric

from etl.errors import Fault
from etl.inputs.files import CsvRows
from etl.publishers.common.areas import CENTRAL_ASIA_IN_CHINESE
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.gacc.pages import (
    NO_VALUE,
    PageTable,
    column_period,
    has_title,
    read_page,
    require_dollar_unit,
    title_month,
)
from etl.publishers.gacc.units import note_unit, to_card_unit
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.trade import Flow

SOURCE = "gacc_monthly_hs2"
CARD_SIZE = 1000
HEADING = "类章"

_TITLE = re.compile(r"部分国家.{0,8}(出口|进口)商品类章金额表")
_FLOWS = {"出口": Flow.EXPORT, "进口": Flow.IMPORT}
_SECTION = re.compile(r"第\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*类.*")
_CHAPTER = re.compile(r"([0-9]{2})\s*章.*")
_ROW_ADVICE = "Look whether customs changed the rows of the page; a row is 总值, 第1类 or 01章."


class CountryColumn(NamedTuple):
    """The partner and the period of a column."""

    partner: str
    period: str


def recognise(sample: Sample) -> bool:
    """A page or workbook under the title of table 15 or 16, in whatever currency."""
    return has_title(sample, _TITLE)


def read(path: Path, data_dir: Path) -> CsvRows:
    """The trade of the month and from January with each country that is followed, in thousand US dollars.

    Left out and counted: columns of other countries, cells without a value. Refused whole: a page in yuan, one whose
    title and unit name two currencies, one of no known month, one without a country that is followed.
    """
    source = describe_file(path, data_dir)
    try:
        table = read_page(path, [HEADING])
        flow, unit, columns = _flow_of(table), require_dollar_unit(table), _find_columns(table)
    except RefusedWhole as fault:
        return refuse_whole(source, fault.problem, fault.advice)
    of_page = TradeRecord(reporter="CN", flow=str(flow), note=note_unit(unit, CARD_SIZE))
    records, faults, empty = _read_rows(source.file, table, columns, of_page)
    in_card_unit = [record._replace(value=to_card_unit(record.value, unit, CARD_SIZE)) for record in records]
    left_out = _count_columns(table, {column.partner for column in columns.values()}) + Counter(
        {"cells without a value": empty}
    )
    return trade_rows(source, in_card_unit, faults, left_out)


def _read_rows(
    file: str, table: PageTable, columns: dict[int, CountryColumn], of_page: TradeRecord
) -> tuple[list[TradeRecord], list[Fault], int]:
    """The values as they stand, a fault for each row of unknown goods that has any, and how many cells have none."""
    records: list[TradeRecord] = []
    faults: list[Fault] = []
    empty = 0
    heading, first = _find_heading(table)
    start = heading + 2
    for line, row in enumerate(table.rows[start:], start=start + 1):
        label = row[first] if first < len(row) else ""
        commodity = parse_commodity(label)
        values = {place: row[place] for place in columns if place < len(row) and row[place] not in NO_VALUE}
        if commodity is None:
            problem = "expected all goods, a section or a chapter"
            faults += [Fault(file, f"row {line}", HEADING, problem, label, _ROW_ADVICE)] if values else []
            continue
        empty += len(columns) - len(values)
        of_row = of_page._replace(commodity=commodity, line=line)
        records += [
            of_row._replace(partner=columns[place].partner, period=columns[place].period, value=cell)
            for place, cell in values.items()
        ]
    return records, faults, empty


def parse_commodity(label: str) -> str | None:
    """The commodity of a row: all goods, a section (``第 5类 矿产品``, ``第五类``) or a chapter (``01章 活动物``).

    None for other texts.
    """
    words = label.strip()
    if words.replace(" ", "") == "总值":
        return "TOTAL"
    if section := _SECTION.fullmatch(words):
        return f"HSS:{_to_number(section[1]):02}"
    chapter = _CHAPTER.fullmatch(words)
    return f"HS:{chapter[1]}" if chapter else None


def _to_number(numeral: str) -> int:
    """A number below a hundred in digits or in Chinese: ``22`` or ``二十二``."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return int((numeric(tens) if tens else 1) * 10 if ten else 0) + int(numeric(ones) if ones else 0)


def _find_heading(table: PageTable) -> tuple[int, int]:
    """The row of the headings, and the column of goods; some workbooks begin with an empty one."""
    return table.find_heading([HEADING]) or (0, 0)


def _flow_of(table: PageTable) -> Flow:
    heading = next((match for title in table.titles if (match := _TITLE.search(title))), None)
    if heading is None:
        raise RefusedWhole("no title says whether it holds exports or imports", "Download the whole page again.")
    return _FLOWS[heading[1]]


def _find_columns(table: PageTable) -> dict[int, CountryColumn]:
    """The partner and the period of each column of a country that is followed.

    Raises RefusedWhole where there is none.
    """
    heading, _ = _find_heading(table)
    names, labels = table.rows[heading], table.rows[heading + 1] if heading + 1 < len(table.rows) else []
    year, month = title_month(table)
    columns: dict[int, CountryColumn] = {}
    country = ""
    for place, label in enumerate(labels):
        country = names[place].replace(" ", "") if place < len(names) and names[place] else country
        period = column_period(label, year, month)
        partner = CENTRAL_ASIA_IN_CHINESE.get(country)
        if partner and period and CountryColumn(partner, period) not in columns.values():
            columns[place] = CountryColumn(partner, period)
    if not columns:
        problem = f"of the countries that are followed none is among its columns ({', '.join(CENTRAL_ASIA_IN_CHINESE)})"
        raise RefusedWhole(
            problem, "The online query of China's customs has every country; docs/import.md says how to ask it."
        )
    return columns


def _count_columns(table: PageTable, partners: set[str]) -> Counter[str]:
    names = [name for name in table.rows[_find_heading(table)[0]] if name]
    missing = [code for code in CENTRAL_ASIA_IN_CHINESE.values() if code not in partners]
    return Counter(
        {
            "columns of other countries": len(names) - 1 - len(partners),
            f"countries that are followed have no column in it ({', '.join(missing)})": len(missing),
        }
    )


LAYOUT = Layout(
    "gacc_country_chapters",
    "China customs, trade with some countries by HS chapter, monthly page",
    SOURCE,
    recognise,
    read,
)
