"""An archive that is not what a backup wrote is refused whole."""

import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etl.backup.archive import MANIFEST, ArchiveDamaged, read_entries, read_manifest, writing

Members = dict[str, bytes]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "one").write_bytes(b"what it holds" * 1000)
    with writing(tmp_path / "backup.zip", datetime(2099, 1, 1, tzinfo=UTC)) as writer:
        writer.add(tmp_path / "one", "inbox/one")
    return tmp_path / "backup.zip"


def read(path: Path) -> None:
    read_entries(path, read_manifest(path), lambda _: None)


def rewrite(path: Path, change: Callable[[Members, dict[str, Any]], None]) -> None:
    """Write the archive anew with its members and its manifest changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(members.pop(MANIFEST))
    change(members, told)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (members | {MANIFEST: json.dumps(told).encode()}).items():
            archive.writestr(name, content)


def test_what_was_written_is_read(archive: Path) -> None:
    (entry,) = read_manifest(archive).entries

    assert (entry.name, entry.size) == ("inbox/one", 13_000)
    read(archive)


def contents(archive: Path) -> list[int]:
    """The places of an archive that hold what files contain."""
    with zipfile.ZipFile(archive) as opened:
        members = opened.infolist()
    ends = [*(one.header_offset for one in members[1:]), archive.read_bytes().index(b"PK\x01\x02")]
    return [place for one, end in zip(members, ends, strict=True) for place in range(end - one.compress_size, end)]


def test_any_wrong_byte_of_a_file_is_noticed(archive: Path) -> None:
    sound = archive.read_bytes()
    missed = []
    for place in contents(archive)[::7]:
        archive.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        try:
            read(archive)
        except ArchiveDamaged:
            continue
        missed.append(place)
    assert missed == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda members, _: members.update({"inbox/one": b"other"}), "inbox/one is not what its manifest says"),
        (lambda members, _: members.update({"inbox/two": b"more"}), "its files are not those of its manifest"),
        (lambda members, _: members.clear(), "its files are not those of its manifest"),
        (lambda _, told: told.update(form=2), "it is of the form 2, this Khorgos reads 1"),
        (lambda _, told: told.pop("files"), "no backup that can be read"),
    ],
)
def test_what_does_not_match_is_named(archive: Path, change: Callable[..., None], problem: str) -> None:
    rewrite(archive, change)

    with pytest.raises(ArchiveDamaged, match=problem):
        read(archive)


@pytest.mark.parametrize("name", ["../one", "/etc/one", "inbox/../../one", "inbox\\one"])
def test_a_name_that_leads_elsewhere_is_refused(archive: Path, name: str) -> None:
    def rename(members: Members, told: dict[str, Any]) -> None:
        members[name] = members.pop("inbox/one")
        told["files"][0]["name"] = name

    rewrite(archive, rename)

    with pytest.raises(ArchiveDamaged, match="it names a place outside data/"):
        read_manifest(archive)


def test_a_file_larger_than_told_is_read_no_further(archive: Path) -> None:
    rewrite(archive, lambda members, _: members.update({"inbox/one": b"0" * 50_000_000}))

    with pytest.raises(ArchiveDamaged, match="inbox/one is not what its manifest says"):
        read(archive)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("a letter", encoding="utf-8")

    with pytest.raises(ArchiveDamaged, match="no backup that can be read"):
        read_manifest(tmp_path / "letter")
