"""How a snapshot comes to be: received in a folder beside it, then moved into its place, alone or with others.

Files, then their folder, are on the disk before the folder gets its name. Arrivals that came together (one file with
figures of several sources) get their names together: a list of the moves is written first, and whoever comes next
finishes what a stopped run began.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from etl.inputs.disk import rename_synced, sync, sync_folder, write_synced
from etl.inputs.trade.snapshots import CARD, MOVES, RECEIVING, ReceivedFile, hash_file, read_moves, snapshots_folder

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}(?:\.gz)?$", re.IGNORECASE)
_OURS = (CARD, ".mapping.yml")


@dataclass
class Together:
    """Arrivals that are made as one: all of them or none; ``moves`` are the folders ready to get their names."""

    data_dir: Path
    moves: list[tuple[Path, Path]] = field(default_factory=list)

    def keep(self) -> None:
        """Give all of them their names."""
        if len(self.moves) > 1:
            root = snapshots_folder(self.data_dir)
            listed = [[path.relative_to(root).as_posix() for path in move] for move in self.moves]
            write_synced(root / MOVES, json.dumps(listed))
        for source, target in self.moves:
            rename_synced(source, target)
        _forget_moves(self.data_dir)


@contextmanager
def keeping_together(data_dir: Path) -> Iterator[Together]:
    """Give what to hand to ``receiving``, so that its arrivals are made when the block ends well, all or none."""
    together = Together(data_dir)
    ready = (source for source, _ in together.moves)
    with removed_on_failure(ready):
        yield together
    together.keep()


@contextmanager
def removed_on_failure(folders: Iterable[Path]) -> Iterator[None]:
    """Remove the folders if the block raises: what they hold is elsewhere too."""
    is_well = False
    try:
        yield
        is_well = True
    finally:
        for folder in () if is_well else folders:
            shutil.rmtree(folder, ignore_errors=True)


def finish_moves(data_dir: Path) -> None:
    """Give their names to arrivals that a stopped run had ready together."""
    for source, target in read_moves(data_dir):
        if source.is_dir() and not target.exists():
            rename_synced(source, target)
    _forget_moves(data_dir)


def _forget_moves(data_dir: Path) -> None:
    path = snapshots_folder(data_dir) / MOVES
    if path.exists():
        path.unlink()
        sync(path.parent)


def name_received(original: str) -> str:
    """The name that a file gets on arrival: its own where that is plain and none of ours, else one with its ending."""
    if _PLAIN_NAME.fullmatch(original) and not original.lower().endswith(_OURS):
        return original
    ending = _ENDING.search(original)
    return "received" + (ending[0].lower() if ending and not ending[0].lower().endswith(".yml") else "")


@contextmanager
def receiving(
    data_dir: Path,
    source_code: str,
    layout: str,
    *,
    url: str,
    parameters: Mapping[str, str],
    retrieved_at: datetime,
    job: str = "",
    originals: Mapping[str, str] | None = None,
    together: Together | None = None,
) -> Iterator[Path]:
    """Give a folder to put files in; when the block ends well it becomes the arrival, or with ``together`` is ready to.

    The folder is named by ``job`` (a short hash of the request, say), and what a stopped run left there is still in it.
    A block that raises leaves it for the next run. An arrival with the very files of the source's newest one is
    dropped: nothing new came. ``originals`` has, by the name of a file here, the one that it came under.
    """
    source_folder = snapshots_folder(data_dir) / source_code
    folder = source_folder / f"{RECEIVING}-{job or layout}"
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    named = originals or {}
    files = [
        ReceivedFile(path.name, hash_file(path), path.stat().st_size, named.get(path.name, ""))
        for path in sorted(folder.iterdir())
        if path.name != CARD
    ]
    newest = max(list_folders(source_folder), default=None)
    if newest is not None and _same_files(newest, files):
        shutil.rmtree(folder)
        return
    card = {
        "source": source_code,
        "layout": layout,
        "retrieved_at": retrieved_at.astimezone(UTC).isoformat(timespec="seconds"),
        "url": url,
        "parameters": dict(sorted(parameters.items())),
        "files": [file.to_card() for file in files],
    }
    # JSON is YAML, and its quoting is plain to any reader.
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    sync_folder(folder)
    sync(source_folder.parent)
    ready = together or Together(data_dir)
    ready.moves.append((folder, _free_name(source_folder, retrieved_at)))
    if together is None:
        ready.keep()


def list_folders(source_folder: Path) -> list[Path]:
    """The folders of a source's arrivals, the oldest first."""
    return sorted(path for path in source_folder.glob("[0-9]*") if (path / CARD).is_file())


def _free_name(source_folder: Path, retrieved_at: datetime) -> Path:
    stamp = retrieved_at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    name, number = stamp, 1
    while (source_folder / name).exists():
        number += 1
        name = f"{stamp}-{number}"
    return source_folder / name


def _same_files(folder: Path, files: list[ReceivedFile]) -> bool:
    there = {path.name: hash_file(path) for path in folder.iterdir() if path.name != CARD}
    return there == {file.name: file.sha256 for file in files}
