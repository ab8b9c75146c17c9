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
from typing import NamedTuple

from etl.errors import Fault
from etl.inputs.files import CsvRows
from etl.publishers.common.areas import CENTRAL_ASIA_IN_CHINESE
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord, describe_file, refuse_whole, trade_rows
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
from etl.values.written import without_groups

CARD_SIZE = 10_000
ALL_GOODS = "MOFCOM:agricultural"
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


class OwnRow(NamedTuple):
    """A row that is ours, what it is of, and its product where that is no commodity of ours, else None."""

    row: ReportRow
    record: TradeRecord
    unknown_product: str | None = None


def _read(kind: str, find: Callable[[ReportTable], Iterator[OwnRow]], path: Path, data_dir: Path) -> CsvRows:
    """The rows of one kind of table, in 10,000 US dollars and tonnes.

    Left out: other rows, cells without a value, the year before.
    """
    source = describe_file(path, data_dir)
    try:
        tables = _require_flows(read_report(path, source.sha256), kind)
        units = [_require_unit(table) for table in tables]
    except RefusedWhole as fault:
        return refuse_whole(source, fault.problem, fault.advice)
    records: list[TradeRecord] = []
    faults: list[Fault] = []
    left_out: Counter[str] = Counter()
    for table, unit in zip(tables, units, strict=True):
        own = list(find(table))
        valued = [one for one in own if one.row.cells.get(AMOUNT, "") not in NO_VALUE]
        records += [_to_record(one, table, unit) for one in valued if one.unknown_product is None]
        faults += [_unknown_product(source.file, one) for one in valued if one.unknown_product is not None]
        left_out += Counter(
            {
                "other rows": len(table.rows) - len(own),
                "cells without a value": len(own) - len(valued),
                BEFORE: len(own),
            }
        )
    return trade_rows(source, records, faults, left_out)


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
    units = _UNITS.fullmatch(table.unit)
    unit = parse_unit(units[2]) if units else None
    if units is None or unit is None or units[1] not in {None, _TONNES}:
        raise RefusedWhole(f"its unit is none that is known: {table.unit!r}", ADVICE)
    require_dollars(unit, ADVICE)
    return unit


def _by_country(table: ReportTable) -> Iterator[OwnRow]:
    for row in table.rows:
        if partner := CENTRAL_ASIA_IN_CHINESE.get(row.name):
            yield OwnRow(row, TradeRecord(reporter="CN", partner=partner, commodity=ALL_GOODS))


def _xinjiang(table: ReportTable) -> Iterator[OwnRow]:
    for row in table.rows:
        if row.name == XINJIANG:
            yield OwnRow(row, TradeRecord(reporter="CN-XJ", partner="WLD", commodity=ALL_GOODS))


def _main_markets(table: ReportTable) -> Iterator[OwnRow]:
    """Markets that are followed, below the product that they are the main ones of."""
    product = ""
    for row in table.rows:
        if not row.is_ranked:
            product = row.name
        elif partner := CENTRAL_ASIA_IN_CHINESE.get(row.name):
            weight, commodity = without_groups(row.cells.get(WEIGHT, "")), PRODUCTS.get(product, "")
            net_weight = "" if weight in NO_VALUE else weight
            record = TradeRecord(reporter="CN", partner=partner, commodity=commodity, net_weight=net_weight)
            yield OwnRow(row, record, None if commodity else product)


def _to_record(own: OwnRow, table: ReportTable, unit: MoneyUnit) -> TradeRecord:
    return own.record._replace(
        flow=str(table.flow),
        period=table.period,
        value=to_card_unit(own.row.cells[AMOUNT], unit, CARD_SIZE),
        note=note_unit(unit, CARD_SIZE),
        line=own.row.page,
    )


def _unknown_product(file: str, own: OwnRow) -> Fault:
    advice = "Add it to data/reference/commodities.csv, and to PRODUCTS of etl/publishers/mofcom/farm_trade.py."
    problem = "no commodity of ours is this product"
    return Fault(file, f"page {own.row.page}", "commodity", problem, own.unknown_product or "", advice)


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
