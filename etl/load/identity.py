"""Which build a database is: a hash of everything it is made from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.inputs.trade.snapshots import hash_file
from etl.schema import SCHEMA_VERSION

INPUT_FOLDERS = (
    *("reference", "trade", "sources", "figures", "events", "snapshots"),
    *("access", "prices", "rates", "production"),
)
INPUT_FILES = ("set_aside.csv", "corrections.yml", "gates.yml")
CODE_FOLDER = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Identity:
    """``build_id`` is the same exactly where files, schema and code are.

    ``files`` gives each input's sha256 by name.
    """

    build_id: str
    input_sha256: str
    files: Mapping[str, str]


def identify(data_dir: Path) -> Identity:
    """Hash what a build of ``data_dir`` would be made from, without reading any of it as data."""
    files = {name_input(path, data_dir): hash_file(path) for path in input_files(data_dir)}
    code = {path.relative_to(CODE_FOLDER).as_posix(): hash_file(path) for path in CODE_FOLDER.rglob("*.py")}
    inputs = hash_mapping(files)
    whole = hash_mapping({"inputs": inputs, "code": hash_mapping(code), "schema": str(SCHEMA_VERSION)})
    return Identity(whole[:12], inputs, files)


def input_files(data_dir: Path) -> list[Path]:
    """List every file that a build may read, in order of its path.

    Hidden files, and files in hidden folders, are none: editors and systems leave them, and a fetch puts there what it
    has not all of yet.
    """
    below = [path for folder in INPUT_FOLDERS for path in (data_dir / folder).rglob("*")]
    named = [*below, *(data_dir / name for name in INPUT_FILES)]
    return sorted(path for path in named if path.is_file() and not is_hidden(path.relative_to(data_dir)))


def is_hidden(path: Path) -> bool:
    """Tell whether a path, or a folder on its way, begins with a dot."""
    return any(part.startswith(".") for part in path.parts)


def name_input(path: Path, data_dir: Path) -> str:
    """Name a file as faults and counts do: from the folder in which the data folder lies."""
    return path.relative_to(data_dir.parent).as_posix()


def hash_mapping(values: Mapping[str, str]) -> str:
    """Give the sha256 of names and values, whatever their order."""
    return hashlib.sha256(json.dumps(sorted(values.items())).encode()).hexdigest()
