"""What is too large in one of its parts is told before it is read."""

import errno
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.errors import InputFaults
from etl.publishers.common import bounds
from etl.publishers.common.bounds import OutOfBounds, lines_of, require_bounds, require_lines, require_unpackable


@pytest.mark.parametrize("end", [b"", b"\n", b"\nnext\n"])
def test_a_line_may_have_as_many_bytes_as_allowed_and_none_more(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    monkeypatch.setattr(bounds, "MOST_IN_LINE", 10)
    monkeypatch.setattr(bounds, "_CHUNK", 4)  # lines go over the ends of what is read at once

    require_lines(io.BytesIO(b"head\n" + b"x" * 10 + end))
    assert len(list(lines_of(io.BytesIO(b"head\n" + b"x" * 9 + end)))) >= 2
    with pytest.raises(OutOfBounds, match="a line of more than 10 bytes"):
        require_lines(io.BytesIO(b"head\n" + b"x" * 11 + end))
    with pytest.raises(OutOfBounds, match="a line of more than 10 bytes"):
        list(lines_of(io.BytesIO(b"head\n" + b"x" * 11 + end)))


def test_json_and_pages_may_stand_on_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MOST_IN_LINE", 10)
    monkeypatch.setattr(bounds, "_MOST_IN_ONE_PIECE", 100)
    path = tmp_path / "answer"
    for head in ("{", "[", "<", "\ufeff {"):
        path.write_text(f"{head}{'x' * 50}", encoding="utf-8")
        require_bounds(path)

    path.write_text("{" + "x" * 200, encoding="utf-8")
    with pytest.raises(InputFaults, match="answer: refused whole: a page or an answer of more than 0 MB"):
        require_bounds(path)


def damaged(content: bytes) -> bytes:
    return content[: len(content) // 2]


def encrypted(content: bytes) -> bytes:
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + b"\x01" + content[place + 1 :]


@pytest.mark.parametrize(("change", "said"), [(damaged, "a damaged archive"), (encrypted, "that is encrypted")])
def test_a_zip_that_cannot_be_unpacked_is_told(tmp_path: Path, change: Callable[[bytes], bytes], said: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", "text")
    require_unpackable(path, whole=True)
    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(OutOfBounds, match=said):
        require_unpackable(path, whole=True)


def test_a_disk_that_fails_is_no_damaged_archive() -> None:
    with pytest.raises(OSError, match="No space left"), bounds.unpacking():
        raise OSError(errno.ENOSPC, "No space left on device")
