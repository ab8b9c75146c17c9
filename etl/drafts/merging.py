"""A draft put into the note of the same meeting.

The note keeps every word it has, and gains what only the draft found.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from etl.drafts.faults import CannotMerge
from etl.drafts.front_matter import FrontMatter, Plain
from etl.drafts.writing import quote
from etl.values.areas import country_in

_MARK = "# merge of {draft} into this note, which was {sha256} then; accept takes this line out"
_MARKED = re.compile(
    r"^# merge of (?P<draft>\S+) into this note, which was (?P<sha256>[0-9a-f]{64}) then; [^\n]*\n", re.MULTILINE
)
_BEFORE = "sources"
_NOTES_OWN = ("kind", "date", "end_date", "confidence")


def _same(*names: str) -> Callable[[dict[str, Plain]], tuple[str, ...]]:
    """What makes two items of a list the same: the values of these keys, whatever their case."""
    return lambda item: tuple(str(item.get(name, "")).casefold() for name in names)


def _same_figure(item: dict[str, Plain]) -> tuple[str, ...]:
    """What makes two figures the same: the number, however it is written, and the unit."""
    value = str(item.get("value", ""))
    return (
        f"{float(value)}" if re.fullmatch(r"-?[\d.]+(e[+-]?\d+)?", value, re.IGNORECASE) else value,
        str(item.get("unit", "")),
    )


_LISTS = {
    "participants": _same("person"),
    "figures": _same_figure,
    "commitments": _same("text", "by"),
    "sources": _same("url"),
    "related": _same("event"),
}


@dataclass(frozen=True)
class MergeMark:
    """What the first line of a merged note says: which draft was put in, and the sha256 of the note as it was."""

    draft: str
    sha256: str


@dataclass
class MergedNote:
    """The text of the merged note.

    ``added`` names what the draft gave, ``differs`` where the two disagree and the note was kept.
    """

    text: str = ""
    added: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)


def hash_text(text: str) -> str:
    """The sha256 of a text as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_mark(text: str) -> MergeMark | None:
    """The mark of a merged note; None for any other draft."""
    mark = _MARKED.search(text.replace("\r\n", "\n"))
    return MergeMark(mark["draft"], mark["sha256"]) if mark else None


def without_mark(text: str) -> str:
    """A merged note's text as it is to be kept."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not _MARKED.fullmatch(line.replace("\r\n", "\n")))


def merge_texts(note_file: str, note_text: str, draft_name: str, draft_text: str) -> MergedNote:
    """Put into a note what a draft has and the note lacks.

    That is sources, people, sides, topics, figures, commitments, place, and the draft's own text. Items come as they
    stand in the draft, with their ``read_from``, at the end of the note's lists, so that no commitment changes its
    number. Where both say something, the note's stays. Raises InputFaults where one of the two is no note, CannotMerge
    where the note is of a form that nothing can be put into without a loss.
    """
    note, draft = FrontMatter(note_file, note_text), FrontMatter(f"data/inbox/{draft_name}.md", draft_text)
    merged = MergedNote()
    for name in ("parties", "topics"):
        _add_texts(name, note, draft, merged)
    for name in ("place", "country"):
        _add_text(name, note, draft, merged)
    for name in _LISTS:
        _add_items(name, note, draft, merged)
    _tell_differences(note, draft, merged)
    _add_read_from(note, draft, merged)
    note.insert(1, [_MARK.format(draft=draft_name, sha256=hash_text(note_text))])
    merged.text = _add_body(note, draft, merged)
    if not _holds(note.values, FrontMatter(note_file, merged.text).values):
        raise CannotMerge(note_file)
    return merged


def _add_items(name: str, note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> None:
    same = _LISTS[name]
    there = {same(item) for item in note.listed(name) if isinstance(item, dict)}
    items = []
    for place, item in enumerate(draft.listed(name)):
        if isinstance(item, dict) and same(item) not in there:
            items.append(draft.item_lines(name, place))
            merged.added.append(f"{name}: {', '.join(str(item.get(key) or '') for key in _shown(name))}")
    if items:
        note.append_items(name, items, before="" if name in ("sources", "related") else _BEFORE)


def _shown(name: str) -> tuple[str, ...]:
    return {
        "participants": ("person",),
        "figures": ("value", "unit"),
        "commitments": ("text",),
        "sources": ("url",),
    }.get(name, ("event",))


def _add_texts(name: str, note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> None:
    """Put in the sides or topics that the note lacks.

    A region stands for its country, and the other way round; ``other`` is no topic beside real ones.
    """
    there = [str(text) for text in note.listed(name)]
    new = [str(text) for text in draft.listed(name) if text not in there]
    if name == "parties":
        countries = {country_in(text) for text in there}
        merged.differs += [
            f"parties: the note has {', '.join(there)}, the draft {text}" for text in new if country_in(text) in there
        ]
        new = [text for text in new if country_in(text) not in countries]
    else:
        new = [text for text in new if text != "other" or not there]
    if new:
        note.append_texts(name, new, before=_BEFORE)
        merged.added.append(f"{name}: {', '.join(new)}")


def _add_text(name: str, note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> None:
    new, own = draft.values.get(name), note.values.get(name)
    if new and not own:
        note.set_text(name, str(new), after=("date", "end_date", "place"))
        merged.added.append(f"{name}: {new}")
    elif new and new != own:
        merged.differs.append(f"{name}: the note has {own}, the draft {new}")


def _tell_differences(note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> None:
    for name in _NOTES_OWN:
        new, own = draft.values.get(name), note.values.get(name)
        if new and new != own:
            merged.differs.append(f"{name}: the note has {own or 'none'}, the draft {new}")


def _add_read_from(note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> None:
    """The words that the new sides, topics and place were read from.

    None where a person has taken them out of the draft.
    """
    read_from = draft.values.get("read_from")
    if not merged.added or not isinstance(read_from, dict):
        return
    topics = read_from.get("topics")
    new = [str(topic) for topic in draft.listed("topics") if topic not in note.listed("topics")]
    words = {topic: str(topics[topic]) for topic in new if topic in topics} if isinstance(topics, dict) else {}
    words_of = {
        name: str(read_from[name]) for name in ("headline", "beginning", "date", "place") if read_from.get(name)
    }
    if "place" in note.values:
        words_of.pop("place", None)
    lines = [f"  {name}: {quote(text)}" for name, text in words_of.items()]
    lines += ["  topics:", *(f"    {topic}: {quote(text)}" for topic, text in words.items())] if words else []
    note.insert(
        note.end, ["read_from:  # the article's words; take the block out once what was added is confirmed", *lines]
    )


def _add_body(note: FrontMatter, draft: FrontMatter, merged: MergedNote) -> str:
    """The whole text, with what a person wrote in the draft as a last paragraph."""
    own = draft.body.strip().replace(draft.line_end, note.line_end)
    if own in note.body:
        return note.written()
    merged.added.append("text: a paragraph")
    text = note.written()
    gap = "" if text.endswith(("\n", "\r")) else note.line_end
    return f"{text}{gap}{note.line_end}{own}{note.line_end}"


def _holds(old: Plain, new: Plain) -> bool:
    """Whether everything of the old is in the new: each key, and each list as the beginning of the other."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(
            not value or (name in new and _holds(value, new[name])) for name, value in old.items()
        )
    if isinstance(old, list):
        return isinstance(new, list) and len(new) >= len(old) and all(map(_holds, old, new))
    return old == new
