"""The archive of a backup: a zip of files by their path below ``data/``, and last a manifest with the hash of each.

Any program for zips opens it. What is read out of it is held against the manifest, byte for byte.
"""

import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

from etl.errors import KhorgosError

MANIFEST = "manifest.json"
FORM = 1
_CHUNK = 1 << 20
_QUICK = 1  # most of what is kept is packed already or is small
# What zipfile raises for bytes that are not as it wrote them.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, LookupError, ValueError),
)


class ArchiveDamaged(KhorgosError):
    """An archive is not what a backup wrote; nothing of it is taken. ``problem`` says what does not match."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}, so nothing of it is restored. Take another backup.")


@dataclass(frozen=True)
class Entry:
    """One file of a backup: its path below ``data/``, its hash and its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Manifest:
    """What a backup holds, and when it was made (UTC, ISO text)."""

    made_at: str
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(entry.size for entry in self.entries)


@dataclass
class ArchiveWriter:
    """Puts files into an archive and notes what they were."""

    archive: zipfile.ZipFile
    entries: list[Entry]

    def add(self, path: Path, name: str) -> None:
        """Copy a file as it is now."""
        digest, size = hashlib.sha256(), 0
        # Without the file's own time, so that the same files make the same archive.
        with path.open("rb") as source, self.archive.open(_info(name), "w", force_zip64=True) as target:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                target.write(chunk)
        self.entries.append(Entry(name, digest.hexdigest(), size))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


@contextmanager
def writing(path: Path, made_at: datetime) -> Iterator[ArchiveWriter]:
    """Write an archive, which ends with its manifest when the block ends well."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as archive:
        writer = ArchiveWriter(archive, [])
        yield writer
        told = {
            "form": FORM,
            "made_at": made_at.isoformat(timespec="seconds"),
            "files": [asdict(entry) for entry in writer.entries],
        }
        archive.writestr(_info(MANIFEST), json.dumps(told, ensure_ascii=False, indent=1))


def read_manifest(path: Path) -> Manifest:
    """What an archive says it holds. Raises ArchiveDamaged, also for names that lead out of ``data/``."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(MANIFEST))
            names = sorted(archive.namelist())
        if told["form"] != FORM:
            raise ArchiveDamaged(path, f"it is of the form {told['form']}, this Khorgos reads {FORM}")
        manifest = Manifest(str(told["made_at"]), tuple(Entry(**one) for one in told["files"]))
    except (*_UNREADABLE, TypeError) as fault:
        raise ArchiveDamaged(path, f"it is no backup that can be read ({fault})") from fault
    if names != sorted([*(entry.name for entry in manifest.entries), MANIFEST]):
        raise ArchiveDamaged(path, "its files are not those of its manifest")
    if strange := [entry.name for entry in manifest.entries if not _is_below(entry.name)]:
        raise ArchiveDamaged(path, f"it names a place outside data/ ({strange[0]!r})")
    return manifest


def _is_below(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def read_entries(path: Path, manifest: Manifest, take: Callable[[Entry], IO[bytes] | None]) -> None:
    """Read every file of an archive against the manifest, into what ``take`` opens for it, if anything.

    Raises ArchiveDamaged for the first that is not what its manifest says; no more is read of a file than its size.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in manifest.entries:
                with archive.open(entry.name) as source:
                    _copy(path, entry, source, take(entry))
    except _UNREADABLE as fault:
        raise ArchiveDamaged(path, f"it cannot be read to its end ({fault})") from fault


def _copy(path: Path, entry: Entry, source: IO[bytes], target: IO[bytes] | None) -> None:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(min(_CHUNK, entry.size - size + 1)):
        digest.update(chunk)
        size += len(chunk)
        if size > entry.size:
            break
        if target is not None:
            target.write(chunk)
    if (digest.hexdigest(), size) != (entry.sha256, entry.size):
        raise ArchiveDamaged(path, f"{entry.name} is not what its manifest says")
