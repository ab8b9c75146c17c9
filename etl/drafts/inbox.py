"""The inbox ``data/inbox``: drafts that wait for a person. Nothing leaves it by itself."""

import csv
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.drafts.article import read_article
from etl.drafts.draft import read_draft
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
    """A draft just written: where, what was not found in the article, and notes within a day of it that may be the same meeting."""

    path: Path
    missing: list[str]
    alike: list[str]


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
    note_id = name_draft(draft, told, slug)
    target = data_dir / "inbox" / f"{note_id}.md"
    note = data_dir / "events" / note_id[:4] / target.name
    if note.exists():
        raise NoteExists(str(note))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_draft(draft, note_id, article, url=url, published=told, publisher=publisher))
    except FileExistsError as fault:
        raise NoteExists(str(target)) from fault
    return Drafted(target, draft.missing, _alike(data_dir, draft.day.day if draft.day else told))


def _alike(data_dir: Path, day: date | None) -> list[str]:
    """Names of notes within a day of ``day``."""
    if day is None:
        return []
    near = {date.fromordinal(day.toordinal() + step).isoformat() for step in (-1, 0, 1)}
    return sorted(path.stem for path in data_dir.glob("events/*/*.md") if path.stem[:10] in near)


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
