"""What a folder holds, to be compared."""

import hashlib
from pathlib import Path


def hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every file by its path in the folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
