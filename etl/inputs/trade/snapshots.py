"""Snapshots: what a publisher sent, kept as it was received, with what was asked and when.

``data/snapshots/<source>/<arrival>/`` holds the files unchanged and ``snapshot.yml``. An arrival is complete or it is
not there: files are received in a folder beside it and moved into place at the end, so a stopped fetch leaves a folder
that can be gone on with and no snapshot.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.files import file_label, read_input
from etl.inputs.plain_yaml import Block, parse_plain_yaml

CARD = "snapshot.yml"
RECEIVING = ".receiving"
_KEYS = ("source", "layout", "retrieved_at", "url", "parameters", "files")


@dataclass(frozen=True)
class ReceivedFile:
    """One file of an arrival."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Arrival:
    """One arrival of a source.

    ``layout`` names the reader of its files, ``parameters`` are those of the request without any key.
    """

    source_code: str
    layout: str
    retrieved_at: datetime
    url: str
    parameters: Mapping[str, str]
    files: tuple[ReceivedFile, ...]
    folder: Path

    @property
    def code(self) -> str:
        """The snapshot's code: its source and its folder."""
        return f"{self.source_code}-{self.folder.name}"


def snapshots_folder(data_dir: Path) -> Path:
    """Where snapshots lie."""
    return data_dir / "snapshots"


def hash_file(path: Path) -> str:
    """The sha256 of a file of any size."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
) -> Iterator[Path]:
    """Give a folder to put files in; when the block ends well it becomes the arrival.

    The folder is named by ``job`` (a short hash of the request, say), and what a stopped run left there is still in it.
    A block that raises leaves it for the next run. An arrival with the very files of the source's newest one is
    dropped: nothing new came.
    """
    source_folder = snapshots_folder(data_dir) / source_code
    folder = source_folder / f"{RECEIVING}-{job or layout}"
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    files = [
        ReceivedFile(path.name, hash_file(path), path.stat().st_size)
        for path in sorted(folder.iterdir())
        if path.name != CARD
    ]
    newest = max((old for old in _folders(source_folder)), default=None)
    if newest is not None and _same_files(newest, files):
        shutil.rmtree(folder)
        return
    card = {
        "source": source_code,
        "layout": layout,
        "retrieved_at": retrieved_at.astimezone(UTC).isoformat(timespec="seconds"),
        "url": url,
        "parameters": dict(sorted(parameters.items())),
        "files": [{"name": file.name, "sha256": file.sha256, "bytes": str(file.size)} for file in files],
    }
    # JSON is YAML, and its quoting is plain to any reader.
    (folder / CARD).write_text(json.dumps(card, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    folder.rename(_free_name(source_folder, retrieved_at))


def _folders(source_folder: Path) -> list[Path]:
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


def list_arrivals(data_dir: Path) -> tuple[list[Arrival], list[Fault]]:
    """Every arrival, oldest first, and a fault for each not to be trusted.

    No card, a wrong one, or a file that is not what arrived.
    """
    arrivals: list[Arrival] = []
    faults: list[Fault] = []
    for folder in sorted(
        path for path in snapshots_folder(data_dir).glob("*/*") if path.is_dir() and not path.name.startswith(RECEIVING)
    ):
        arrival, own = read_arrival(folder, data_dir)
        faults += own
        if arrival is not None:
            arrivals.append(arrival)
    return sorted(arrivals, key=lambda arrival: (arrival.retrieved_at, arrival.code)), faults


def read_arrival(folder: Path, data_dir: Path) -> tuple[Arrival | None, list[Fault]]:
    """One arrival from its folder, or its faults."""
    path = folder / CARD
    label = file_label(path, data_dir)
    if not path.is_file():
        return None, [
            Fault(label, "", "", "the snapshot has no card", "", "Delete the folder and fetch or import again.")
        ]
    source = read_input(path, data_dir)
    block, faults = (None, source.faults) if source.faults else parse_plain_yaml(label, source.text)
    if block is None or faults:
        return None, faults
    fields = Fields(label, block, faults)
    fields.refuse_unknown(_KEYS)
    texts = {name: fields.text(name, required=True) for name in ("source", "layout")}
    moment = _read_moment(fields)
    if texts["source"] and texts["source"] != folder.parent.name:
        fields.refuse(
            "source", f"the folder is that of {folder.parent.name}", texts["source"], "Fetch or import it again."
        )
    files = _read_files(folder, fields)
    parameters = block.values.get("parameters")
    asked = (
        {name: getattr(node, "text", "") for name, node in parameters.values.items()}
        if isinstance(parameters, Block)
        else {}
    )
    if faults or moment is None:
        return None, faults
    return Arrival(texts["source"], texts["layout"], moment, fields.text("url"), asked, tuple(files), folder), []


def _read_moment(fields: Fields) -> datetime | None:
    """When it was retrieved, with its distance from UTC."""
    text = fields.text("retrieved_at", required=True)
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        moment = None
    if text and (moment is None or moment.tzinfo is None):
        fields.refuse("retrieved_at", "expected a moment", text, "Write it as 2099-05-09T12:00:00+00:00.")
        return None
    return moment


def _read_files(folder: Path, fields: Fields) -> list[ReceivedFile]:
    files = []
    for own in fields.blocks("files"):
        name, expected = own.text("name", required=True), own.text("sha256", required=True)
        path = folder / Path(name).name
        if not path.is_file() or hash_file(path) != expected:
            own.refuse(
                "sha256",
                "the file is not the one that arrived",
                name,
                "Fetch or import it again; snapshots are never edited.",
            )
            continue
        files.append(ReceivedFile(name, expected, path.stat().st_size))
    return files
