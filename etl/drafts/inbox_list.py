"""The drafts in the inbox, as the list shows them."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from etl.drafts.acts.accepting import faults_of_acts
from etl.drafts.front_matter import Plain, to_plain
from etl.drafts.merging import read_mark
from etl.drafts.same_meeting import LikelyNote, notes_of_same_meeting
from etl.errors import Fault
from etl.inputs.notes import parse_note
from etl.inputs.plain_yaml import parse_plain_yaml

NOTES, ACTS = ".md", ".csv"
"""How files of drafts end: of notes, and of acts on market access."""

ACTS_FOUND = "acts"
_PLACE = "place"
_COUNTED = {
    "participants": ("person", "people"),
    _PLACE: ("the place", ""),
    "topics": ("topic", "topics"),
    "figures": ("figure", "figures"),
    "commitments": ("promise", "promises"),
    ACTS_FOUND: ("act on market access", "acts on market access"),
}


@dataclass(frozen=True)
class ListedDraft:
    """A draft in the inbox. ``found`` is how many it has of what; ``faults`` are those that ``check`` would find in it.

    ``date`` is as it is written, and empty like ``title`` and ``link`` where the draft has none. ``merges`` names the
    draft that was put into a note to make this one; empty for any other. ``sha256`` is of the file as it was read.
    """

    name: str
    date: str
    title: str
    link: str
    found: Mapping[str, int]
    same_meeting: list[LikelyNote]
    faults: list[Fault]
    merges: str
    sha256: str

    @property
    def findings(self) -> str:
        """What it has, in words: ``2 people, the place, 1 topic``."""
        return ", ".join(_say_found(*one) for one in self.found.items())

    def record(self) -> dict[str, object]:
        """The same as JSON has it; a fault is its sentence."""
        likely = [{"note": note.name, "shared": note.shared} for note in self.same_meeting]
        return {**vars(self), "same_meeting": likely, "faults": [str(fault) for fault in self.faults]}


def list_drafts(data_dir: Path) -> list[ListedDraft]:
    """Every draft, by name; one that is no YAML shows its name and its faults only."""
    read = {NOTES: _read_draft, ACTS: _read_acts}
    found = sorted(
        (path for path in (data_dir / "inbox").glob("[!.]*") if path.suffix in read), key=lambda path: path.stem
    )
    return [read[path.suffix](data_dir, path) for path in found]


def as_note(name: str) -> str:
    """Where a draft will lie as a note, as messages name it."""
    return f"data/events/{name[:4]}/{name}.md"


def faults_in_draft(faults: Iterable[Fault], draft: Path) -> list[Fault]:
    """The faults that a draft would have as a note, each where a person finds it: in the draft."""
    return [replace(fault, file=f"data/inbox/{draft.name}") for fault in faults]


def _read_draft(data_dir: Path, path: Path) -> ListedDraft:
    content = path.read_bytes()
    text = content.decode("utf-8", errors="replace")
    header = text.split("\n---", maxsplit=1)[0].removeprefix("---")
    block, _ = parse_plain_yaml(path.name, header)
    values = {name: to_plain(node) for name, node in block.values.items()} if block else {}
    mark = read_mark(text)
    return ListedDraft(
        name=path.stem,
        date=_text(values, "date"),
        title=_text(values, "title"),
        link=_text(_items(values, "sources")[-1], "url") if _items(values, "sources") else "",
        found=_count_found(values),
        same_meeting=[] if mark else _same_meeting(data_dir, values),
        faults=faults_in_draft(parse_note(as_note(path.stem), text).faults, path),
        merges=mark.draft if mark else "",
        sha256=sha256(content).hexdigest(),
    )


def _read_acts(data_dir: Path, path: Path) -> ListedDraft:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    first = rows[0] if rows else {}
    return ListedDraft(
        name=path.stem,
        date=first.get("date") or "",
        title=first.get("source_title") or "",
        link=first.get("source_url") or "",
        found={ACTS_FOUND: len(rows)},
        same_meeting=[],
        faults=faults_of_acts(data_dir, path),
        merges="",
        sha256=sha256(path.read_bytes()).hexdigest(),
    )


def _count_found(values: Mapping[str, Plain]) -> dict[str, int]:
    counted = {name: len(_listed(values.get(name))) for name in _COUNTED}
    return {name: count for name, count in {**counted, _PLACE: int(bool(values.get(_PLACE)))}.items() if count}


def _listed(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else []


def _say_found(name: str, count: int) -> str:
    one, many = _COUNTED[name]
    return one if name == _PLACE else f"{count} {one if count == 1 else many}"


def _same_meeting(data_dir: Path, values: Mapping[str, Plain]) -> list[LikelyNote]:
    try:
        day = date.fromisoformat(_text(values, "date"))
    except ValueError:
        return []  # a draft of a month or a year: too many notes are of about then
    people = {_text(one, "person") for one in _items(values, "participants")}
    parties = values.get("parties")
    sides = [str(one) for one in parties] if isinstance(parties, list) else []
    return notes_of_same_meeting(data_dir, day, people, _text(values, "place"), sides)


def _items(values: Mapping[str, Plain], name: str) -> list[dict[str, Plain]]:
    listed = values.get(name)
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _text(values: Mapping[str, Plain], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""
