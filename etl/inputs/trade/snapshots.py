"""Snapshots: what a publisher sent, kept as it was received, with what was asked and when.

``data/snapshots/<source>/<arrival>/`` holds the files unchanged and ``snapshot.yml``. An arrival is complete or it is
not there (``etl.inputs.trade.receiving``), so a stopped fetch leaves a folder that can be gone on with and no snapshot.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.errors import DamagedSnapshots, Fault
from etl.inputs.fields import Fields
from etl.inputs.files import file_label, read_input
from etl.inputs.plain_yaml import Block, parse_plain_yaml

CARD = "snapshot.yml"
RECEIVING = ".receiving"
SET_ASIDE = ".set_aside"
MOVES = ".moves.json"
_KEYS = ("source", "layout", "retrieved_at", "url", "parameters", "files")


@dataclass(frozen=True)
class ReceivedFile:
    """One file of an arrival; ``original`` is the name under which it came, empty where that is its name here."""

    name: str
    sha256: str
    size: int
    original: str = ""

    def to_card(self) -> dict[str, str]:
        """What the arrival's card says of it."""
        told = {"name": self.name, "sha256": self.sha256, "bytes": str(self.size)}
        return told | ({"original": self.original} if self.original else {})


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


def list_arrivals(data_dir: Path) -> tuple[list[Arrival], list[Fault]]:
    """Every arrival, oldest first, and a fault for each not to be trusted.

    No card, a wrong one, or a file that is not what arrived.
    """
    arrivals: list[Arrival] = []
    faults: list[Fault] = []
    for folder in find_arrivals(data_dir):
        arrival, own = read_arrival(folder, data_dir)
        faults += own
        if arrival is not None:
            arrivals.append(arrival)
    return sorted(arrivals, key=lambda arrival: (arrival.retrieved_at, arrival.code)), faults


def require_sound_arrivals(data_dir: Path) -> None:
    """Raise DamagedSnapshots unless every arrival is what it was when it came."""
    faults = list_arrivals(data_dir)[1]
    if faults:
        raise DamagedSnapshots(faults)


def find_arrivals(data_dir: Path) -> list[Path]:
    """The folder of every arrival, by source and name.

    Of arrivals that are made together there are all or none, also for one who looks while they get their names.
    """
    folders = _visible_folders(data_dir)
    while True:
        moves = read_moves(data_dir)
        again = _visible_folders(data_dir)
        if moves or again == folders:
            targets = {target for _, target in moves}
            return folders if targets <= set(folders) else [path for path in folders if path not in targets]
        folders = again


def _visible_folders(data_dir: Path) -> list[Path]:
    root = snapshots_folder(data_dir)
    sources = (path for path in root.glob("*") if path.is_dir() and not path.name.startswith("."))
    below = (path for source in sources for path in source.glob("*"))
    return sorted(path for path in below if path.is_dir() and not path.name.startswith("."))


def read_moves(data_dir: Path) -> list[tuple[Path, Path]]:
    """The folders of arrivals that are made together just now, or were when a run was stopped, each with its name."""
    root = snapshots_folder(data_dir)
    try:
        listed = json.loads((root / MOVES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [(root / source, root / target) for source, target in listed]


def read_arrival(folder: Path, data_dir: Path) -> tuple[Arrival | None, list[Fault]]:
    """One arrival from its folder, or its faults."""
    path = folder / CARD
    label = file_label(path, data_dir)
    if not path.is_file():
        return None, [Fault(label, "", "", "the snapshot has no card", "", way_out(folder))]
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
                way_out(folder),
            )
            continue
        files.append(ReceivedFile(name, expected, path.stat().st_size, own.text("original")))
    return files


def way_out(folder: Path) -> str:
    """What to do about an arrival that is not as it came."""
    code = f"{folder.parent.name}/{folder.name}"
    return (
        "Put it back with 'python -m etl restore', or do without it knowingly with "
        f"'python -m etl set-aside {code}'; snapshots are never edited."
    )
