"""Checked rows, and what was made of them, beside the snapshots: each in a folder named by all that it is made from.

``data/.checked`` is safe to delete: what is missing is read again. A folder is there whole or not at all, and trusted
only where every file in it still has the hash that it was written with, and it the name that it was given.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from errno import EACCES, EPERM, EROFS
from functools import cache
from itertools import chain
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.errors import CannotWrite
from etl.inputs.trade.snapshots import hash_file
from etl.values.addresses import Place, below, hash_of, is_remote, put_folder, read_file, remove_folder

TOLD = "part.json"
PLACE_VARIABLE = "KHORGOS_CHECKED"
_CODE = Path(__file__).resolve().parents[2]
_CLOSED = {EROFS, EACCES, EPERM}
_WRITABLE = f"Name a folder that can be written with {PLACE_VARIABLE}."
_KEEP_SECONDS = 24 * 60 * 60  # another build, of the same folder to another database, may be at work with them
_OURS = re.compile(r"[0-9a-f]{32}|\.(?:part|work)-.+")


def checked_folder(data_dir: Path) -> Path:
    """Where checked rows are kept, and where files of this machine lie for the time of a work."""
    return data_dir / ".checked"


def shared_place(data_dir: Path) -> Place:
    """Where the stages of a build keep rows for each other: the place that is named, else ``checked_folder``."""
    named = os.environ.get(PLACE_VARIABLE, "").rstrip("/")
    return named if is_remote(named) else Path(named) if named else checked_folder(data_dir)


def address_of(*facts: object) -> str:
    """The name of what is made from these facts by this very code."""
    return hashlib.sha256(repr((*facts, hash_of_code())).encode()).hexdigest()[:32]


@cache
def hash_of_code() -> str:
    """The hash of all code that reads, and of the libraries that it reads with."""
    hashes = [(path.relative_to(_CODE).as_posix(), hash_file(path)) for path in sorted(_CODE.rglob("*.py"))]
    return hashlib.sha256(repr((hashes, pd.__version__, pa.__version__, np.__version__)).encode()).hexdigest()


def load_kept(folder: Place) -> dict[str, Any] | None:
    """What was told of a folder when it was sealed; None, and no such folder any more, where it is not as it was."""
    content = read_file(below(folder, TOLD))
    if content is None:
        return None
    told = _parse(content)
    if told is None or not _is_as_told(folder, told):
        remove_folder(folder)
        return None
    if isinstance(folder, Path):
        os.utime(folder)
    return dict(told["told"])


def _is_as_told(folder: Place, told: Mapping[str, Any]) -> bool:
    """Whether a folder has the name and the files that it tells of."""
    return told.get("folder") == _name_of(folder) and all(
        hash_of(below(folder, name)) == sha256 for name, sha256 in told["files"].items()
    )


def _parse(content: bytes) -> dict[str, Any] | None:
    """What a sealed folder tells, below a line with its hash."""
    sha256, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != sha256:
        return None
    return dict(json.loads(body))


def _name_of(folder: Place) -> str:
    return PurePath(folder).name


@contextmanager
def folder_aside(folder: Place) -> Iterator[Path]:
    """An empty folder of this machine, beside the one that is meant where that is of this machine too.

    Raises CannotWrite where nothing can be written there.
    """
    beside = folder.parent if isinstance(folder, Path) else None
    try:
        if beside:
            beside.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".part-", dir=beside))
    except OSError as fault:
        if fault.errno not in _CLOSED:
            raise
        raise CannotWrite(str(beside or tempfile.gettempdir()), str(fault.strerror), _WRITABLE) from fault
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def seal(aside: Path, folder: Place, told: Mapping[str, Any]) -> None:
    """Move what was written aside to its own name, with what is told of it.

    Where another process was faster, its folder stays: what is there was made from the same.
    """
    files = {path.name: hash_file(path) for path in sorted(aside.iterdir())}
    body = json.dumps({"folder": _name_of(folder), "files": files, "told": told}, ensure_ascii=False).encode()
    (aside / TOLD).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    if isinstance(folder, str):
        put_folder(aside, folder, last=TOLD)
        return
    try:
        aside.rename(folder)
    except OSError:
        if load_kept(folder) is not None:
            return
        remove_folder(folder)
        aside.rename(folder)


def forget_unused(data_dir: Path, used: Collection[str]) -> None:
    """Remove what is not ``used`` and was not for a day, and what a build that was killed left aside.

    In a folder of this machine that is named, nothing but what builds put there. At an address nothing is: others may
    use what lies there, and a store has rules of its own for what grows old.
    """
    oldest = time.time() - _KEEP_SECONDS
    roots = [root for root in {checked_folder(data_dir), shared_place(data_dir)} if isinstance(root, Path)]
    for folder in chain.from_iterable(root.iterdir() for root in roots if root.is_dir()):
        if _OURS.fullmatch(folder.name) and folder.name not in used and folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)
