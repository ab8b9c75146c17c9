"""China's Ministry of Commerce, monthly report on farm trade (中国进出口月度统计报告 农产品): a PDF, as tables of rows.

A table goes on over pages, under the same headings; each figure stands from January to the month, beside that of the
year before and the change. Numbers are set to the right edge of their column, headings to its middle, so a number
belongs to the last heading that begins left of the number's right edge. A number too long for its column is broken over
two lines.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from etl.publishers.common.pdfs import PDF, NotAPdf, Run, TextLine, read_lines
from etl.publishers.common.trade_rows import RefusedWhole
from etl.publishers.layouts import Sample
from etl.vocabulary.trade import Flow

BY_COUNTRY, BY_PROVINCE, TOP_MARKETS = "分国家（地区）", "分地区", "重点大宗"
AMOUNT, WEIGHT = "金额", "数量"
ADVICE = "Look whether the ministry changed the form of the report."

_CHANGES = ("同期比%", "同比增减%")
_ANY_TITLE = re.compile(r"表\s*[0-9]+\s*[：:]")
_COVER = re.compile(r"中国(?:农产品)?(进出口|出口)月度统计报告")
_TITLE = re.compile(
    r"表\s*[0-9]+\s*[：:]\s*([0-9]{4})年(?:0?1[-－]+)?([0-9]{1,2})月(?:农产品)?(分国家（地区）|分地区|重点大宗)(出口|进口)"
)
_HEADING_PERIOD = re.compile(r"([0-9]{4})年(?:0?1[-－]+)?([0-9]{1,2})月")
_HEADINGS = frozenset(
    (
        AMOUNT,
        WEIGHT,
        *_CHANGES,
        "国别(或地区)",
        "国别（或地区）",
        "地区",
        "商品名称及前3大市场",
        "商品名称及前3",
        "大市场",
    )
)
_UNIT = re.compile(r"(?:单位|数量|金额)\s*[：:]")
_NUMBER = re.compile(r"-?[0-9,]+(\.[0-9]*)?")
_RANK = re.compile(r"[0-9]+\s*")
_FLOWS = {"出口": Flow.EXPORT, "进口": Flow.IMPORT}
_KEPT_REPORTS = 4


@dataclass(frozen=True)
class ReportRow:
    """One row of a report.

    It has its page, its name without a rank, whether it has one, and the figures of the report's own months by heading.
    """

    page: int
    name: str
    is_ranked: bool
    cells: dict[str, str]


@dataclass(frozen=True)
class _Column:
    left: float
    heading: str
    is_own: bool


@dataclass
class ReportTable:
    """One table while it is read: what it is of, its unit as written, and its rows."""

    kind: str
    flow: Flow
    year: int
    month: int
    unit: str = ""
    rows: list[ReportRow] = field(default_factory=list)
    _heads: list[Run] = field(default_factory=list)
    _columns: list[_Column] = field(default_factory=list)
    _torn: dict[str, str] = field(default_factory=dict)

    @property
    def period(self) -> str:
        """January to the month of the title."""
        return f"{self.year}-01" if self.month == 1 else f"{self.year}-01/{self.year}-{self.month:02}"

    def add(self, line: TextLine) -> None:
        """Take the next line: a unit, headings (again on each page), or a row.

        Raises RefusedWhole for headings without the own months.
        """
        if _UNIT.match(line.text):
            self.unit = line.text
        elif all(run.text in _HEADINGS or _HEADING_PERIOD.fullmatch(run.text) for run in line.runs):
            if self._columns:
                self._heads, self._columns = [], []
            self._heads += line.runs
        else:
            self._columns = self._columns or self._find_columns(line.page)
            self._add_row(line)

    def _find_columns(self, page: int) -> list[_Column]:
        """The columns that the headings make: each below the period or the word for change that is nearest to it."""
        groups = [run for run in self._heads if _HEADING_PERIOD.fullmatch(run.text) or run.text in _CHANGES]
        leaves = [run for run in self._heads if run.text in {AMOUNT, WEIGHT}]
        above = (
            {leaf: min(groups, key=lambda group: abs(_centre(group) - _centre(leaf))) for leaf in leaves}
            if groups
            else {}
        )
        bare = [run for run in groups if run.text in _CHANGES and run not in above.values()]
        columns = [_Column(leaf.left, leaf.text, self._is_own(above[leaf].text)) for leaf in above]
        columns += [_Column(run.left, run.text, is_own=False) for run in bare]
        if not any(column.is_own for column in columns):
            raise RefusedWhole(
                f"page {page}: no column of {self.year} up to month {self.month} below its headings", ADVICE
            )
        return sorted(columns, key=lambda column: column.left)

    def _is_own(self, heading: str) -> bool:
        period = _HEADING_PERIOD.fullmatch(heading)
        return period is not None and (int(period[1]), int(period[2])) == (self.year, self.month)

    def _add_row(self, line: TextLine) -> None:
        first = self._columns[0].left
        name = "".join(run.text for run in line.runs if run.left < first and run.right < first)
        cells = {column.heading: run.text for run in line.runs if (column := self._column_of(run)) and column.is_own}
        if name:
            rank = _RANK.match(name)
            merged = cells | {heading: part + cells.get(heading, "") for heading, part in self._torn.items()}
            self.rows.append(ReportRow(line.page, name[rank.end() :] if rank else name, rank is not None, merged))
            self._torn = {}
            return
        for heading, part in cells.items():
            self._join_torn(heading, part)

    def _column_of(self, run: Run) -> _Column | None:
        if not _NUMBER.fullmatch(run.text):
            return None
        return next((column for column in reversed(self._columns) if column.left <= run.right), None)

    def _join_torn(self, heading: str, part: str) -> None:
        """Put the parts of a number that is broken over lines together: one that ends in a point goes on below."""
        if part.endswith("."):
            self._torn[heading] = part
        elif self.rows and self.rows[-1].cells.get(heading, "").endswith("."):
            self.rows[-1].cells[heading] += part


@dataclass(frozen=True)
class Report:
    """The tables that are read here, and the flows that the report is of: up to 2004 it had exports alone."""

    tables: tuple[ReportTable, ...]
    flows: tuple[Flow, ...]


def is_report(sample: Sample) -> bool:
    """Whether a file is such a report, by the words on its first page."""
    if not sample.head.startswith(PDF) or sample.path is None:
        return False
    try:
        return _flows_on_cover(read_lines(sample.path, pages=1)) != ()
    except NotAPdf:
        return False


def read_report(path: Path, sha256: str) -> Report:
    """The tables by country, by province and of the main markets.

    Raises RefusedWhole for no PDF, and for one without these.
    """
    return _read_report(_SamePdf(path, sha256))


@dataclass(frozen=True)
class _SamePdf:
    """A file by its content: the copies that are kept for several sources are one report."""

    path: Path = field(compare=False)
    sha256: str


@lru_cache(maxsize=_KEPT_REPORTS)
def _read_report(pdf: _SamePdf) -> Report:
    tables: list[ReportTable] = []
    table: ReportTable | None = None
    try:
        lines = read_lines(pdf.path)
    except NotAPdf as fault:
        raise RefusedWhole(str(fault), "Download it again.") from fault
    for line in lines:
        if title := _TITLE.search(line.text):
            table = ReportTable(title[3], _FLOWS[title[4]], int(title[1]), int(title[2]))
            tables.append(table)
        elif _ANY_TITLE.match(line.text):
            table = None
        elif table is not None:
            table.add(line)
    if not tables:
        problem = "no table of farm trade by country, by province or of main markets can be read in it"
        raise RefusedWhole(
            problem,
            f"{ADVICE} In some reports of 2007 to 2014 the letters cannot be read: their fonts do not say which they "
            "are.",
        )
    return Report(tuple(tables), _flows_on_cover([line for line in lines if line.page == 1]))


def _flows_on_cover(lines: list[TextLine]) -> tuple[Flow, ...]:
    """The flows that a cover names; none where it is of another document."""
    words = "".join(line.text for line in lines).replace(" ", "")
    cover = _COVER.search(words)
    if cover is None or "农产品" not in words:
        return ()
    return (Flow.EXPORT,) if cover[1] == "出口" else (Flow.EXPORT, Flow.IMPORT)


def _centre(run: Run) -> float:
    return (run.left + run.right) / 2
