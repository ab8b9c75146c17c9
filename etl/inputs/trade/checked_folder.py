"""Checked rows kept beside the snapshots, each in a folder named by all that they were made from.

``data/.checked`` is safe to delete: what is missing is read again. A folder is there whole or not at all, and trusted
only where every file in it still has the hash that it was written with.
"""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.inputs.trade.snapshots import hash_file

TOLD = "part.json"
_CODE = Path(__file__).resolve().parents[2]
_KEEP_SECONDS = 24 * 60 * 60  # another build, of the same folder to another database, may be at work with them


def checked_folder(data_dir: Path) -> Path:
    """Where checked rows are kept."""
    return data_dir / ".checked"


def address_of(*facts: object) -> str:
    """The name of what is made from these facts by this very code."""
    return hashlib.sha256(repr((*facts, _hash_of_code())).encode()).hexdigest()[:32]


@cache
def _hash_of_code() -> str:
    """The hash of all code that reads, and of the libraries that it reads with."""
    hashes = [(path.relative_to(_CODE).as_posix(), hash_file(path)) for path in sorted(_CODE.rglob("*.py"))]
    return hashlib.sha256(repr((hashes, pd.__version__, pa.__version__, np.__version__)).encode()).hexdigest()


def load_kept(folder: Path) -> dict[str, Any] | None:
    """What was told of a folder when it was sealed; None, and no such folder any more, where it is not as it was."""
    path = folder / TOLD
    if not path.is_file():
        return None
    told = _parse(path.read_bytes())
    if told is None or any(not _is_as_written(folder / name, sha256) for name, sha256 in told["files"].items()):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    os.utime(folder)
    return dict(told["told"])


def _parse(content: bytes) -> dict[str, Any] | None:
    """What a sealed folder tells, below a line with its hash."""
    sha256, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != sha256:
        return None
    return dict(json.loads(body))


def _is_as_written(path: Path, sha256: str) -> bool:
    return path.is_file() and hash_file(path) == sha256


def seal(aside: Path, folder: Path, told: Mapping[str, Any]) -> None:
    """Move what was written aside to its own name, with what is told of it.

    Where another process was faster, its folder stays: what is there was made from the same.
    """
    files = {path.name: hash_file(path) for path in sorted(aside.iterdir())}
    body = json.dumps({"files": files, "told": told}, ensure_ascii=False).encode()
    (aside / TOLD).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    try:
        aside.rename(folder)
    except OSError:
        if load_kept(folder) is not None:
            return
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)


def forget_unused(data_dir: Path, used: Collection[str]) -> None:
    """Remove what is not ``used`` and was not for a day, and what a build that was killed left aside."""
    root = checked_folder(data_dir)
    oldest = time.time() - _KEEP_SECONDS
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.name not in used and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
