"""Texts of docs/ as pages."""

from pathlib import Path

import pytest

from dashboard.screens.documents.document import DOCS, Document, fingerprint, read_document
from etl.vocabulary.languages import LANGUAGES

ENGLISH = "# Rules\n\nOf [Aland](sources.md), by [rule 1](#rule-1) and [a paper](https://aland.test/).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.md").write_text(ENGLISH, encoding="utf-8")
    return tmp_path


def translate(folder: Path, first_line: str) -> None:
    (folder / "rules.ru.md").write_text(f"{first_line}\n# Правила\n", encoding="utf-8")


def test_a_link_to_a_file_beside_the_text_keeps_its_words_only(folder: Path) -> None:
    shown = "# Rules\n\nOf Aland, by [rule 1](#rule-1) and [a paper](https://aland.test/).\n"
    assert read_document("rules", "en", folder) == Document(shown, "en")


def test_where_there_is_no_translation_the_text_is_english(folder: Path) -> None:
    assert read_document("rules", "zh", folder).language == "en"


@pytest.mark.parametrize(("text", "is_outdated"), [(ENGLISH, False), ("an earlier text", True)])
def test_a_translation_is_outdated_once_the_english_text_has_changed(
    folder: Path, text: str, *, is_outdated: bool
) -> None:
    translate(folder, f"<!-- translates {fingerprint(text)} -->")
    assert read_document("rules", "ru", folder) == Document("# Правила\n", "ru", is_outdated)


def test_a_translation_that_does_not_say_of_what_is_refused_with_the_line_to_write(folder: Path) -> None:
    translate(folder, "# no fingerprint")
    with pytest.raises(ValueError, match=rf"translates {fingerprint(ENGLISH)} .*got '# no fingerprint'"):
        read_document("rules", "ru", folder)


@pytest.mark.parametrize("name", ["method", "glossary"])
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_what_ships_can_be_read_in_every_language(name: str, language: str) -> None:
    assert read_document(name, language, DOCS).markdown.startswith("# ")
