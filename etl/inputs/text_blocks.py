"""A large table as blocks of whole lines, each of which can be read by itself, by whoever is free."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from etl.inputs.plain_lines import FIRST_ROW

_BARE_RETURN = re.compile(rb"\r(?!\n)")


@dataclass(frozen=True)
class TextBlock:
    """Lines of a file: its bytes from ``offset``, of which the first is ``first_line``, and the file's header."""

    header: str
    offset: int
    size: int
    first_line: int

    def read(self, path: Path) -> str:
        """The header and the block's lines as a table of its own."""
        with path.open("rb") as file:
            file.seek(self.offset)
            return f"{self.header}\n{file.read(self.size).decode()}"


def find_blocks(path: Path, block_bytes: int) -> list[TextBlock]:
    """The blocks of a file of plain lines in UTF-8, of some ``block_bytes`` each.

    None for a file that is no larger than one, or in which a line's end may lie within a row: quotes, blank lines, line
    ends of other kinds. That one is read whole.
    """
    if path.stat().st_size <= block_bytes:
        return []
    blocks: list[TextBlock] = []
    with path.open("rb") as file:
        head = file.readline()
        if not _is_text(head):
            return []
        header, line = head.decode("utf-8-sig").rstrip("\r\n"), FIRST_ROW
        for offset, lines in _list_blocks(file, block_bytes):
            if not _is_plain(lines) or not _is_text(lines):
                return []
            blocks.append(TextBlock(header, offset, len(lines), line))
            line += lines.count(b"\n")
    return blocks


def _is_plain(lines: bytes) -> bool:
    if b'"' in lines or lines.startswith((b"\n", b"\r\n")) or b"\n\n" in lines:
        return False
    return b"\r" not in lines or not (b"\n\r\n" in lines or _BARE_RETURN.search(lines))


def _list_blocks(file: BinaryIO, block_bytes: int) -> Iterator[tuple[int, bytes]]:
    offset = file.tell()
    while lines := file.read(block_bytes):
        lines += file.readline()
        yield offset, lines
        offset += len(lines)


def _is_text(content: bytes) -> bool:
    try:
        codecs.utf_8_decode(content, "strict", True)
    except UnicodeDecodeError:
        return False
    return True
