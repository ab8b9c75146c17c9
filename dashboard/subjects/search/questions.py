"""What a question asks for: times and words; what names a thing stands for its names in every language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from dashboard.subjects.search.dates import Span, find_dates
from etl.schema import search_name
from etl.schema.search_words import Piece, character_words, composed, is_run, key_of, pieces_of, runs_of

LONGEST_NAME = 12  # words of a name, or its characters
MOST_WORDS = 32  # of a question; what follows is not looked for


@dataclass(frozen=True)
class Word:
    """A word as the index has it; of the last one of a question the beginning is enough."""

    text: str
    is_beginning: bool = False

    def is_in(self, words: str) -> bool:
        """Whether words hold it that are parted by spaces, with one before and one after them all."""
        return (f" {self.text}" if self.is_beginning else f" {self.text} ") in words

    def is_written(self, word: str, stem: str) -> bool:
        """Whether a word, with or without its ending, is this one."""
        return self.text in (word, stem) or (self.is_beginning and word.startswith(self.text))


Spelling = tuple[Word, ...]
"""One way to write a thing: all of these words."""


@dataclass(frozen=True)
class Term:
    """A part of a question, as it was written, with the ways in which it may stand in a text; one of them is enough.

    ``places`` and ``areas`` are the codes of those that it names.
    """

    written: str
    spellings: tuple[Spelling, ...]
    places: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    def is_among(self, words: str) -> bool:
        """Whether words, with spaces around each, hold one of the spellings whole."""
        return any(all(word.is_in(words) for word in spelling) for spelling in self.spellings)


@dataclass(frozen=True)
class Question:
    """What is asked for: something of one of the times, with all of the terms. An empty one asks for nothing."""

    spans: tuple[Span, ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.spans or self.terms)

    @property
    def places(self) -> frozenset[str]:
        """Codes of the places that are named."""
        return frozenset(code for term in self.terms for code in term.places)


def read_question(connection: Connection, text: str) -> Question:
    """Understand a text: dates first, then the longest names that are known, then single words."""
    dated = find_dates(composed(text))
    pieces = [piece for piece in pieces_of(dated.rest) if piece.word][:MOST_WORDS]
    names = _names_in(connection, pieces)
    return Question(dated.spans, tuple(_terms(dated.rest, pieces, names)))


@dataclass(frozen=True)
class _Name:
    list_name: str
    code: str
    keys: tuple[str, ...]


def _names_in(connection: Connection, pieces: Sequence[Piece]) -> dict[str, list[_Name]]:
    """What is called by some pieces in a row, by those as a key, with all the ways to write it."""
    keys = {key_of(pieces[start:end]) for start, end in _stretches(len(pieces))}
    if not keys:
        return {}
    own, other = search_name.alias("own"), search_name.alias("other")
    question = (
        select(own.c.name_key, own.c.list_name, own.c.code, other.c.name_key.label("other_key"))
        .join(other, (other.c.list_name == own.c.list_name) & (other.c.code == own.c.code))
        .where(own.c.name_key.in_(sorted(keys)))
        .order_by(own.c.name_key, own.c.list_name, own.c.code, other.c.name_key)
    )
    rows = connection.execute(question).all()
    found: dict[str, list[_Name]] = {}
    for (key, list_name, code), group in groupby(rows, lambda row: (row.name_key, row.list_name, row.code)):
        found.setdefault(key, []).append(_Name(list_name, code, tuple(row.other_key for row in group)))
    return found


def _stretches(count: int) -> Iterable[tuple[int, int]]:
    return ((start, end) for start in range(count) for end in range(start + 1, min(start + LONGEST_NAME, count) + 1))


def _terms(text: str, pieces: Sequence[Piece], names: Mapping[str, list[_Name]]) -> Iterable[Term]:
    last = pieces[-1] if pieces else None
    left: list[Piece] = []
    place = 0
    while place < len(pieces):
        end = _end_of_name(pieces, place, names)
        if end is None:
            left.append(pieces[place])
            place += 1
            continue
        yield from _plain_terms(text, left, last)
        left = []
        yield _named_term(text, pieces[place:end], names[key_of(pieces[place:end])], last)
        place = end
    yield from _plain_terms(text, left, last)


def _end_of_name(pieces: Sequence[Piece], start: int, names: Mapping[str, list[_Name]]) -> int | None:
    longest = range(min(start + LONGEST_NAME, len(pieces)), start, -1)
    return next((end for end in longest if key_of(pieces[start:end]) in names), None)


def _plain_terms(text: str, pieces: Sequence[Piece], last: Piece | None) -> Iterable[Term]:
    for run in runs_of(pieces):
        yield Term(_written(text, run), _as_written(run, last))


def _named_term(text: str, pieces: Sequence[Piece], names: Sequence[_Name], last: Piece | None) -> Term:
    spellings = dict.fromkeys(_spelling(key) for name in names for key in name.keys)
    written = _as_written(pieces, last) if pieces[-1] is last else ()
    return Term(
        _written(text, pieces),
        tuple(dict.fromkeys((*spellings, *written))),
        places=tuple(name.code for name in names if name.list_name == "place"),
        areas=tuple(name.code for name in names if name.list_name == "area"),
    )


def _written(text: str, pieces: Sequence[Piece]) -> str:
    return text[pieces[0].start : pieces[-1].end]


def _as_written(pieces: Sequence[Piece], last: Piece | None) -> tuple[Spelling, ...]:
    """The words of some pieces without their endings.

    Where the last one of the question is among them it may not be written to its end: then its beginning will do.
    """
    whole = _spelling(key_of(pieces))
    if pieces[-1] is not last or last.is_character:
        return (whole,)
    return whole, (*whole[:-1], Word(last.word, is_beginning=True))


def _spelling(key: str) -> Spelling:
    """The words of a name by its key."""
    return tuple(word for part in key.split(" ") for word in _words_of_part(part))


def _words_of_part(part: str) -> list[Word]:
    if not is_run(part):
        return [Word(part)]
    *pairs, alone = character_words(part)
    # A character alone begins a pair wherever another one follows it.
    return [Word(pair) for pair in pairs] or [Word(alone, is_beginning=True)]
