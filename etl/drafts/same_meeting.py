"""Notes that may tell of the same meeting as a draft.

Held on the day or one beside it, with people, place or sides in common.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from etl.inputs.notes import Note, parse_note
from etl.vocabulary.periods import DatePrecision

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LikelyNote:
    """A note's name, and in words what it shares with the draft."""

    name: str
    shared: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(self.shared)})"


def notes_of_same_meeting(
    data_dir: Path, day: date | None, people: Collection[str], place: str, parties: Collection[str]
) -> list[LikelyNote]:
    """The notes within a day of ``day`` that share a person, the place or both sides.

    Of one whose day is not known, sides do not count. None without a day. A note that cannot be read is passed over:
    ``check`` is what tells of it.
    """
    if day is None:
        return []
    folders = {(day + step).strftime("%Y") for step in (-_DAY, _DAY)}
    likely = []
    for path in sorted(path for folder in folders for path in (data_dir / "events" / folder).glob("*.md")):
        note = parse_note(path.as_posix(), path.read_text(encoding="utf-8", errors="replace")).note
        if (
            note
            and note.start_date - _DAY <= day <= note.end_date + _DAY
            and (shared := _shared(note, people, place, parties))
        ):
            likely.append(LikelyNote(path.stem, shared))
    return likely


def _shared(note: Note, people: Collection[str], place: str, parties: Collection[str]) -> tuple[str, ...]:
    persons = [one.person for one in note.participants if one.person in people]
    same_place = ["the place"] if place and note.place == place else []
    both = [party for party in note.parties if party in parties]
    sides = ["the sides"] if len(both) > 1 and note.date_precision == DatePrecision.DAY else []
    return (*persons, *same_place, *sides)
