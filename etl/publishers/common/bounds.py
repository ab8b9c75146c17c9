"""How large a file's parts may be: what goes past these is no publisher's file, and is told before it is read."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from typing import IO

from etl.errors import Fault, InputFaults, KhorgosError

MOST_IN_LINE = 1_000_000  # bytes
MOST_COLUMNS = 5_000
_MOST_UNPACKED = 1 << 30  # bytes of a workbook
_SMALL = 64 << 20  # bytes that are unpacked whatever they were packed from
_MOST_TIMES = 200  # that what is unpacked is larger than what was packed; tables of text come to 50
_MOST_IN_ONE_PIECE = 256 << 20  # bytes
_HEAD = 64  # bytes
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")
_OF_ONE_PIECE = (b"{", b"[", b"<")
_CHUNK = 1 << 20
_SEPARATORS = (b",", b";", b"\t")
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError)
"""What is raised beside OSError and RuntimeError by an archive whose bytes are not as they were packed."""


class OutOfBounds(KhorgosError):
    """A file that is too large in one of its parts, or cannot be unpacked; the text says in what."""


@contextmanager
def unpacking() -> Iterator[None]:
    """Say what it means that an archive cannot be read: damaged, encrypted, or packed in an unknown way."""
    try:
        yield
    except NotImplementedError as fault:
        message = "an archive that is packed in a way that cannot be read"
        raise OutOfBounds(message) from fault
    except RuntimeError as fault:
        message = "an archive that is encrypted" if "encrypted" in str(fault) else f"a damaged archive ({fault})"
        raise OutOfBounds(message) from fault
    except BROKEN_ZIP as fault:
        message = f"a damaged archive ({fault})"
        raise OutOfBounds(message) from fault
    except OSError as fault:
        # What readers of archives raise themselves has no number; EINVAL is a place before the file's beginning.
        if fault.errno not in {None, EINVAL}:
            raise
        message = f"a damaged archive ({fault})"
        raise OutOfBounds(message) from fault


def require_unpackable(path: Path, *, whole: bool) -> None:
    """Raise OutOfBounds for a zip that is encrypted, damaged, grows too much or has a name twice.

    ``whole`` where it is held at once.
    """
    with unpacking(), zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        packed, unpacked = sum(one.compress_size for one in members), sum(one.file_size for one in members)
    if any(one.flag_bits & 1 for one in members):
        message = "an archive that is encrypted"
        raise OutOfBounds(message)
    if len({one.filename for one in members}) < len(members):
        message = "an archive with two files of one name"
        raise OutOfBounds(message)
    if unpacked > _SMALL and unpacked > _MOST_TIMES * max(packed, 1):
        message = f"an archive that grows {unpacked / max(packed, 1):,.0f} times when it is unpacked"
        raise OutOfBounds(message)
    if whole and unpacked > _MOST_UNPACKED:
        message = f"an archive of more than {_MOST_UNPACKED >> 20:,} MB when it is unpacked"
        raise OutOfBounds(message)


def require_lines(file: IO[bytes]) -> None:
    """Raise OutOfBounds for a text with a line of too many bytes, or with a first line of too many columns."""
    head = file.read(_CHUNK)
    first = head.partition(b"\n")[0]
    if any(first.count(separator) > MOST_COLUMNS for separator in _SEPARATORS):
        message = f"a table of more than {MOST_COLUMNS:,} columns"
        raise OutOfBounds(message)
    running, chunk = 0, head
    while chunk:
        before, end, _ = chunk.partition(b"\n")
        running += len(before)
        longest = max([running, *map(len, chunk.split(b"\n")[1:-1])]) if end else running
        if longest > MOST_IN_LINE:
            message = f"a text with a line of more than {MOST_IN_LINE:,} bytes"
            raise OutOfBounds(message)
        running = len(chunk) - chunk.rindex(b"\n") - 1 if end else running
        chunk = file.read(_CHUNK)


def lines_of(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, with their ends. Raises OutOfBounds for one that is too long."""
    while line := file.readline(MOST_IN_LINE + 1):
        if len(line) > MOST_IN_LINE:
            message = f"a text with a line of more than {MOST_IN_LINE:,} bytes"
            raise OutOfBounds(message)
        yield line


def require_bounds(path: Path) -> None:
    """Refuse a file that is too large in one of its parts, before any reader of tables sees it. Raises InputFaults.

    JSON and pages may stand on one line and are held to their size alone; zips and other packed files are looked at by
    their readers, piece by piece.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if head.startswith(_PACKED):
                return
            if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OF_ONE_PIECE):
                _require_size(path)
            else:
                file.seek(0)
                require_lines(file)
    except OutOfBounds as fault:
        advice = "Look whether it is the right file."
        raise InputFaults([Fault(path.name, "", "", f"refused whole: {fault}", "", advice)]) from fault


def _require_size(path: Path) -> None:
    if path.stat().st_size > _MOST_IN_ONE_PIECE:
        message = f"a page or an answer of more than {_MOST_IN_ONE_PIECE >> 20} MB"
        raise OutOfBounds(message)
