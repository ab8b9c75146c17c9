"""Files back from an archive: only what is missing, and what differs only where a person says so."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from etl.backup.archive import Entry, Manifest, read_entries, read_manifest
from etl.errors import CannotWrite, KhorgosError
from etl.inputs.disk import rename_synced, sync_folder
from etl.inputs.trade.snapshots import hash_file, snapshots_folder

_ASIDE = ".restoring"
_REPLACED = ".replaced"
_TOLD = 20


class WouldReplace(KhorgosError):
    """A restore would put other contents in the place of files that are there; ``names`` are those below ``data/``."""

    def __init__(self, path: Path, names: list[str]) -> None:
        self.names = names
        more = f" and {len(names) - _TOLD:,} more" if len(names) > _TOLD else ""
        super().__init__(
            f"{path} has other contents for {len(names):,} of the files that are there: {', '.join(names[:_TOLD])}"
            f"{more}. Nothing was restored. With --replace they go to data/{_REPLACED}/ and those of the backup "
            "take their place."
        )


@dataclass(frozen=True)
class Restored:
    """What a restore did: names below ``data/`` of what it put back and replaced, and how many were there already.

    ``replaced_to`` is the folder in which the replaced ones lie.
    """

    manifest: Manifest
    added: list[str]
    replaced: list[str]
    same: int
    replaced_to: Path | None


def restore(
    path: Path, data_dir: Path, *, replace: bool = False, dry_run: bool = False, now: datetime | None = None
) -> Restored:
    """Put what is missing in ``data_dir`` back from the archive ``path``; a file that is the same is left alone.

    The whole archive is held against its manifest before anything gets its place; an arrival gets it whole. With
    ``dry_run`` nothing is written. Raises ArchiveDamaged, WouldReplace unless ``replace``, and CannotWrite.
    """
    manifest = read_manifest(path)
    added = [entry for entry in manifest.entries if not (data_dir / entry.name).exists()]
    differ = [entry for entry in manifest.entries if _differs(data_dir / entry.name, entry)]
    moment = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H%M%SZ")
    told = Restored(
        manifest,
        [entry.name for entry in added],
        [entry.name for entry in differ],
        len(manifest.entries) - len(added) - len(differ),
        data_dir / _REPLACED / moment if differ else None,
    )
    if differ and not replace and not dry_run:
        read_entries(path, manifest, lambda _: None)
        raise WouldReplace(path, told.replaced)
    if dry_run:
        read_entries(path, manifest, lambda _: None)
        return told
    _require_room(data_dir, [*added, *differ])
    with _unpacked(path, manifest, {entry.name for entry in (*added, *differ)}, data_dir) as aside:
        if told.replaced_to is not None:
            _move(data_dir, told.replaced_to, told.replaced)
        _give_places(aside, data_dir, [*told.added, *told.replaced])
    return told


def _differs(path: Path, entry: Entry) -> bool:
    return path.exists() and not (path.is_file() and hash_file(path) == entry.sha256)


def _require_room(data_dir: Path, entries: Iterable[Entry]) -> None:
    needed, free = sum(entry.size for entry in entries), shutil.disk_usage(data_dir).free
    if needed > free:
        reason = f"{needed:,} bytes are needed and {free:,} are free"
        raise CannotWrite(str(data_dir), reason, "Free some space, then restore again.")


@contextmanager
def _unpacked(path: Path, manifest: Manifest, wanted: set[str], data_dir: Path) -> Iterator[Path]:
    """Give a folder in ``data_dir`` with the files wanted, on the disk; it is gone after the block."""
    aside = data_dir / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)  # what a stopped restore left
    try:
        opened: list[IO[bytes]] = []

        def take(entry: Entry) -> IO[bytes] | None:
            while opened:
                opened.pop().close()
            if entry.name not in wanted:
                return None
            target = aside / entry.name
            target.parent.mkdir(parents=True, exist_ok=True)
            opened.append(target.open("xb"))
            return opened[0]

        read_entries(path, manifest, take)
        while opened:
            opened.pop().close()
        if wanted:
            sync_folder(aside)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _give_places(aside: Path, data_dir: Path, names: list[str]) -> None:
    """Move the files to their places; an arrival that is not there moves as one."""
    whole = {folder for folder in map(_arrival_of, names) if folder and not (data_dir / folder).exists()}
    for folder in sorted(whole):
        _rename(aside / folder, data_dir / folder)
    _move(aside, data_dir, [name for name in names if _arrival_of(name) not in whole])


def _arrival_of(name: str) -> str:
    """The folder of the arrival that a file is of; empty for other files."""
    parts = name.split("/")
    return "/".join(parts[:3]) if parts[0] == snapshots_folder(Path()).name and len(parts) == 4 else ""


def _move(source: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        _rename(source / name, target / name)


def _rename(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    rename_synced(source, target)
