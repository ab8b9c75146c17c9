"""China customs' tables of totals (总值表), in one form for all offices.

Exports and imports stand side by side, by country or by HS chapter. Above the rows stand the flows (进出口, 出口,
进口), below each its columns: the month (``5月`` or 当月), January to it (``1至5月`` or 累计), and in some tables the
change on the year before (同比). Turnover is exports plus imports and is no value of its own.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from etl.inputs.files import CsvRows
from etl.publishers.common.areas import CENTRAL_ASIA_IN_CHINESE
from etl.publishers.common.trade_rows import RefusedWhole, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.gacc.pages import NO_VALUE, PageTable, column_period, read_page, require_dollar_unit, title_month
from etl.publishers.gacc.units import note_unit, to_card_unit
from etl.vocabulary.trade import Flow

CARD_SIZE = 1000
COUNTRY_HEADINGS = ("国别", "国家", "贸易伙伴", "原产国", "进口原产国", "出口最终目的国")
COUNTRIES = CENTRAL_ASIA_IN_CHINESE | {"总值": "WLD", "俄罗斯": "RU", "俄罗斯联邦": "RU", "巴基斯坦": "PK"}

_FLOWS = {"出口": Flow.EXPORT, "进口": Flow.IMPORT}
_MONTH_WORDS = ("当月", "本月", "当月值", "当月金额")
_TO_MONTH_WORDS = ("累计", "累计值", "累计金额", "本年累计", "1月至当月")
_CHANGE = re.compile(r"比|±|%|％|增")
_VALUE = re.compile(r"-?[0-9,]+(\.[0-9]+)?|[-–—]")
_LABEL_ROWS = 3
_FORM_ADVICE = (
    "Look whether customs changed the form of the table; a file with other columns needs a mapping (docs/import.md)."
)


@dataclass(frozen=True)
class TotalsColumn:
    """What a column holds."""

    flow: Flow
    period: str


@dataclass(frozen=True)
class TotalsForm:
    """What a table's rows are of.

    ``read_label`` gives what the label of a row that is ours says, in our column ``labelled``; ``of_row`` is what all
    rows have in common.
    ``require`` raises RefusedWhole for a table of the right form and the wrong place.
    """

    headings: tuple[str, ...]
    labelled: Literal["partner", "commodity"]
    read_label: Callable[[str], str | None]
    of_row: TradeRecord
    require: Callable[[PageTable], None] = lambda _: None


def read_totals(path: Path, data_dir: Path, form: TotalsForm) -> CsvRows:
    """The exports and imports of each row that is ours, by month and from January, in thousand US dollars.

    Left out and counted: other rows, cells without a value. Refused whole: yuan, an unknown month or form, a table of
    another place.
    """
    source = describe_file(path, data_dir)
    try:
        table = read_page(path, form.headings)
        form.require(table)
        unit = require_dollar_unit(table)
        start, place, columns = _find_columns(table, form)
    except RefusedWhole as fault:
        return refuse_whole(source, fault.problem, fault.advice)
    of_row = form.of_row._replace(note=note_unit(unit, CARD_SIZE))
    records: list[TradeRecord] = []
    left_out: Counter[str] = Counter()
    for line, row in enumerate(table.rows[start:], start=start + 1):
        key = form.read_label(row[place]) if place < len(row) else None
        cells = {cell: row[column] for column, cell in columns.items() if column < len(row)}
        values = {cell: text for cell, text in cells.items() if text not in NO_VALUE}
        if key is None:
            left_out["other rows"] += bool(values)
            continue
        left_out["cells without a value"] += len(cells) - len(values)
        labelled = of_row._replace(line=line, **{form.labelled: key})
        records += [
            labelled._replace(flow=str(cell.flow), period=cell.period, value=to_card_unit(text, unit, CARD_SIZE))
            for cell, text in values.items()
        ]
    return trade_rows(source, records, left_out=left_out)


def read_country(label: str) -> str | None:
    """The area of a row, its name without blanks and without 其中： (of which).

    None for countries and groups that are not followed.
    """
    return COUNTRIES.get(re.sub(r"^其中[:：]", "", re.sub(r"\s", "", label)))


def _find_columns(table: PageTable, form: TotalsForm) -> tuple[int, int, dict[int, TotalsColumn]]:
    """The first row of values, the column of names, and what each column holds.

    Raises RefusedWhole where that cannot be told.
    """
    heading, place = table.find_heading(form.headings) or (0, 0)
    groups = next(
        (row for row in table.rows[heading : heading + 2] if set(_FLOWS) <= {cell.replace(" ", "") for cell in row}),
        None,
    )
    if groups is None:
        raise RefusedWhole(f"no headings {' and '.join(_FLOWS)}", _FORM_ADVICE)
    start = next(
        (line for line in range(heading + 1, len(table.rows)) if _has_values(table.rows[line], place)), len(table.rows)
    )
    labels = [row for row in table.rows[table.rows.index(groups) + 1 : start] if any(row)][:_LABEL_ROWS]
    year, month = title_month(table)
    columns: dict[int, TotalsColumn] = {}
    for column, flow in _spread(groups, place).items():
        period = _period_of([_above_column(row, column, groups) for row in labels], year, month)
        if flow and period and TotalsColumn(flow, period) not in columns.values():
            columns[column] = TotalsColumn(flow, period)
    if {cell.flow for cell in columns.values()} != set(_FLOWS.values()):
        raise RefusedWhole("below 出口 and 进口 no column says its months (当月, 累计, 5月, 1至5月)", _FORM_ADVICE)
    return start, place, columns


def _has_values(row: list[str], place: int) -> bool:
    """Whether a row has a name and, beside it, a number or a dash."""
    return place < len(row) and bool(row[place]) and any(_VALUE.fullmatch(cell) for cell in row[place + 1 :])


def _spread(groups: list[str], place: int) -> dict[int, Flow | None]:
    """The flow that each column stands under; None under turnover, the balance or anything else."""
    spread: dict[int, Flow | None] = {}
    flow: Flow | None = None
    for column, cell in enumerate(groups):
        word = cell.replace(" ", "")
        flow = _FLOWS.get(word) if word else flow
        if column > place:
            spread[column] = flow
    return spread


def _above_column(row: list[str], column: int, groups: list[str]) -> str:
    """The label over a column: its own, or the one to its left that spans it, within the same group."""
    while column >= 0 and column < len(row):
        if row[column] or groups[column]:
            return row[column].replace(" ", "")
        column -= 1
    return ""


def _period_of(labels: list[str], year: int, month: int) -> str | None:
    """The period that a column's labels say together; None for changes on the year before, and where they say none."""
    if any(_CHANGE.search(label) for label in labels):
        return None
    for label in labels:
        if label in _MONTH_WORDS:
            return column_period(f"{month}月", year, month)
        if label in _TO_MONTH_WORDS:
            return column_period(f"1至{month}月", year, month)
        if period := column_period(label, year, month):
            return period
    return None
