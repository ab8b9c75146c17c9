"""Files and folders that outlast a power cut."""

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until every file of a folder, then the folder itself, is on the disk."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)


def write_synced(path: Path, text: str) -> None:
    """Write a file that is there whole, or as it was before, whenever the machine stops."""
    aside = path.with_name(f"{path.name}.new")
    aside.write_text(text, encoding="utf-8")
    sync(aside)
    aside.replace(path)
    sync(path.parent)


def rename_synced(source: Path, target: Path) -> None:
    """Give a file or folder another name, and wait until the folders that list it are on the disk."""
    source.rename(target)
    for folder in {source.parent, target.parent}:
        sync(folder)
