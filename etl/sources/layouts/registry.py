"""Every layout that Khorgos reads, and which of them a file is of. A new layout is one module and one line here."""

from collections.abc import Sequence
from pathlib import Path

from etl.errors import UnknownLayout
from etl.sources.layouts import (
    Layout,
    Sample,
    comtrade_download,
    gacc_by_country,
    gacc_country_chapters,
    gacc_online_query,
    imf_dots,
    kg_nsc,
    kz_bns,
    mofcom_farm_trade,
    plain_csv,
    take_sample,
    urumqi_customs,
    uz_stat,
    wits_partner,
    wits_summary,
)
from etl.sources.layouts.comtrade_api import ANNUAL_LAYOUT, MONTHLY_LAYOUT
from etl.sources.layouts.faostat_matrix import LAYOUT as FAOSTAT_MATRIX
from etl.sources.layouts.imf_sdmx import LAYOUT as IMF_IMTS
from etl.sources.layouts.wits_api import LAYOUT as WITS_TRADE

LAYOUTS: tuple[Layout, ...] = (
    plain_csv.LAYOUT,  # a mapping beside a file is a person's own word for what it is
    ANNUAL_LAYOUT,
    MONTHLY_LAYOUT,
    FAOSTAT_MATRIX,
    IMF_IMTS,
    WITS_TRADE,
    comtrade_download.ANNUAL_LAYOUT,
    comtrade_download.MONTHLY_LAYOUT,
    urumqi_customs.BY_COUNTRY_LAYOUT,
    urumqi_customs.BY_CHAPTER_LAYOUT,
    gacc_by_country.LAYOUT,
    gacc_country_chapters.LAYOUT,
    gacc_online_query.EXPORT_LAYOUT,
    gacc_online_query.IMPORT_LAYOUT,
    imf_dots.LAYOUT,
    kz_bns.LAYOUT,
    mofcom_farm_trade.BY_COUNTRY_LAYOUT,
    mofcom_farm_trade.XINJIANG_LAYOUT,
    mofcom_farm_trade.MARKETS_LAYOUT,
    kg_nsc.LAYOUT,
    uz_stat.EXPORT_LAYOUT,
    uz_stat.IMPORT_LAYOUT,
    wits_summary.LAYOUT,
    wits_partner.LAYOUT,
)
"""In the order in which they are asked: the narrow ones before the wide ones."""

_WORDS_SHOWN = 80
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive or an Excel workbook (XLSX)"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (XLS)"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
)


def recognise(path: Path, layouts: Sequence[Layout] | None = None) -> Layout:
    """The layout that a file is of. Raises UnknownLayout, which says what the file looks like and which layouts there are."""
    known = LAYOUTS if layouts is None else layouts
    sample = take_sample(path)
    for layout in known:
        if layout.recognise(sample):
            return layout
    raise UnknownLayout(str(path), describe(sample), [f"{layout.name} ({layout.title})" for layout in known])


def layout_named(name: str, layouts: Sequence[Layout] | None = None) -> Layout | None:
    """The layout of a name, as a snapshot's card gives it; None where there is no such one."""
    known = LAYOUTS if layouts is None else layouts
    return next((layout for layout in known if layout.name == name), None)


def describe(sample: Sample) -> str:
    """What a file looks like, in words: its kind, and the first line of a text."""
    if not sample.head.strip():
        return "an empty file"
    kind = next((words for signature, words in _SIGNATURES if sample.head.startswith(signature)), None)
    if kind:
        return kind
    text, encoding = _decode(sample.head)
    if text is None:
        return "a file that is no text"
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return f"{_kind_of_text(first)} in {encoding} that begins {first[:_WORDS_SHOWN]!r}"


def _decode(head: bytes) -> tuple[str | None, str]:
    """The text and its encoding; the sample may end inside a letter, hence the few bytes less."""
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, ""
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030", "cp1251")
    for encoding in encodings:
        for cut in range(4):
            try:
                return head[: len(head) - cut].decode(encoding), {"utf-8-sig": "UTF-8", "gb18030": "GBK"}.get(encoding, encoding)
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
