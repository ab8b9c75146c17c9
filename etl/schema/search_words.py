"""How a text is cut into the words by which it is found: the same for what the build stores and for what readers ask.

A word is found whatever its case and accents, in English and Russian whatever its ending. Chinese has no spaces: two
characters that stand beside each other are a word, and so is the last one of a run.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, pairwise

import Stemmer

WORDS_APART = ";"
"""Stands between the words of a row of synonyms."""
_CHARACTER = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_APOSTROPHES = "'’ʻʼ`"
_LETTER = rf"[^\W_{_CHARACTER}]"
_WORD = rf"{_LETTER}+(?:[{_APOSTROPHES}]{_LETTER}+)*"
_PIECE = re.compile(rf"(?P<character>[{_CHARACTER}])|{_WORD}")
_RUN = re.compile(rf"(?P<characters>[{_CHARACTER}]+)|{_WORD}")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$")
_ENGLISH, _RUSSIAN = Stemmer.Stemmer("english"), Stemmer.Stemmer("russian")


@dataclass(frozen=True)
class Piece:
    """A word or one Chinese character of a text, with its place there.

    ``word`` is what is written, in small letters and without accents; ``stem`` the same without its ending.
    """

    word: str
    stem: str
    start: int
    end: int
    is_character: bool


def composed(text: str) -> str:
    """A text with each letter and its accent as one sign, in which pieces have their places."""
    return unicodedata.normalize("NFC", text)


def pieces_of(text: str) -> list[Piece]:
    """The words and characters of a composed text, in order."""
    return [_piece(found) for found in _PIECE.finditer(text)]


def _piece(found: re.Match[str]) -> Piece:
    word, stem = _read(found[0])
    return Piece(word, stem, *found.span(), is_character=found.lastgroup is not None)


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, str]:
    word = _fold(written)
    return word, _stem(word)


def _fold(written: str) -> str:
    small = unicodedata.normalize("NFKC", _POSSESSIVE.sub("", written.casefold())).casefold().replace("ё", "е")
    return "".join(_bare(letter) for letter in small if letter.isalnum())


def _bare(letter: str) -> str:
    """A Latin letter without its accent; й and the like are letters of their own."""
    first = unicodedata.normalize("NFD", letter)[0]
    return first if first.isascii() else letter


def _stem(word: str) -> str:
    if word.isascii():
        return str(_ENGLISH.stemWord(word)) if word.isalpha() else word
    return str(_RUSSIAN.stemWord(word)) if "а" <= word[0] <= "я" else word


def runs_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces, words alone and characters with those that they stand beside."""
    numbered = enumerate(pieces)
    # Characters in one run have the same distance between their place in the text and in the list.
    for _, run in groupby(numbered, lambda one: one[1].start - one[0] if one[1].is_character else (one[0],)):
        yield [piece for _, piece in run]


def character_words(characters: Iterable[str]) -> list[str]:
    """The words of a run of Chinese characters: each two that stand beside each other, then the last one alone."""
    run = list(characters)
    return [first + second for first, second in pairwise(run)] + run[-1:]


def words_to_store(texts: Iterable[str]) -> list[str]:
    """Every word by which composed texts can be found, each once, in order: as written and without its ending."""
    return list(dict.fromkeys(chain.from_iterable(map(_words_of, texts))))


@lru_cache(maxsize=16384)  # names stand in many texts
def _words_of(text: str) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for found in _RUN.finditer(text):
        words.update(dict.fromkeys(_words_of_run(found[0], is_characters=found.lastgroup is not None)))
    words.pop("", None)
    return tuple(words)


def _words_of_run(run: str, *, is_characters: bool) -> Iterable[str]:
    return character_words(_read(character)[0] for character in run) if is_characters else _read(run)


def key_of(pieces: Iterable[Piece]) -> str:
    """By what a name is recognised: the stems of its words and its runs of characters, parted by spaces."""
    return " ".join("".join(piece.stem for piece in run) for run in runs_of(pieces))


def name_key(name: str) -> str:
    """The key of a name as it is written."""
    return key_of(pieces_of(composed(name)))


def is_run(part: str) -> bool:
    """Whether a part of a key is a run of Chinese characters."""
    return bool(re.match(rf"[{_CHARACTER}]", part))
