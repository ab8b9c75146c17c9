"""Where a question's words stand in a text: the words marked, and of a long text the part that has most of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.subjects.search.questions import Question, Word
from etl.schema.search_words import Piece, composed, pieces_of, words_to_store

LONGEST = 220  # characters of a snippet
BEFORE = 70  # of them before the first word found


@dataclass(frozen=True)
class Stretch:
    """A part of a text; ``is_found`` where it is what was asked for."""

    text: str
    is_found: bool


Marked = tuple[Stretch, ...]


def marked(text: str, question: Question) -> Marked:
    """The whole text in stretches, the question's words marked."""
    text = composed(text)
    found = _found_in(text, question)
    cuts = groupby(range(len(text)), found.__getitem__)
    return tuple(Stretch("".join(text[place] for place in places), is_found) for is_found, places in cuts)


def _found_in(text: str, question: Question) -> list[bool]:
    """For each letter whether it belongs to a word of the question; what lies between two of them does not."""
    found = [False] * len(text)
    words = _words_found(text, question)
    if not words:
        return found
    pieces = pieces_of(text)
    for place, piece in enumerate(pieces):
        last = pieces[place + 1] if place + 1 < len(pieces) and _is_pair(piece, pieces[place + 1], words) else piece
        if last is not piece or _is_one(piece, words):
            found[piece.start : last.end] = [True] * (last.end - piece.start)
    return found


def _words_found(text: str, question: Question) -> set[Word]:
    """Words of the spellings that the text has whole: of two words of a name, one alone is not meant."""
    there = _words_in(text)
    return {
        word
        for term in question.terms
        for spelling in term.spellings
        if all(word.is_in(there) for word in spelling)
        for word in spelling
    }


def _is_one(piece: Piece, words: Iterable[Word]) -> bool:
    return any(word.is_written(piece.word, piece.stem) for word in words)


def _is_pair(first: Piece, second: Piece, words: set[Word]) -> bool:
    is_pair = first.is_character and second.is_character and first.end == second.start
    return is_pair and Word(first.word + second.word) in words


def snippet(lines: Sequence[str], question: Question) -> Marked:
    """Of several lines the one with most of the question's terms, the first of equals, cut to ``LONGEST``.

    A line that has nothing but the words tells no more than they do: it is left out. Nothing where no line is left.
    """
    told = [marked(line, question) for line in lines if _terms_in(line, question)]
    told = [stretches for stretches in told if not all(one.is_found for one in stretches)]
    best = max(told, key=lambda stretches: _terms_in(_text_of(stretches), question), default=())
    return tuple(_cut(best))


def _text_of(stretches: Marked) -> str:
    return "".join(stretch.text for stretch in stretches)


def has_all_terms(text: str, question: Question) -> bool:
    """Whether a text has all of the question's terms."""
    return _terms_in(composed(text), question) == len(question.terms)


def _terms_in(line: str, question: Question) -> int:
    words = _words_in(line)
    return sum(term.is_among(words) for term in question.terms)


def _words_in(text: str) -> str:
    return f" {' '.join(words_to_store([text]))} "


def _cut(stretches: Marked) -> Iterator[Stretch]:
    whole = _text_of(stretches)
    first = next((place for place, is_found in _places(stretches) if is_found), 0)
    start = _at_word(whole, max(first - BEFORE, 0))
    end = len(whole) if len(whole) <= start + LONGEST else _at_word(whole, start + LONGEST, is_end=True)
    if start:
        yield Stretch("… ", is_found=False)
    place = 0
    for stretch in stretches:
        kept = stretch.text[max(start - place, 0) : max(end - place, 0)]
        place += len(stretch.text)
        if kept:
            yield Stretch(kept, stretch.is_found)
    if end < len(whole):
        yield Stretch(" …", is_found=False)


def _places(stretches: Marked) -> Iterator[tuple[int, bool]]:
    place = 0
    for stretch in stretches:
        yield place, stretch.is_found
        place += len(stretch.text)


def _at_word(text: str, place: int, *, is_end: bool = False) -> int:
    """A place near this one at which a word begins, or before which one ends; the same where no space is near."""
    if not place:
        return 0
    space = text.rfind(" ", place - BEFORE // 2, place) if is_end else text.find(" ", place, place + BEFORE // 2)
    return place if space < 0 else space + (not is_end)
