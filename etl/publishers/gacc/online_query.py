"""China customs, online query (stats.customs.gov.cn, and the English site before it): one CSV download.

GBK or UTF-8, every field quoted, a comma after the last field, separators of thousands, columns in the order the person
chose.

* The reporter is China; with a column of the place of registration, rows of 65 are Xinjiang's and those of other places
  are left out.
* Columns of partners, months and regimes (一般贸易 ...) split a value: regimes are added up here, codes of 8 digits by
  the build.
* The file does not say whether it holds exports or imports, hence two layouts. The English site began names with ``e``
  or ``i``.
* Values are in the unit of their heading: dollars, or thousand or ten thousand dollars, which the rows then say. A file
  in yuan is refused, since Khorgos holds dollars and converts nothing; so is one without months, and one as long as the
  site allows.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.common.tables import TextTable, decode, describe_twice, split_table
from etl.publishers.common.trade_rows import (
    RefusedWhole,
    TradeRecord,
    describe_file,
    fault_torn,
    refuse_whole,
    trade_rows,
)
from etl.publishers.gacc.units import MoneyUnit, note_unit, parse_unit, require_dollars, to_card_unit
from etl.publishers.layouts import Layout, Sample
from etl.values.written import without_groups
from etl.vocabulary.trade import Flow

SOURCE = "gacc_online"
PARTNERS = {"145": "KZ", "146": "KG", "147": "TJ", "148": "TM", "149": "UZ", "127": "PK", "344": "RU"}
MOST_ROWS = 10_000
XINJIANG = "65"

_NAMES = {
    "period": ("数据年月", "Date of data"),
    "partner": ("贸易伙伴编码", "Trading partner code"),
    "code": ("商品编码", "Commodity code"),
    "title": ("商品名称", "Commodity"),
    "regime": ("贸易方式编码", "贸易方式名称", "贸易方式", "Customs Regime code"),
    "place": ("注册地编码", "Location of registration code"),
    "first": ("第一数量", "Quantity"),
    "first_unit": ("第一计量单位", "Unit"),
    "second": ("第二数量", "Supplimentary Quantity", "Supplementary Quantity"),
    "second_unit": ("第二计量单位", "Supplimentary Unit", "Supplementary Unit"),
}
_KILOGRAMS = {"千克", "Kilogram"}
_NO_UNIT = {"", "-", "?"}
_MONTHS = re.compile(r"([0-9]{4})[年.]?([0-9]{1,2})月?(?:\s*[-—–~至到]\s*(?:([0-9]{4})[年.]?)?([0-9]{1,2})月?)?")
_FORMS_OF_PARTS = {"period": _MONTHS, "partner": re.compile(r"[0-9]{3}"), "code": re.compile(r"[0-9]{2,10}")}
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_NOTE = "added up over customs regimes"
_ENCODINGS = ("utf-8-sig", "gb18030")
_OWN_NAME = re.compile(r"([ei])[0-9]+\.csv", re.IGNORECASE)


def find_columns(header: list[str]) -> dict[str, int]:
    """Where each column that is known stands, by our name for it."""
    return {ours: header.index(name) for ours, names in _NAMES.items() for name in names if name in header}


def find_value(header: list[str]) -> tuple[int, MoneyUnit] | None:
    """Where the values stand, and their unit; of two columns the one in dollars.

    None where no heading is a unit of money.
    """
    units = [(place, unit) for place, name in enumerate(header) if (unit := parse_unit(name))]
    return min(units, key=lambda column: not column[1].in_dollars, default=None)


def _recognise(flow: Flow, sample: Sample) -> bool:
    first = decode(sample.head[: sample.head.find(b"\n")], _ENCODINGS)
    header = split_table(first).header
    own = _OWN_NAME.fullmatch(sample.name)
    return (
        {"partner", "code"} <= set(find_columns(header))
        and find_value(header) is not None
        and (not own or own[1].lower() == flow[0])
    )


def read(flow: Flow, path: Path, data_dir: Path) -> CsvRows:
    """The rows of one download, values in US dollars and weights in kilograms.

    Left out: other partners, and other places than Xinjiang.
    """
    source = describe_file(path, data_dir)
    table = split_table(decode(path.read_bytes(), _ENCODINGS))
    columns = find_columns(table.header)
    try:
        place, unit = _require_columns(table.header, columns, len(table.rows) + len(table.torn))
        if "regime" in columns:
            _require_all_parts(table, columns)
    except RefusedWhole as fault:
        return refuse_whole(source, fault.problem, fault.advice, len(table.rows))
    left_out = {"other partners": 0, "other places of registration": 0, "parts added up over customs regimes": 0}
    records: dict[tuple[str, ...], TradeRecord] = {}
    for line, fields in table.rows:
        row = {name: fields[place] for name, place in (columns | {"value": place}).items()}
        if row["partner"] not in PARTNERS:
            left_out["other partners"] += 1
        elif row.get("place", XINJIANG) != XINJIANG:
            left_out["other places of registration"] += 1
        else:
            left_out["parts added up over customs regimes"] += _keep(
                records, _to_record(row, flow, unit, line), "regime" in columns
            )
    return trade_rows(source, records.values(), fault_torn(source, table.torn, len(table.header)), left_out)


def _require_columns(header: list[str], columns: dict[str, int], rows: int) -> tuple[int, MoneyUnit]:
    """Where the values stand and their unit. Raises RefusedWhole for what is wrong with the whole file."""
    value = find_value(header)
    if value is not None:
        require_dollars(value[1], "Ask the query again with US dollars (美元) as the currency.")
    if problem := describe_twice(header, header):
        raise RefusedWhole(problem, "Download the answer of the query again.")
    if "period" not in columns:
        raise RefusedWhole(
            "it does not say of which months it is", "Ask the query again with each month shown (the column 数据年月)."
        )
    missing = [_NAMES[ours][0] for ours in ("partner", "code") if ours not in columns] + ([] if value else ["美元"])
    if missing or value is None:
        advice = "Ask the query again with partners and commodities shown by their codes."
        raise RefusedWhole(f"the column {missing[0]} is missing", advice)
    if rows >= MOST_ROWS:
        problem = f"it has {rows:,} rows, the most that the site gives, so it is probably cut off"
        raise RefusedWhole(problem, "Ask for less at a time.")
    return value


def _require_all_parts(table: TextTable, columns: Mapping[str, int]) -> None:
    """Raise RefusedWhole where a part cannot be told or is there twice: what it belongs to would be a wrong sum."""
    unsure = [line for line, _count in table.torn]
    seen: set[tuple[str, ...]] = set()
    for line, fields in table.rows:
        told = all(form.fullmatch(fields[columns[name]]) for name, form in _FORMS_OF_PARTS.items())
        if not told or tuple(fields) in seen:
            unsure.append(line)
        seen.add(tuple(fields))
    if unsure:
        problem = f"line {min(unsure)} is a part of a sum, and cannot be read or is there twice"
        raise RefusedWhole(problem, "Download the answer of the query again.")


def _to_record(row: dict[str, str], flow: Flow, unit: MoneyUnit, line: int) -> TradeRecord:
    amounts = [(without_groups(row.get(name, "")), row.get(f"{name}_unit", "")) for name in ("first", "second")]
    weight = next((number for number, counted in amounts if counted in _KILOGRAMS), "")
    quantity, counted = next(
        ((number, counted) for number, counted in amounts if counted not in _KILOGRAMS | _NO_UNIT), ("", "")
    )
    return TradeRecord(
        reporter="CN-XJ" if "place" in row else "CN",
        partner=PARTNERS[row["partner"]],
        flow=str(flow),
        period=_to_period(row["period"]),
        commodity=f"HS:{row['code']}",
        value=to_card_unit(row["value"], unit, 1),
        net_weight=weight,
        quantity=quantity,
        quantity_unit=counted,
        note=note_unit(unit, 1),
        commodity_title=row.get("title", "") if row.get("title", "").isascii() else "",
        line=line,
    )


def _to_period(text: str) -> str:
    """Turn 202401 into 2024-01, and 202401-202402 or 2024年1-2月 into both months.

    Anything else stays and is refused as no period.
    """
    months = _MONTHS.fullmatch(text)
    if not months:
        return text
    first = f"{months[1]}-{months[2]:0>2}"
    return f"{first}/{months[3] or months[1]}-{months[4]:0>2}" if months[4] else first


def _keep(records: dict[tuple[str, ...], TradeRecord], record: TradeRecord, by_regime: bool) -> int:
    """Keep a record, or add it to the one it is a part with; gives 1 where it was added.

    A part that is no number stays, to be refused.
    """
    key = (record.reporter, record.partner, record.flow, record.period, record.commodity)
    if key not in records or not by_regime:
        records[key if by_regime else (*key, str(record.line))] = record
        return 0
    whole = records[key]
    records[key] = whole._replace(
        value=_add(whole.value, record.value),
        net_weight=_add(whole.net_weight, record.net_weight),
        quantity=_add(whole.quantity, record.quantity),
        note="; ".join(note for note in (record.note, _NOTE) if note),
    )
    return 1


def _add(left: str, right: str) -> str:
    """The sum; a side that is no number is what comes out."""
    for side in (left, right):
        if not _NUMBER.fullmatch(side):
            return side
    return f"{Decimal(left) + Decimal(right):f}"


EXPORT_LAYOUT, IMPORT_LAYOUT = (
    Layout(
        f"gacc_online_query_{flow}",
        f"China customs, online query, {flow}s, CSV",
        SOURCE,
        partial(_recognise, flow),
        partial(read, flow),
        flow=flow,
    )
    for flow in (Flow.EXPORT, Flow.IMPORT)
)
