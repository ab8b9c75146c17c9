"""The inbox ``data/inbox``: drafts that wait for a person. Nothing leaves it by itself."""

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.drafts.acts.accepting import accept_acts
from etl.drafts.article import day_in_address, read_article
from etl.drafts.draft import Draft, read_draft
from etl.drafts.faults import DraftChanged, MergeWaiting, NoDraft, NoNote, NoteChanged, NoteExists
from etl.drafts.inbox_list import ACTS, NOTES, as_note, faults_in_draft, list_drafts
from etl.drafts.merging import MergeMark, merge_texts, read_mark, without_mark
from etl.drafts.reference import read_names
from etl.drafts.same_meeting import LikelyNote, notes_of_same_meeting
from etl.drafts.writing import name_draft, write_draft
from etl.errors import Fault, InputFaults
from etl.inputs.codes import known_codes
from etl.inputs.events.events import read_events
from etl.inputs.figures import days_of_figures, read_official_figures
from etl.inputs.notes import parse_note
from etl.inputs.notes.skeleton import note_path
from etl.inputs.reference import read_reference
from etl.inputs.trade.snapshots import hash_file
from etl.values.nearest import say_nearest

_ASIDE = ".merged"


@dataclass(frozen=True)
class Drafted:
    """A draft just written: where, what was not found in the article, and notes that may tell of the same meeting.

    ``same_address`` names drafts of the same address that wait already, such as a candidate from a feed.
    """

    path: Path
    missing: list[str]
    same_meeting: list[LikelyNote]
    same_address: list[str] = field(default_factory=list)


def draft_article(
    data_dir: Path, article_path: Path, *, url: str, published: date | None = None, publisher: str = "", slug: str = ""
) -> Drafted:
    """Read an article and write its draft to the inbox.

    ``published`` goes before the day the page itself tells, and that before the one in its address. Where a note has
    the draft's name, the draft takes another: they can be merged. Raises ``NotAnArticle`` where there is no text, and
    ``NoteExists`` where a draft of that name is there already, or a note that ends in the ``slug`` asked for.
    """
    article = read_article(article_path)
    day = published or article.published or day_in_address(url)
    draft = read_draft(article, day, read_names(data_dir))
    likely = same_meeting_as(data_dir, draft, day)
    remarks = [
        *(f"not found in the article: {name}" for name in draft.missing),
        *(f"may be the same meeting: {note}" for note in likely),
    ]
    note_id = name_draft(draft, day, slug) if slug else _name_beside_notes(data_dir, name_draft(draft, day))
    text = write_draft(draft, note_id, article, url=url, published=day, publisher=publisher, remarks=remarks)
    same_address = [other.name for other in list_drafts(data_dir) if other.link == url]
    return Drafted(keep_draft(data_dir, note_id, text), draft.missing, likely, same_address)


def _name_beside_notes(data_dir: Path, name: str) -> str:
    """The name, with a number where a note has it."""
    names = (name, *(f"{name}-{number}" for number in range(2, 100)))
    return next((one for one in names if not note_path(data_dir, one).exists()), name)


def same_meeting_as(data_dir: Path, draft: Draft, published: date | None) -> list[LikelyNote]:
    """The notes that may tell of the same meeting as a draft.

    A draft that names no day is taken to be of the day of publication.
    """
    day = draft.day.day if draft.day else published
    people = {person.code for person in draft.people}
    return notes_of_same_meeting(data_dir, day, people, draft.place.code if draft.place else "", draft.parties)


def keep_draft(data_dir: Path, note_id: str, text: str) -> Path:
    """Write a new draft to the inbox and give its path.

    Raises NoteExists where a draft or a note of that name is there already.
    """
    target = data_dir / "inbox" / f"{note_id}.md"
    note = note_path(data_dir, note_id)
    if note.exists():
        raise NoteExists(str(note))
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as fault:
        raise NoteExists(str(target)) from fault
    return target


@dataclass(frozen=True)
class MergedDraft:
    """A merged note that waits in the inbox.

    It tells where, what the draft gave, and where the two disagree and the note was kept. ``path`` is None where the
    draft has nothing that the note lacks, and all stays as it was.
    """

    path: Path | None
    added: list[str]
    differs: list[str]


def merge_draft(data_dir: Path, name: str, event_id: str) -> MergedDraft:
    """Put a draft into a note, as a new draft that ``accept_draft`` puts in the note's place.

    The draft itself waits aside until then, and comes back if the merged one is dropped. Raises NoDraft, NoNote,
    MergeWaiting, CannotMerge, and InputFaults where one of the two cannot be read.
    """
    draft, note = require_draft(data_dir, name, (NOTES,)), note_path(data_dir, event_id)
    if not note.is_file():
        raise NoNote(event_id, say_nearest(event_id, [path.stem for path in data_dir.glob("events/*/*.md")]))
    target = data_dir / "inbox" / note.name
    if target.exists():
        raise MergeWaiting(event_id)
    text = read_text(note)
    faults = parse_note(as_note(event_id), text).faults
    if faults:
        raise InputFaults(faults)
    merged = merge_texts(as_note(event_id), text, draft.stem, read_text(draft))
    if not merged.added:
        return MergedDraft(None, [], merged.differs)
    target.write_text(merged.text, encoding="utf-8", newline="")
    draft.rename(draft.with_suffix(_ASIDE))
    return MergedDraft(target, merged.added, merged.differs)


def accept_draft(data_dir: Path, name: str, seen_sha256: str = "") -> Path:
    """Move a draft to ``data/events``, a merged one to the place of its note, and give its new path.

    ``seen_sha256`` is of the draft as it was looked at, and raises ``DraftChanged`` where it is another by now.

    A draft of acts goes to the end of ``data/access/market_access.csv``.

    Raises ``InputFaults`` with every fault where ``check`` would find one, ``NoteExists`` where a note has its name,
    ``NoteChanged`` where the note is not the one a draft was merged into; the draft then stays.
    """
    draft = require_same_draft(data_dir, name, seen_sha256)
    if draft.suffix == ACTS:
        return accept_acts(data_dir, draft)
    text = read_text(draft)
    _require_none(parse_note(as_note(draft.stem), text).faults, draft)
    target = note_path(data_dir, draft.stem)
    mark = read_mark(text)
    if mark:
        _replace_note(data_dir, target, draft, mark)
        _aside(draft, mark).unlink(missing_ok=True)
    else:
        _add_note(data_dir, target, draft)
    draft.unlink()
    return target


def _add_note(data_dir: Path, target: Path, draft: Path) -> None:
    """Give a draft its place among the notes; it may stand there already, where an earlier run was stopped."""
    _require_sound(data_dir, target, draft)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(draft, target)
    except FileExistsError as fault:
        if not target.samefile(draft):
            raise NoteExists(str(target)) from fault


def _replace_note(data_dir: Path, target: Path, draft: Path, mark: MergeMark) -> None:
    """Put a merged note in the place of the old one; it may stand there already, where an earlier run was stopped."""
    content = without_mark(read_text(draft)).encode()
    if target.is_file() and target.read_bytes() == content:
        return
    if not target.is_file() or hash_file(target) != mark.sha256:
        raise NoteChanged(target.stem, mark.draft)
    _require_sound(data_dir, target, draft)
    _write_whole(target, content)


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new, and never a part."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)


def drop_draft(data_dir: Path, name: str, seen_sha256: str = "") -> Path:
    """Throw a draft away and give the path it had; the draft that was merged to make it is in the inbox again.

    ``seen_sha256`` as of ``accept_draft``.
    """
    draft = require_same_draft(data_dir, name, seen_sha256)
    mark = read_mark(read_text(draft))
    draft.unlink()
    if mark and _aside(draft, mark).exists():
        _aside(draft, mark).rename(draft.with_name(f"{mark.draft}.md"))
    return draft


def require_draft(data_dir: Path, name: str, kinds: Collection[str] = (NOTES, ACTS)) -> Path:
    """The path of a draft by its name, with or without its ending, of a note or of acts.

    Raises ``NoDraft`` where there is none of these kinds.
    """
    drafts = {path.stem: path for path in sorted((data_dir / "inbox").glob("*")) if path.suffix in kinds}
    stem = name.removesuffix(NOTES).removesuffix(ACTS)
    if stem not in drafts:
        raise NoDraft(name, list(drafts))
    return drafts[stem]


def require_same_draft(data_dir: Path, name: str, seen_sha256: str) -> Path:
    """The path of a draft that is still the one looked at, or of any where that is not said.

    Raises ``NoDraft`` and ``DraftChanged``.
    """
    draft = require_draft(data_dir, name)
    if seen_sha256 and hash_file(draft) != seen_sha256:
        raise DraftChanged(draft.stem)
    return draft


def read_text(path: Path) -> str:
    """A note or draft with its line ends as they are."""
    return path.read_bytes().decode("utf-8", errors="replace")


def _aside(draft: Path, mark: MergeMark) -> Path:
    """Where a draft waits while the note it was merged into is in the inbox."""
    return draft.with_name(f"{mark.draft}{_ASIDE}")


def _require_sound(data_dir: Path, note: Path, draft: Path) -> None:
    """Raise InputFaults with what the reading of all notes would find wrong with one of them if it were the draft."""
    with TemporaryDirectory() as folder:
        staged = _staged(data_dir, Path(folder) / data_dir.name)
        place = staged / note.relative_to(data_dir)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(draft.read_bytes())
        reference = read_reference(staged)
        figures = days_of_figures(read_official_figures(staged, known_codes(reference)))
        faults = read_events(staged, reference, figures).faults
    _require_none([fault for fault in faults if Path(fault.file).name == note.name], draft)


def _require_none(faults: list[Fault], draft: Path) -> None:
    if faults:
        raise InputFaults(faults_in_draft(faults, draft))


def _staged(data_dir: Path, staged: Path) -> Path:
    """A copy of all that the reading of notes reads: nothing that is put there is in the data."""
    for name in ("reference", "figures", "events"):
        if (data_dir / name).is_dir():
            shutil.copytree(data_dir / name, staged / name)
    return staged
