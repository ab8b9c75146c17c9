"""China's Ministry of Commerce, monthly report on farm trade.

It serves three sources: trade by country, Xinjiang's, and products' main markets. A report also gives the year before.
Those figures are left out: they revise another report's month, and only where the report names them. A row's place is
its page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from etl.errors import Fault
from etl.inputs.files import CsvRows
from etl.publishers.common.tables import Record, RefusedWhole, describe_file, plain_number, refuse_whole, to_trade_frame
from etl.publishers.gacc.pages import NO_VALUE
from etl.publishers.gacc.units import MoneyUnit, note_unit, parse_unit, require_dollars, to_card_unit
from etl.publishers.layouts import Layout
from etl.publishers.mofcom.report import (
    ADVICE,
    AMOUNT,
    BY_COUNTRY,
    BY_PROVINCE,
    TOP_MARKETS,
    WEIGHT,
    Report,
    ReportRow,
    ReportTable,
    is_report,
    read_report,
)

CARD_SIZE = 10_000
ALL_GOODS = "MOFCOM:agricultural"
PARTNERS = {"哈萨克斯坦": "KZ", "吉尔吉斯斯坦": "KG", "塔吉克斯坦": "TJ", "土库曼斯坦": "TM", "乌兹别克斯坦": "UZ"}
PRODUCTS = {
    "苹果": "MOFCOM:apples",
    "鸡肉": "MOFCOM:chicken",
    "棉花": "MOFCOM:cotton",
    "猪肉": "MOFCOM:pork",
    "菜籽油": "MOFCOM:rapeseed_oil",
    "食糖": "MOFCOM:sugar",
    "茶叶": "MOFCOM:tea",
    "小麦": "MOFCOM:wheat",
}
XINJIANG = "新疆"
BEFORE = "cells of the year before, which revise another report"
_TONNES = "吨"
_UNITS = re.compile(r"(?:数量\s*[：:]\s*(.+?)[；;\s]*)?(?:单位|金额)\s*[：:]\s*(.+)")

Found = tuple[ReportRow, Record]
"""A row that is ours, and what it is of."""


def _read(kind: str, find: Callable[[ReportTable], Iterator[Found]], path: Path, data_dir: Path) -> CsvRows:
    """The rows of one kind of table, in 10,000 US dollars and tonnes.

    Left out: other rows, cells without a value, the year before.
    """
    source = describe_file(path, data_dir)
    try:
        tables = _require_flows(read_report(path, source.sha256), kind)
        units = [_require_unit(table) for table in tables]
    except RefusedWhole as fault:
        return refuse_whole(source, fault.problem, fault.advice)
    records: list[Record] = []
    left_out: Counter[str] = Counter()
    for table, unit in zip(tables, units, strict=True):
        found = list(find(table))
        own = [(row, record) for row, record in found if row.cells.get(AMOUNT, "") not in NO_VALUE]
        records += [_to_record(row, record, table, unit) for row, record in own]
        left_out += Counter(
            {
                "other rows": len(table.rows) - len(found),
                "cells without a value": len(found) - len(own),
                BEFORE: len(found),
            }
        )
    faults = [_unknown_product(source.file, record) for record in records if not str(record["commodity"])]
    known = [record for record in records if record["commodity"]]
    return CsvRows(source, to_trade_frame(known), faults, len(records), dict(left_out))


def _require_flows(report: Report, kind: str) -> list[ReportTable]:
    """The tables of a kind. Raises RefusedWhole unless there is one for each flow of the report, all of one month."""
    own = [table for table in report.tables if table.kind == kind]
    if sorted(table.flow for table in own) != sorted(report.flows):
        wanted = " and ".join(f"{flow}s" for flow in report.flows)
        raise RefusedWhole(f"expected one table {kind} of {wanted} each, found {len(own)}", ADVICE)
    if len({table.period for table in own}) > 1:
        raise RefusedWhole(f"the tables {kind} are of different months", ADVICE)
    return own


def _require_unit(table: ReportTable) -> MoneyUnit:
    """The unit of a table's values in US dollars.

    Raises RefusedWhole for another one, and for weights that are not in tonnes.
    """
    found = _UNITS.fullmatch(table.unit)
    unit = parse_unit(found[2]) if found else None
    if found is None or unit is None or found[1] not in {None, _TONNES}:
        raise RefusedWhole(f"its unit is none that is known: {table.unit!r}", ADVICE)
    require_dollars(unit, ADVICE)
    return unit


def _by_country(table: ReportTable) -> Iterator[Found]:
    for row in table.rows:
        if row.name in PARTNERS:
            yield row, {"reporter": "CN", "partner": PARTNERS[row.name], "commodity": ALL_GOODS}


def _xinjiang(table: ReportTable) -> Iterator[Found]:
    for row in table.rows:
        if row.name == XINJIANG:
            yield row, {"reporter": "CN-XJ", "partner": "WLD", "commodity": ALL_GOODS}


def _main_markets(table: ReportTable) -> Iterator[Found]:
    """Markets that are followed, below the product that they are the main ones of."""
    product = ""
    for row in table.rows:
        if not row.is_ranked:
            product = row.name
        elif row.name in PARTNERS:
            weight = plain_number(row.cells.get(WEIGHT, ""))
            known = {"commodity": PRODUCTS.get(product, ""), "net_weight": "" if weight in NO_VALUE else weight}
            yield (
                row,
                {
                    "reporter": "CN",
                    "partner": PARTNERS[row.name],
                    "note": "" if known["commodity"] else product,
                    **known,
                },
            )


def _to_record(row: ReportRow, record: Record, table: ReportTable, unit: MoneyUnit) -> Record:
    value = to_card_unit(row.cells[AMOUNT], unit, CARD_SIZE)
    note = str(record.get("note", "")) or note_unit(unit, CARD_SIZE)
    return record | {"flow": str(table.flow), "period": table.period, "value": value, "note": note, "line": row.page}


def _unknown_product(file: str, record: Record) -> Fault:
    advice = "Add it to data/reference/commodities.csv, and to PRODUCTS of etl/publishers/mofcom/farm_trade.py."
    return Fault(
        file, f"page {record['line']}", "commodity", "no commodity of ours is this product", str(record["note"]), advice
    )


BY_COUNTRY_LAYOUT, XINJIANG_LAYOUT, MARKETS_LAYOUT = (
    Layout(
        f"mofcom_farm_trade_{name}",
        f"China's Ministry of Commerce, monthly report on farm trade, {title}, PDF",
        source,
        is_report,
        partial(_read, kind, find),
        family="mofcom_farm_trade",
    )
    for name, title, source, kind, find in (
        ("by_country", "by country", "mofcom_agri_by_country", BY_COUNTRY, _by_country),
        ("xinjiang", "Xinjiang", "mofcom_xinjiang_agri", BY_PROVINCE, _xinjiang),
        ("main_markets", "main markets of products", "mofcom_top3_products", TOP_MARKETS, _main_markets),
    )
)
