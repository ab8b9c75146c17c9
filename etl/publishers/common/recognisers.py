"""What a file looks like that is of no layout, in words that tell a person whether it is the right one."""

import re
import zlib
from dataclasses import replace

from etl.publishers.common.pdfs import PDF, NotAPdf, read_lines
from etl.publishers.common.workbooks import NEW, OLD, NotAWorkbook, read_sheets
from etl.publishers.gacc.pages import GZIP, has_title
from etl.publishers.layouts import HEAD_BYTES, Sample

_WORDS_SHOWN = 80
_KNOWN_TABLES = (
    (
        re.compile(r"(?:主要商品量值表|商品构成表)"),
        "China customs' table of goods in words (量值表, 构成表), which have no HS codes",
    ),
    (
        re.compile(r"进出口商品主要国别"),
        "China customs' express table of some main countries, of which none is in Central Asia",
    ),
    (
        re.compile(r"进出口商品类章"),
        "a customs table by HS chapter with all partners together, which is read for Xinjiang alone",
    ),
    (re.compile(r"进出口商品国别"), "a customs office's table of another place than China or Xinjiang"),
    (re.compile(r"国别代码"), "China customs' list of the codes of countries, which holds no figures"),
    (
        re.compile(r"企业注册地代码"),
        "China customs' list of the codes of places of registration, which holds no figures",
    ),
)
"""Files of publishers that are read here which are not what a person looks for.

The narrow words before the wide ones.
"""


def describe(sample: Sample) -> str:
    """What a file looks like, in words: what it is known to be, or its kind and how it begins."""
    if not sample.head.strip():
        return "an empty file"
    known = next((words for title, words in _KNOWN_TABLES if has_title(sample, title)), None)
    if known:
        return known
    if sample.head.startswith(GZIP):
        return _describe_packed(sample)
    if sample.head.startswith(PDF):
        return f"a PDF{_first_line(sample)}"
    if sample.head.startswith((OLD, NEW)):
        kind = (
            "an Excel workbook of the old kind (XLS)"
            if sample.head.startswith(OLD)
            else "a zip archive or an Excel workbook (XLSX)"
        )
        return f"{kind}{_first_row(sample)}"
    return _describe_text(sample.head)


def _describe_text(head: bytes) -> str:
    text, encoding = _decode(head)
    if text is None:
        return "a file that is no text"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return f"{_kind_of_text(first)} in {encoding} that begins {first[:_WORDS_SHOWN]!r}"


def _describe_packed(sample: Sample) -> str:
    try:
        inside = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(sample.head, HEAD_BYTES)
    except zlib.error:
        return "a damaged gzip archive"
    return f"a gzip archive of {describe(replace(sample, head=inside, path=None))}"


def _first_line(sample: Sample) -> str:
    """How a PDF begins, after a blank; nothing where only its head is known."""
    if sample.path is None:
        return ""
    try:
        first = next((line.text for line in read_lines(sample.path)), "")
    except NotAPdf:
        return " that cannot be opened"
    return f" that begins {first[:_WORDS_SHOWN]!r}" if first else " without text, so probably of scanned pages"


def _first_row(sample: Sample) -> str:
    """How a workbook begins, after a blank; nothing where it cannot be opened."""
    if sample.path is None:
        return ""
    try:
        rows = [row for rows in read_sheets(sample.path).values() for row in rows if any(row)]
    except NotAWorkbook:
        return ""
    first = " | ".join(cell for cell in rows[0] if cell) if rows else ""
    return f" that begins {first[:_WORDS_SHOWN]!r}" if first else " without cells"


def _decode(head: bytes) -> tuple[str | None, str]:
    """The text and its encoding; the sample may end inside a letter, hence the few bytes less."""
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, ""
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030", "cp1251")
    for encoding in encodings:
        for cut in range(4):
            try:
                return head[: len(head) - cut].decode(encoding), {"utf-8-sig": "UTF-8", "gb18030": "GBK"}.get(
                    encoding, encoding
                )
            except UnicodeDecodeError:
                continue
    return None, ""


def _kind_of_text(first: str) -> str:
    lowered = first.lower()
    if lowered.startswith(("<!doctype html", "<html")):
        return "an HTML page"
    if lowered.startswith("<"):
        return "an XML or HTML text"
    if lowered.startswith(("{", "[")):
        return "a JSON text"
    separator = max(",;\t", key=first.count)
    columns = first.count(separator) + 1
    return f"a table of {columns} columns" if columns > 1 else "a text"
