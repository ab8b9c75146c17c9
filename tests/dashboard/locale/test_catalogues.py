"""Every language that can be chosen says everything, and says it with the same names in braces as the English."""

import ast
import io
import re
from collections import Counter
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.locale import CATALOGUES, DOMAIN, catalogue_path
from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

LANGUAGES_WITH_A_CATALOGUE = sorted(path.parts[-3] for path in CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
NAMES = re.compile(r"{(\w*)[^{}]*}")
# What Markdown reads: the same number of each must stand in a message and in its translation.
MARKS = ("**", "`", "](")

every_language = pytest.mark.parametrize("language", LANGUAGES_WITH_A_CATALOGUE)


@cache
def messages_of_the_code() -> tuple[str | tuple[str, ...], ...]:
    """Every message that Babel finds under dashboard/, plural messages as pairs."""
    found = extract_from_dir(str(CATALOGUES.parent), keywords=DEFAULT_KEYWORDS)
    return tuple(dict.fromkeys(message for _file, _line, message, _comments, _context in found))


def messages_asked_for(source: str) -> set[str]:
    """First arguments of every call of gettext that Python itself finds in a file, those inside f-strings too."""
    calls = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    firsts = [
        call.args[0] for call in calls if call.args and ast.unparse(call.func) in {"_", "N_", "gettext", "ngettext"}
    ]
    return {first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)}


def catalogue(language: str) -> Catalog:
    return read_po(io.BytesIO(catalogue_path(language).read_bytes()), locale=language)


def messages(read: Catalog) -> list[Message]:
    return [message for message in read if message.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def untranslated(read: Catalog, wanted: tuple[str | tuple[str, ...], ...]) -> list[str]:
    """Messages of the code that the catalogue lacks or leaves empty, in one of their forms."""
    there = {forms(message.id): forms(message.string) for message in messages(read)}
    return [forms(message)[0] for message in wanted if not there.get(forms(message)) or not all(there[forms(message)])]


def is_named_otherwise(message: Message) -> bool:
    """Whether a form of the translation has other names in braces than the English form of many (or the only one) has."""
    wanted = set(NAMES.findall(forms(message.id)[-1]))
    return any(set(NAMES.findall(form)) != wanted for form in forms(message.string))


def is_marked_otherwise(message: Message) -> bool:
    """Whether the bold, code and link marks of Markdown are not as many as in the English."""
    english = forms(message.id)[-1]
    return any(form.count(mark) != english.count(mark) for form in forms(message.string) for mark in MARKS)


def edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def made_up(text: str) -> Catalog:
    return read_po(io.BytesIO(text.encode()), locale="zh")


@every_language
def test_the_language_is_one_that_the_pages_know(language: str) -> None:
    assert language in LANGUAGES
    assert language != SOURCE_LANGUAGE


@every_language
def test_every_message_of_the_code_is_translated(language: str) -> None:
    assert untranslated(catalogue(language), messages_of_the_code()) == []


@every_language
def test_names_in_braces_are_those_of_the_message(language: str) -> None:
    assert [message.id for message in messages(catalogue(language)) if is_named_otherwise(message)] == []


@every_language
def test_marks_of_markdown_are_kept(language: str) -> None:
    assert [message.id for message in messages(catalogue(language)) if is_marked_otherwise(message)] == []


@every_language
def test_spaces_at_the_edges_are_those_of_the_message(language: str) -> None:
    read = messages(catalogue(language))
    odd = [
        message.id
        for message in read
        for form in forms(message.string)
        if message.id not in {", ", "; "} and edges(form) != edges(forms(message.id)[-1])
    ]
    assert odd == []


@every_language
def test_nothing_is_fuzzy(language: str) -> None:
    assert [message.id for message in messages(catalogue(language)) if message.fuzzy] == []


@every_language
def test_nothing_is_translated_twice(language: str) -> None:
    lines = catalogue_path(language).read_text(encoding="utf-8").splitlines()
    counted = Counter(line for line in lines if line.startswith("msgid ") and line != 'msgid ""')
    assert [line for line, count in counted.items() if count > 1] == []


@every_language
def test_the_catalogue_compiles_with_a_form_for_every_count(language: str) -> None:
    read = catalogue(language)
    write_mo(io.BytesIO(), read)
    assert [
        message.id
        for message in messages(read)
        if message.pluralizable and len(forms(message.string)) != read.num_plurals
    ] == []


def test_babel_finds_every_message_that_the_code_asks_for() -> None:
    """Babel does not look into f-strings."""
    asked = set[str]().union(
        *(messages_asked_for(path.read_text(encoding="utf-8")) for path in CATALOGUES.parent.rglob("*.py"))
    )
    assert "All" in asked
    assert asked - {forms(message)[0] for message in messages_of_the_code()} == set()


def test_a_message_inside_an_f_string_would_be_seen() -> None:
    assert messages_asked_for("""told = f"{_('Made up')}" + ngettext("{n} row", "{n} rows", 2)""") == {
        "Made up",
        "{n} row",
    }


def test_a_missing_and_an_empty_translation_are_seen() -> None:
    read = made_up('msgid "said"\nmsgstr "甲"\n\nmsgid "empty"\nmsgstr ""\n')
    assert untranslated(read, ("said", "empty", "missing", ("{n} row", "{n} rows"))) == ["empty", "missing", "{n} row"]


@pytest.mark.parametrize(
    ("translation", "is_wrong"), [("{date}甲", False), ("甲", True), ("{data}甲", True), ("{date}甲{day}", True)]
)
def test_another_name_in_braces_is_seen(translation: str, is_wrong: bool) -> None:
    (message,) = messages(made_up(f'msgid "{{date}} made up"\nmsgstr "{translation}"\n'))
    assert is_named_otherwise(message) is is_wrong


@pytest.mark.parametrize(
    ("translation", "is_wrong"), [("**甲**", False), ("甲", True), ("**甲", True), ("**`甲`**", True)]
)
def test_a_lost_mark_is_seen(translation: str, is_wrong: bool) -> None:
    (message,) = messages(made_up(f'msgid "**made up**"\nmsgstr "{translation}"\n'))
    assert is_marked_otherwise(message) is is_wrong
