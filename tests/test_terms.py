"""The words of the trade: every catalogue uses those of docs/terms.csv."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh", "ru")
_SENSE = re.compile(r" \([^)]*\)$")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Message:
    """An English text and its translation, and where they stand."""

    english: str
    translation: str
    file: str


@dataclass(frozen=True)
class Term:
    """A row of the list for one language.

    A term that tells its sense in brackets, since its words have others too, is held only where it is a text of its
    own. A text is held to the row unless it has one of the exceptions.
    """

    term: str
    accepted: tuple[str, ...]
    never: tuple[str, ...]
    exceptions: tuple[str, ...]

    def is_in(self, english: str) -> bool:
        words = _SENSE.sub("", self.term).casefold()
        text = _without_placeholders(english)
        if words not in text or any(exception.casefold() in text for exception in self.exceptions):
            return False
        if words != self.term.casefold():
            return text == words
        return re.search(rf"(?<![\w-]){re.escape(words)}(?:s|es)?(?![\w-])", text) is not None

    def breaks(self, message: Message) -> str:
        """What is wrong with the translation; empty where nothing is."""
        told = message.translation.casefold()
        wrong = [word for word in self.never if word.casefold() in told]
        if wrong:
            return f"{self.term}: never {', '.join(wrong)}"
        if self.accepted and not any(word.casefold() in told for word in self.accepted):
            return f"{self.term}: none of {', '.join(self.accepted)}"
        return ""


@cache
def _without_placeholders(english: str) -> str:
    return _PLACEHOLDER.sub("{}", english).casefold()


@cache
def rows() -> list[dict[str, str]]:
    with (ROOT / "docs" / "terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def terms(language: str) -> list[Term]:
    def listed(row: dict[str, str], column: str) -> tuple[str, ...]:
        return tuple(word for word in row[column].split("|") if word)

    return [
        Term(
            row["term_en"],
            listed(row, f"{language}_accepted"),
            listed(row, f"{language}_never"),
            listed(row, "except"),
        )
        for row in rows()
    ]


@cache
def messages(language: str) -> list[Message]:
    interface = ROOT / "dashboard" / "locale" / language / "LC_MESSAGES" / "khorgos.po"
    files = [*sorted((ROOT / "data").rglob(f"{language}.po")), interface]
    return [*(message for file in files for message in _of_catalogue(file, language)), *_of_closed_lists(language)]


def _of_catalogue(path: Path, language: str) -> Iterator[Message]:
    with path.open("rb") as file:
        for one in read_po(file, locale=language):
            english = one.id if isinstance(one.id, str) else one.id[0]
            told = (one.string,) if isinstance(one.string, str) else one.string
            # A name in Latin letters is no translation.
            if english and any(told) and english != told[0]:
                yield from (Message(english, text, str(path.relative_to(ROOT))) for text in told if text)


def _of_closed_lists(language: str) -> Iterator[Message]:
    path = ROOT / "data" / "reference" / "terms.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Message(row["title_en"], row[f"title_{language}"], str(path.relative_to(ROOT)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_uses_the_words_of_the_trade(language: str) -> None:
    held = terms(language)
    broken = [
        f"{message.file}: {why}: {message.english!r}: {message.translation!r}"
        for message in messages(language)
        for term in held
        if term.is_in(message.english) and (why := term.breaks(message))
    ]

    assert broken == []


@pytest.mark.parametrize(
    ("english", "is_held"),
    [
        ("Two protocols", True),
        ("PROTOCOL", True),
        ("protocolled", False),
        ("{protocol}", False),
        ("a mock protocol", False),
    ],
)
def test_a_text_is_held_to_a_term_by_its_words(english: str, is_held: bool) -> None:
    assert Term("protocol", (), (), ("mock",)).is_in(english) == is_held


@pytest.mark.parametrize(("english", "is_held"), [("Met", True), ("They met", False), ("Met last", False)])
def test_a_term_of_several_senses_is_held_where_it_stands_alone(english: str, is_held: bool) -> None:
    assert Term("met (a promise)", (), (), ()).is_in(english) == is_held


def test_other_words_than_those_accepted_are_told_and_forbidden_ones_first() -> None:
    term = Term("protocol", ("议定书",), ("协议",), ())

    assert term.breaks(Message("A protocol", "一份议定书", "")) == ""
    assert term.breaks(Message("A protocol", "一份文件", "")) == "protocol: none of 议定书"
    assert term.breaks(Message("A protocol", "一份协议和议定书", "")) == "protocol: never 协议"


def test_every_term_has_its_word_in_each_language_once() -> None:
    names = [row["term_en"] for row in rows()]

    assert len(names) == len(set(names))
    assert [row["term_en"] for row in rows() if not (row["zh"] and row["ru"])] == []
