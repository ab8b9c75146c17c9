"""Pages of tables that China's customs publish each month, as HTML (also within gzip) or Excel.

A title, a unit, and rows of text.
"""

import gzip
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.publishers.common.tables import decode
from etl.publishers.common.trade_rows import RefusedWhole
from etl.publishers.common.workbooks import NEW, OLD, NotAWorkbook, read_sheets
from etl.publishers.gacc.units import MoneyUnit, parse_unit, require_dollars
from etl.publishers.layouts import HEAD_BYTES, Sample

if TYPE_CHECKING:
    from bs4 import Tag

GZIP = b"\x1f\x8b"
NO_VALUE = frozenset({"", "-", "–", "—"})
AGAIN = "Download it again."
DOLLAR_PAGE = "Take the page in US dollars (美元值) of the same month."

_MOST_BYTES = 64 << 20
_MOST_SPAN = 1000
_MOST_TABLES = 500
_SPAN = re.compile(r"[1-9][0-9]*")
_HEAD_ROWS = 12
_TITLE_WORDS = re.compile(r"[0-9]{4}\s*年.*月.*表")
_UNIT_WORDS = re.compile(r"单位\s*[：:∶]\s*(\S+)")
_MONTH = re.compile(r"([0-9]{1,2})月")
_TO_MONTH = re.compile(r"0?1\s*[至到—–-]+\s*([0-9]{1,2})月")
_TITLE_MONTHS = re.compile(r"([0-9]{4})\s*年\s*(?:0?1\s*[至到—–-]+\s*)?([0-9]{1,2})\s*月")


@dataclass(frozen=True)
class PageTable:
    """One table: the titles found above it (a page says its own more than once), its unit as written, and its rows.

    What a cell spans is filled with empty texts, so that every column stands below its heading.
    """

    titles: list[str]
    unit: str
    rows: list[list[str]]

    def find_heading(self, words: Sequence[str]) -> tuple[int, int] | None:
        """The row and the column of the first cell in a row that begins with one of these words, blanks aside.

        A title is no heading.
        """
        for place, row in enumerate(self.rows[:_HEAD_ROWS]):
            column = next((number for number, cell in enumerate(row) if cell), 0)
            first = row[column].replace(" ", "") if row else ""
            if first.startswith(tuple(words)) and not _TITLE_WORDS.search(first):
                return place, column
        return None


def has_title(sample: Sample, title: re.Pattern[str]) -> bool:
    """Whether the beginning of a page, or a sheet's first rows, hold a title; what cannot be read does not."""
    if sample.head.startswith((OLD, NEW)) and sample.path is not None:
        try:
            return any(title.search(text) for rows in _sheets(sample.path) for text in _above(rows))
        except RefusedWhole:
            return False
    head = sample.head
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, HEAD_BYTES)
        except zlib.error:
            return False
    return any(title.search(head.decode(encoding, errors="ignore")) for encoding in ("utf-8", "gb18030"))


def read_page(path: Path, headings: Sequence[str]) -> PageTable:
    """The table of a page or workbook whose heading begins with one of these words.

    Raises RefusedWhole for what is no such page, and for one with several such tables, of which all but one would be
    lost.
    """
    with path.open("rb") as file:
        kind = file.read(len(OLD))
    if kind in {OLD, NEW}:
        tables = [PageTable(_titles(_above(rows)), _find_unit(_above(rows)), rows) for rows in _sheets(path)]
    else:
        tables = _read_html(_unpack(path) if kind.startswith(GZIP) else path.read_bytes())
    own = [table for table in tables if table.find_heading(headings) is not None]
    if not own:
        advice = "Look whether the table is in a file that the page links to, or whether customs changed its form."
        raise RefusedWhole(f"no table has a heading {' or '.join(headings)}", advice)
    if len(own) > 1:
        raise RefusedWhole(
            f"it has {len(own)} tables with a heading {' or '.join(headings)}", "Save each table in a file of its own."
        )
    return own[0]


def require_dollar_unit(table: PageTable) -> MoneyUnit:
    """The unit of a table in US dollars.

    Raises RefusedWhole for yuan, and for a page that names two currencies or none.

    A page that was filed under dollars and holds yuan says so in its own words, in the title or beside the unit.
    """
    unit = parse_unit(table.unit)
    if unit is None:
        raise RefusedWhole(
            f"its unit is no unit of money that is known: {table.unit!r}", "Look at the page; a mapping reads any CSV."
        )
    require_dollars(unit, DOLLAR_PAGE)
    if any("人民币" in title for title in table.titles):
        raise RefusedWhole(
            f"its title says yuan (人民币值) and its unit {unit.name}, so one of them is wrong", DOLLAR_PAGE
        )
    return unit


def title_month(table: PageTable) -> tuple[int, int]:
    """The year of the title and its (last) month. Raises RefusedWhole where there is none."""
    months = next((match for title in table.titles if (match := _TITLE_MONTHS.search(title))), None)
    if months is None:
        raise RefusedWhole("its title does not say of which month it is", AGAIN)
    return int(months[1]), int(months[2])


def column_period(label: str, year: int, month: int) -> str | None:
    """Turn ``12月`` and ``1至12月`` into the month and January to it.

    None for other words (同比), and RefusedWhole for another month.
    """
    words = label.replace(" ", "")
    own, total = _MONTH.fullmatch(words), _TO_MONTH.fullmatch(words)
    named = own or total
    if named is None:
        return None
    if int(named[1]) != month:
        raise RefusedWhole(
            f"it has a column {label!r} under the title of month {month}", "Look at the page: it may be a draft."
        )
    return f"{year}-{month:02}" if own or month == 1 else f"{year}-01/{year}-{month:02}"


def _unpack(path: Path) -> bytes:
    try:
        with gzip.open(path) as file:
            content = file.read(_MOST_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
        raise RefusedWhole(f"the gzip archive cannot be unpacked: {fault}", AGAIN) from fault
    if len(content) > _MOST_BYTES:
        raise RefusedWhole(f"unpacked it has more than {_MOST_BYTES >> 20} MB", "Look whether it is the right file.")
    return content


def _read_html(content: bytes) -> list[PageTable]:
    """The innermost tables of a page; a table without its own unit has the one that stands elsewhere on the page."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - it takes long to load, and few files are pages

    page = BeautifulSoup(decode(content, ("utf-8-sig", "gb18030")), "lxml")
    heads = [_plain(tag) for tag in page.find_all(["title", "h1", "h2", "h3"])]
    found = page.find_all("table")
    if len(found) > _MOST_TABLES:
        raise RefusedWhole(f"the page has more than {_MOST_TABLES:,} tables", "Look whether it is the right file.")
    whole = _find_unit([page.get_text(" ")])
    tables: list[PageTable] = []
    for table in found:
        if table.find("table") is None:
            rows = _to_rows(table)
            unit = _find_unit(_above(rows)) or whole
            tables.append(PageTable(_titles([*heads, *_above(rows)]), unit, rows))
    return tables


def _to_rows(table: "Tag") -> list[list[str]]:
    """A table's cells as a grid: what a cell spans, to the right and below, is empty."""
    rows: list[list[str]] = []
    covered: dict[int, int] = {}
    for line in table.find_all("tr"):
        row: list[str] = []
        for cell in line.find_all(["td", "th"], recursive=False):
            _skip_covered(row, covered)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            covered.update(dict.fromkeys(range(len(row), len(row) + width), height - 1))
            row += [_plain(cell), *[""] * (width - 1)]
            _require_width(row)
        _skip_covered(row, covered)
        rows.append(row)
    return rows


def _skip_covered(row: list[str], covered: dict[int, int]) -> None:
    """Go past the columns that a cell of a row above covers."""
    while covered.get(len(row), 0):
        covered[len(row)] -= 1
        row.append("")
        _require_width(row)


def _require_width(row: list[str]) -> None:
    if len(row) > _MOST_SPAN:
        raise RefusedWhole(f"a row spans more than {_MOST_SPAN:,} columns", "Look whether it is the right file.")


def _span(cell: "Tag", name: str) -> int:
    text = str(cell.get(name) or "")
    # One more than a row may have, so that it is told and not cut.
    return min(int(text[:9]), _MOST_SPAN + 1) if _SPAN.fullmatch(text) else 1


def _plain(tag: "Tag") -> str:
    return " ".join(tag.get_text().split())


def _sheets(path: Path) -> list[list[list[str]]]:
    """The sheets of a workbook. Raises RefusedWhole for what is none."""
    try:
        return list(read_sheets(path).values())
    except NotAWorkbook as fault:
        raise RefusedWhole(str(fault), AGAIN) from fault


def _above(rows: list[list[str]]) -> list[str]:
    return [cell for row in rows[:_HEAD_ROWS] for cell in row if cell]


def _titles(texts: list[str]) -> list[str]:
    return [text for text in texts if _TITLE_WORDS.search(text)]


def _find_unit(texts: list[str]) -> str:
    return next((unit[1] for text in texts if (unit := _UNIT_WORDS.search(text))), "")
