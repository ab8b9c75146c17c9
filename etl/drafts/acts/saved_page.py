"""A page of the web as a person saved it: HTML, a web archive (MHTML), or its text, with its tables and its address."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from etl.publishers.common.tables import decode

_MARKUP = re.compile(r"<(html|body|head|table|div|p|!doctype)\b", re.IGNORECASE)
_ARCHIVE = re.compile(rb"multipart/related", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_ARCHIVE_HEAD = 2000
_MARKUP_HEAD = 5000

Table = tuple[tuple[str, ...], ...]
"""The rows of a table, each the texts of its cells."""


@dataclass(frozen=True)
class SavedPage:
    """What a saved page says.

    ``heads`` are its title and headings, ``lines`` its text, line by line. ``url`` is where it was saved from, empty
    where the file does not tell.
    """

    heads: tuple[str, ...]
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    url: str = ""

    @property
    def text(self) -> str:
        """All lines as one text."""
        return "\n".join(self.lines)


def read_saved_page(path: Path) -> SavedPage:
    """The page that a file holds, in whatever encoding; a file that is no text is a page without a line."""
    content = path.read_bytes()
    if _ARCHIVE.search(content[:_ARCHIVE_HEAD]):
        return _from_archive(content)
    if b"\0" in content[:_ARCHIVE_HEAD]:
        return SavedPage((), (), ())
    text = decode(content)
    return _from_markup(text) if _MARKUP.search(text[:_MARKUP_HEAD]) else _from_text(text)


def _from_archive(content: bytes) -> SavedPage:
    """The page of a web archive: the first of its parts that is HTML."""
    archive = message_from_bytes(content, policy=default)
    address = str(archive.get("Snapshot-Content-Location") or "")
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            markup = decode(payload) if isinstance(payload, bytes) else ""
            return _from_markup(markup, address or str(part.get("Content-Location") or ""))
    return SavedPage((), (), (), address)


def _from_markup(markup: str, url: str = "") -> SavedPage:
    saved_from = _SAVED_FROM.search(markup)
    page = BeautifulSoup(markup, "html.parser")
    for tag in page.find_all(["script", "style", "noscript"]):
        tag.decompose()
    heads = [one_line(tag.get_text(" ")) for tag in page.find_all(["title", "h1", "h2", "h3"])]
    lines = [one_line(line) for line in page.get_text("\n").splitlines()]
    tables = [_read_table(table) for table in page.find_all("table") if isinstance(table, Tag)]
    address = url or (saved_from[1] if saved_from else "")
    return SavedPage(tuple(filter(None, heads)), tuple(filter(None, lines)), tuple(tables), address)


def _read_table(table: Tag) -> Table:
    """Its rows without those of tables inside it."""
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    return tuple(
        tuple(one_line(cell.get_text(" ")) for cell in row.find_all(["th", "td"], recursive=False)) for row in rows
    )


def _from_text(text: str) -> SavedPage:
    """A text; lines with tabs are the rows of a table, as a list is copied out of a page."""
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    table = tuple(tuple(map(one_line, row)) for row in rows)
    lines = tuple(filter(None, map(one_line, text.splitlines())))
    return SavedPage(lines[:1], lines, (table,) if table else ())


def one_line(text: str) -> str:
    """A text without line ends and doubled blanks."""
    return " ".join(text.split())
