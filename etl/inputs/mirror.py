"""A data folder at an address of fsspec, ``s3://bucket/data``, in a folder of this machine.

Publishers' files are read by many libraries, most of which know files only. So whoever builds has a copy of all files
that a build may read, brought up to what lies at the address, and a worker on another machine brings the file that it
is to read.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from etl.values.addresses import store_at

LIST = ".mirror.json"


def mirror(address: str) -> Path:
    """The folder of this machine with what lies at the address now: what is new or another edition is brought.

    Raises OSError where the address cannot be read, ImportError where a library for it is missing.
    """
    with store_at(address) as (filesystem, root):
        return _bring_changed(address, filesystem, root)


def _bring_changed(address: str, filesystem: Any, root: str) -> Path:  # noqa: ANN401 (fsspec has no types)
    folder = mirror_folder(address)
    there = {
        name: _edition(facts)
        for path, facts in filesystem.find(root, detail=True).items()
        if not is_hidden(name := path[len(root) :].strip("/"))
    }
    if not there:
        raise FileNotFoundError("nothing lies there")
    held = _read_list(folder).get("files", {})
    for name, edition in there.items():
        if held.get(name) != edition or not (folder / name).is_file():
            _bring(filesystem, f"{root}/{name}", folder / name)
    for gone in held.keys() - there.keys():
        (folder / gone).unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / LIST).write_text(json.dumps({"address": address, "files": there}), encoding="utf-8")
    return folder


def mirror_folder(address: str) -> Path:
    """Where an address is mirrored: below the user's cache, in a folder that is named as the project's own."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "khorgos" / hashlib.sha256(address.encode()).hexdigest()[:16] / "data"


def is_hidden(name: str) -> bool:
    """Whether a name at an address is of no input: hidden, in a hidden folder, or of a folder above."""
    return any(part.startswith(".") or not part for part in name.split("/"))


def origin_of(path: Path, data_dir: Path) -> str:
    """The address of a file of a mirrored folder; empty where the folder is no mirror."""
    address = _read_list(data_dir).get("address", "")
    return f"{address.rstrip('/')}/{path.relative_to(data_dir).as_posix()}" if address else ""


def bring_where_missing(origin: str, path: Path, stamp: tuple[int, int]) -> None:
    """Bring a file, and those that are named after it, to its path unless it is there; ``stamp`` is size and time."""
    if not origin or path.exists():
        return
    with store_at(origin) as (filesystem, whole):
        folder, _, name = whole.rpartition("/")
        for beside in filesystem.ls(folder, detail=False):
            own = beside.rpartition("/")[2]
            if own.startswith(f"{name}."):
                _bring(filesystem, beside, path.with_name(own))
        _bring(filesystem, whole, path, stamp[1])


def _bring(filesystem: Any, place: str, path: Path, modified_ns: int | None = None) -> None:  # noqa: ANN401 (fsspec has no types)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    filesystem.get_file(place, str(aside))
    if modified_ns is not None:
        os.utime(aside, ns=(modified_ns, modified_ns))
    aside.replace(path)


def _edition(facts: dict[str, Any]) -> str:
    """By what a file is known to be another one than before."""
    known = (facts.get(name) for name in ("ETag", "mtime", "created", "LastModified"))
    return f"{facts['size']} {next((str(value) for value in known if value), '')}"


def _read_list(folder: Path) -> dict[str, Any]:
    path = folder / LIST
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
