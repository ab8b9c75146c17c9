"""What a brief is made of, whatever it is written as: sections of lines, tables and pictures, with numbered notes."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Line:
    """A sentence or a table's cell, with the numbers of its notes."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bullets:
    """Lines one below the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """Lists side by side, each under its heading."""

    headings: tuple[str, ...]
    lists: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A table: headings, and rows of as many cells; ``widths`` are shares of its breadth."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Trace:
    """One series of a picture.

    Year and amount, joined where years follow each other, or open marks that are joined to nothing.
    """

    name: str
    points: tuple[tuple[int, float], ...]
    is_joined: bool
    is_home: bool
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Picture:
    """Amounts by year; ``alt`` says in a sentence what it shows."""

    title: str
    unit: str
    traces: tuple[Trace, ...]
    alt: str


Block = Line | Bullets | Columns | Grid | Picture

TO_FILL = Line("_" * 32)
"""A line to be filled by hand, where the record tells nothing."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class SourceNote:
    """A numbered source: what it is, who published it when, and where; ``url`` is empty where there is none."""

    number: int
    text: str
    url: str


@dataclass(frozen=True)
class Brief:
    """A whole brief, in the reader's language.

    ``bottom_line`` and ``front`` are the first page, ``back`` is the second, ``notes`` and ``rules`` follow on pages of
    their own. ``events_end`` is where the record of events ends; None where it goes on behind the brief's day.
    """

    title: str
    subtitle: str
    bottom_line: tuple[Line, ...]
    front: tuple[Section, ...]
    back: tuple[Section, ...]
    notes: tuple[SourceNote, ...]
    rules: tuple[str, ...]
    on_day: date
    language: str
    partner: str
    events_end: date | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of both pages, in the order in which they are read."""
        return (*self.front, *self.back)


@dataclass
class Notes:
    """Gives each source its number, in the order in which they are first cited."""

    _found: dict[tuple[str, str], SourceNote] = field(default_factory=dict)

    def cite(self, text: str, url: str = "") -> int:
        """The number of a source."""
        note = self._found.setdefault((text, url), SourceNote(len(self._found) + 1, text, url))
        return note.number

    def listed(self) -> tuple[SourceNote, ...]:
        """All sources, by number."""
        return tuple(self._found.values())
