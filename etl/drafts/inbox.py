"""The inbox ``data/inbox``: drafts that wait for a person. Nothing leaves it by itself."""

import csv
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.drafts.article import read_article
from etl.drafts.draft import Draft, read_draft
from etl.drafts.near import NearNote, notes_near
from etl.drafts.reference import read_names
from etl.drafts.writing import name_draft, write_draft
from etl.errors import Fault, InputFaults, NoDraft, NoteExists
from etl.notes import parse_note
from etl.sources.events import read_events
from etl.sources.reference import read_reference


@dataclass(frozen=True)
class Waiting:
    """A draft in the inbox: its name, its title and how many faults ``check`` would find in it."""

    name: str
    title: str
    faults: int


@dataclass(frozen=True)
class Drafted:
    """A draft just written: where, what was not found in the article, and notes that may tell of the same meeting."""

    path: Path
    missing: list[str]
    near: list[NearNote]


def draft_article(
    data_dir: Path, article_path: Path, *, url: str, published: date | None = None, publisher: str = "", slug: str = ""
) -> Drafted:
    """Read an article and write its draft to the inbox.

    ``published`` goes before the day the page itself tells. Raises ``NotAnArticle`` where there is no text, and
    ``NoteExists`` where a draft or a note of that name is there already.
    """
    article = read_article(article_path)
    told = published or article.published
    draft = read_draft(article, told, read_names(data_dir))
    near = near_draft(data_dir, draft, told)
    remarks = [*(f"not found in the article: {name}" for name in draft.missing), *(f"may be the same meeting: {note}" for note in near)]
    note_id = name_draft(draft, told, slug)
    text = write_draft(draft, note_id, article, url=url, published=told, publisher=publisher, remarks=remarks)
    return Drafted(keep_draft(data_dir, note_id, text), draft.missing, near)


def near_draft(data_dir: Path, draft: Draft, published: date | None) -> list[NearNote]:
    """The notes that may tell of the same meeting as a draft, which is taken to be of the day of publication where it names none."""
    day = draft.day.day if draft.day else published
    people = {person.code for person in draft.people}
    return notes_near(data_dir, day, people, draft.place.code if draft.place else "", draft.parties)


def keep_draft(data_dir: Path, note_id: str, text: str) -> Path:
    """Write a new draft to the inbox and give its path. Raises NoteExists where a draft or a note of that name is there already."""
    target = data_dir / "inbox" / f"{note_id}.md"
    note = data_dir / "events" / note_id[:4] / target.name
    if note.exists():
        raise NoteExists(str(note))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as fault:
        raise NoteExists(str(target)) from fault
    return target


def list_drafts(data_dir: Path) -> list[Waiting]:
    """Every draft, by name."""
    waiting = []
    for path in sorted((data_dir / "inbox").glob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        title = next(
            (line[len("title:") :].split("  #")[0].strip().strip('"') for line in text.splitlines() if line.startswith("title:")), ""
        )
        waiting.append(Waiting(path.stem, title, len(parse_note(_as_note(path.stem), text).faults)))
    return waiting


def accept_draft(data_dir: Path, name: str) -> Path:
    """Move a draft to ``data/events`` and give its new path.

    Raises ``InputFaults`` with every fault where ``check`` would find one, ``NoteExists`` where a note has its name; the draft then stays.
    """
    draft = require_draft(data_dir, name)
    file = _as_note(draft.stem)
    parsed = parse_note(file, draft.read_text(encoding="utf-8", errors="replace"))
    if parsed.faults:
        raise InputFaults(parsed.faults)
    target = data_dir / "events" / draft.stem[:4] / draft.name
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(draft, target)
    except FileExistsError as fault:
        raise NoteExists(str(target)) from fault
    faults = _faults_of(data_dir, target)
    if faults:
        target.unlink()
        raise InputFaults(faults)
    draft.unlink()
    return target


def drop_draft(data_dir: Path, name: str) -> Path:
    """Throw a draft away and give the path it had."""
    draft = require_draft(data_dir, name)
    draft.unlink()
    return draft


def require_draft(data_dir: Path, name: str) -> Path:
    """The path of a draft by its name, with or without ``.md``; raises ``NoDraft`` where there is none."""
    drafts = {path.stem: path for path in sorted((data_dir / "inbox").glob("*.md"))}
    if name.removesuffix(".md") not in drafts:
        raise NoDraft(name, list(drafts))
    return drafts[name.removesuffix(".md")]


def _as_note(name: str) -> str:
    """Where a draft will lie as a note, as messages name it."""
    return f"data/events/{name[:4]}/{name}.md"


def _faults_of(data_dir: Path, note: Path) -> list[Fault]:
    """What the reading of all notes finds wrong with one of them: codes that do not exist, links that lead nowhere."""
    figures = data_dir / "figures" / "official_figures.csv"
    codes: list[str] = []
    if figures.exists():
        with figures.open(encoding="utf-8-sig", newline="") as file:
            codes = [row["figure_code"] for row in csv.DictReader(file)]
    reading = read_events(data_dir, read_reference(data_dir), codes)
    return [fault for fault in reading.faults if Path(fault.file).name == note.name]
