"""Files in a folder of this machine or at an address of fsspec, ``s3://bucket/khorgos``, read and written alike.

fsspec is asked for where an address is named and nowhere else, so whoever names none need not have it. What an address
needs beside its name (keys, another endpoint) comes from the environment, as its library reads it.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

_CHUNK = 2**20
_NOT_THERE = (FileNotFoundError, NotADirectoryError)  # the second where a file has the name of its folder
Place = Path | str  # a path of this machine, or an address


def is_remote(place: Place) -> bool:
    """Tell an address from a path of this machine."""
    return isinstance(place, str) and "://" in place


def below(place: Place, name: str) -> Place:
    """A file or folder in a folder."""
    return f"{place}/{name}" if isinstance(place, str) else place / name


@contextmanager
def open_to_read(place: Place) -> Iterator[pa.NativeFile]:
    """A file, to be read here and there. Raises FileNotFoundError where there is none."""
    if is_remote(place):
        with (
            store_at(place) as (filesystem, path),
            filesystem.open(path, "rb") as opened,
            pa.PythonFile(opened, mode="r") as file,
        ):
            yield file
    else:
        with pa.OSFile(str(place), "rb") as file:
            yield file


@contextmanager
def open_to_write(place: Place) -> Iterator[pa.NativeFile]:
    """A new file; at an address it is there whole or not at all, and held in memory until the block is left."""
    if is_remote(place):
        written = pa.BufferOutputStream()
        yield written
        with store_at(place) as (filesystem, path):
            filesystem.pipe_file(path, written.getvalue().to_pybytes())
    else:
        with pa.OSFile(str(place), "wb") as file:
            yield file


def read_file(place: Place) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        with open_to_read(place) as file:
            return bytes(file.read())
    except _NOT_THERE:
        return None


def hash_of(place: Place) -> str | None:
    """The sha256 of a file, None where there is none."""
    try:
        with open_to_read(place) as file:
            hashed = hashlib.sha256()
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
            return hashed.hexdigest()
    except _NOT_THERE:
        return None


def put_folder(folder: Path, address: Place, last: str) -> None:
    """Send the files of a folder to an address, the one named ``last`` when all others are there."""
    with store_at(address) as (filesystem, root):
        for path in sorted(folder.iterdir(), key=lambda path: (path.name == last, path.name)):
            filesystem.put_file(str(path), f"{root}/{path.name}")


def remove_folder(place: Place) -> None:
    """Remove a folder and all in it, where it is there; of this machine also a file or link of its name."""
    if not is_remote(place):
        if Path(place).is_symlink() or Path(place).is_file():
            Path(place).unlink()
        shutil.rmtree(place, ignore_errors=True)
        return
    with store_at(place) as (filesystem, root):
        if filesystem.exists(root):
            filesystem.rm(root, recursive=True)


@contextmanager
def store_at(address: Place) -> Iterator[tuple[Any, str]]:
    """``filesystem_at``, while the block runs; what its library raises on its own account is an OSError."""
    filesystem, path = filesystem_at(address)
    try:
        yield filesystem, path
    except _faults_of_libraries() as fault:
        message = f"{address}: {fault}"
        raise OSError(message) from fault


def _faults_of_libraries() -> tuple[type[Exception], ...]:
    """What S3's library raises that is no OSError, where it is in use: most of its faults s3fs makes one of."""
    library = sys.modules.get("botocore.exceptions")
    return (library.BotoCoreError,) if library else ()


def filesystem_at(address: Place) -> tuple[Any, str]:
    """The file system of an address, and the path in it; what was there before is never taken for what is there now."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 - only who names an address needs it

    filesystem, path = url_to_fs(str(address), use_listings_cache=False)
    return filesystem, str(path)
