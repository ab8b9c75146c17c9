"""The drafts in the inbox, as the list shows them."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.drafts.acts.accepting import faults_of_acts
from etl.drafts.front_matter import Plain, to_plain
from etl.drafts.merging import read_mark
from etl.drafts.same_meeting import LikelyNote, notes_of_same_meeting
from etl.inputs.notes import parse_note
from etl.inputs.plain_yaml import parse_plain_yaml

NOTES, ACTS = ".md", ".csv"
"""How files of drafts end: of notes, and of acts on market access."""

_COUNTED = {
    "participants": ("person", "people"),
    "topics": ("topic", "topics"),
    "figures": ("figure", "figures"),
    "commitments": ("promise", "promises"),
}


@dataclass(frozen=True)
class ListedDraft:
    """A draft in the inbox. ``findings`` are what it has, in words; ``faults`` how many ``check`` would find in it.

    ``date`` is as it is written, and empty like ``title`` and ``link`` where the draft has none. ``merges`` names the
    draft that was put into a note to make this one; empty for any other.
    """

    name: str
    date: str
    title: str
    link: str
    findings: str
    same_meeting: list[LikelyNote]
    faults: int
    merges: str


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


def _read_draft(data_dir: Path, path: Path) -> ListedDraft:
    text = path.read_text(encoding="utf-8", errors="replace")
    header = text.split("\n---", maxsplit=1)[0].removeprefix("---")
    block, _ = parse_plain_yaml(path.name, header)
    values = {name: to_plain(node) for name, node in block.values.items()} if block else {}
    mark = read_mark(text)
    return ListedDraft(
        name=path.stem,
        date=_text(values, "date"),
        title=_text(values, "title"),
        link=_text(_items(values, "sources")[-1], "url") if _items(values, "sources") else "",
        findings=_say_findings(values),
        same_meeting=[] if mark else _same_meeting(data_dir, values),
        faults=len(parse_note(as_note(path.stem), text).faults),
        merges=mark.draft if mark else "",
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
        findings=f"{len(rows)} {'act' if len(rows) == 1 else 'acts'} on market access",
        same_meeting=[],
        faults=len(faults_of_acts(data_dir, path)),
        merges="",
    )


def _say_findings(values: Mapping[str, Plain]) -> str:
    """``2 people, the place, 1 topic``."""
    said = []
    for name, (one, many) in _COUNTED.items():
        listed = values.get(name)
        if isinstance(listed, list) and listed:
            said.append(f"{len(listed)} {one if len(listed) == 1 else many}")
    place = ["the place"] if values.get("place") else []
    return ", ".join([*said[:1], *place, *said[1:]])


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
