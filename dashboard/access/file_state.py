"""Whether a file is still the one that was read."""

from pathlib import Path

FileState = tuple[int, ...]


def file_state(path: Path) -> FileState | None:
    """What changes when a file is written, swapped or given other rights; none where it cannot be looked at.

    Look before the file is read: one that is swapped in between is then read again.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mode, found.st_mtime_ns, found.st_ctime_ns
