"""A large table as blocks of whole lines, each of which can be read by itself, by whoever is free."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from etl.inputs.plain_lines import FIRST_ROW

_BARE_RETURN = re.compile(rb"\r(?!\n)")
_LEADING_BITS = 4  # of a number of lines; the others are 0
_LINE_END = ord("\n")


@dataclass(frozen=True)
class TextBlock:
    """Lines of a file: its bytes from ``offset``, of which the first is ``first_line``, and the file's header."""

    header: str
    offset: int
    size: int
    first_line: int

    def facts(self, path: Path) -> tuple[object, ...]:
        """By what its rows are told from any others, whatever else the file has and wherever they lie in it."""
        return self.header, self.first_line, hashlib.sha256(self._bytes(path)).hexdigest()

    def read(self, path: Path) -> str:
        """The header and the block's lines as a table of its own."""
        return f"{self.header}\n{self._bytes(path).decode()}"

    def _bytes(self, path: Path) -> bytes:
        with path.open("rb") as file:
            file.seek(self.offset)
            return file.read(self.size)


def find_blocks(path: Path, block_bytes: int) -> list[TextBlock]:
    """The blocks of a file of plain lines in UTF-8, of some ``block_bytes`` each, at most a quarter more.

    All have as many lines, if none is larger: where a figure becomes longer, each row stays in the block in which it
    is, and at its place there.

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
    """Each block's offset and lines."""
    offset, of_each, missing = file.tell(), 0, 0
    while content := file.read(block_bytes + block_bytes // 4):
        content += file.readline()
        ends = np.flatnonzero(np.frombuffer(content, "uint8") == _LINE_END) + 1
        of_each = of_each or _round_down(int(np.searchsorted(ends, block_bytes, "right")))
        missing = missing or of_each
        lines = content[: ends[missing - 1]] if len(ends) > missing else content
        missing -= min(missing, len(ends))
        yield offset, lines
        offset += len(lines)
        file.seek(offset)


def _round_down(count: int) -> int:
    """A number of lines that stays the same where a few more or less are as long; at least one."""
    bits = max(count.bit_length() - _LEADING_BITS, 0)
    return max(count >> bits << bits, 1)


def _is_text(content: bytes) -> bool:
    try:
        codecs.utf_8_decode(content, "strict", True)
    except UnicodeDecodeError:
        return False
    return True
