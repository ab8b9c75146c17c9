"""One archive of all that cannot be made again, as of one moment, while people read and a fetch is at work.

Snapshots never change once they have their names, so a list of them is enough. All other files are looked at before and
after they were copied: where one changed meanwhile, they are copied anew.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.backup.archive import ArchiveWriter, Manifest, read_entries, read_manifest, writing
from etl.errors import CannotWrite, KhorgosError
from etl.inputs.disk import rename_synced, sync
from etl.inputs.trade.snapshots import SET_ASIDE, find_arrivals, snapshots_folder

TRIES = 10
_KEPT_HIDDEN = (SET_ASIDE, ".feeds.json")
"""Of hidden files and folders, those that are no cache and no work under way."""
_DATABASE = "khorgos.db"
_LOCK = ".lock"

State = dict[Path, tuple[int, int, int]]


class NeverStill(KhorgosError):
    """Files went on changing while they were copied; ``changed`` are some of them."""

    def __init__(self, changed: list[str]) -> None:
        self.changed = changed
        listed = ", ".join(changed[:5])
        super().__init__(
            f"Files changed each of the {TRIES} times that they were copied: {listed}. Try again when nobody writes."
        )


@dataclass(frozen=True)
class Backup:
    """What a backup holds, where it lies and how large it is there, in bytes."""

    path: Path
    manifest: Manifest
    packed: int


def back_up(data_dir: Path, path: Path, now: datetime | None = None) -> Backup:
    """Write the archive of ``data_dir`` to ``path``, where nothing may be yet, and read it back.

    Raises CannotWrite and NeverStill; then there is no archive.
    """
    path = path.resolve()
    if path.exists():
        raise CannotWrite(str(path), "is there already", "Name another file: a backup replaces nothing.")
    if path.is_relative_to(data_dir.resolve()):
        raise CannotWrite(str(path), "lies in what is backed up", "Name a file outside data/, best on another disk.")
    aside = path.with_name(f".{path.name}.part")
    try:
        _write(data_dir, aside, now or datetime.now(UTC))
        manifest = read_manifest(aside)
        read_entries(aside, manifest, lambda _: None)
        sync(aside)
        rename_synced(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return Backup(path, manifest, path.stat().st_size)


def _write(data_dir: Path, aside: Path, now: datetime) -> None:
    changed: list[str] = []
    for _ in range(TRIES):
        with writing(aside, now) as writer:
            changed = _copy_still(data_dir, writer)
            if not changed:
                return
    raise NeverStill(changed)


def _copy_still(data_dir: Path, writer: ArchiveWriter) -> list[str]:
    """Copy everything; gives the names of files that changed meanwhile, for all to be copied anew."""
    try:
        before = _look(data_dir)
        folders = find_arrivals(data_dir)
        _copy(data_dir, sorted(before), writer)
        after = _look(data_dir)
        if before == after:
            _copy(data_dir, sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()), writer)
            return [_name(folder, data_dir) for folder in folders if not folder.is_dir()]
    except FileNotFoundError as gone:
        return [str(gone.filename)]
    differ = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    return sorted(_name(path, data_dir) for path in differ)


def _copy(data_dir: Path, paths: list[Path], writer: ArchiveWriter) -> None:
    for path in paths:
        writer.add(path, _name(path, data_dir))


def _name(path: Path, data_dir: Path) -> str:
    return path.relative_to(data_dir).as_posix()


def _look(data_dir: Path) -> State:
    """Every file to keep but those of snapshots in use, with what shows whether it changed."""
    return {path: _state(path) for path in find_kept(data_dir)}


def _state(path: Path) -> tuple[int, int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns, state.st_ino


def find_kept(data_dir: Path) -> Iterator[Path]:
    """Every file below ``data_dir`` that cannot be made again, but for those of snapshots in use.

    Not kept are the database, locks, and what is hidden: caches, and what a fetch has not all of yet.
    """
    arrivals = snapshots_folder(data_dir).name
    for path in sorted(_files_below(data_dir)):
        parts = path.relative_to(data_dir).parts
        is_hidden = any(part.startswith(".") and part not in _KEPT_HIDDEN for part in parts)
        is_of_arrival = parts[0] == arrivals and parts[1] != SET_ASIDE and len(parts) > 3
        is_made_again = path.name.startswith(_DATABASE) or path.suffix == _LOCK
        if not is_hidden and not is_of_arrival and not is_made_again:
            yield path


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, also where a link leads; no folder twice."""
    seen: set[Path] = set()
    for place, below, names in os.walk(folder, followlinks=True):
        real = Path(place).resolve()
        if real in seen:
            below.clear()
            continue
        seen.add(real)
        yield from (path for name in names if (path := Path(place, name)).is_file())
