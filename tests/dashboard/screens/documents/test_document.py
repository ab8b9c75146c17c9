"""Texts of docs/ as pages."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.screens.documents.document import DOCS, Document, anchor, fingerprint, read_document
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


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("1. Every fact has its day", "1-every-fact-has-its-day"),
        ("3. Выводы делает сборка, остальное их читает", "3-выводы-делает-сборка-остальное-их-читает"),
        ("“无法评判”分三种", "无法评判分三种"),
    ],
)
def test_a_heading_is_named_by_its_words_in_any_script(heading: str, expected: str) -> None:
    assert anchor(heading) == expected


@pytest.mark.parametrize("name", ["method", "glossary"])
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_link_within_a_text_leads_to_a_heading_of_it(name: str, language: str) -> None:
    text = read_document(name, language, DOCS).markdown
    headings = {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)}

    assert [link for link in re.findall(r"\]\(#([^)]+)\)", text) if link not in headings] == []


@pytest.mark.parametrize("name", ["method", "glossary"])
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_translation_that_is_not_outdated_has_the_headings_and_codes_of_the_english_text(
    name: str, language: str
) -> None:
    english, translated = read_document(name, "en", DOCS), read_document(name, language, DOCS)

    assert translated.is_outdated or marks_and_codes(translated.markdown) == marks_and_codes(english.markdown)


def marks_and_codes(text: str) -> tuple[list[str], list[str]]:
    return re.findall(r"^#+(?= )", text, flags=re.MULTILINE), sorted(re.findall(r"`[^`]+`", text))


def test_a_page_shows_the_headings_under_the_names_that_links_lead_to() -> None:
    def page() -> None:
        from dashboard.screens.documents.document import show_document  # noqa: PLC0415 (AppTest runs this text alone)

        show_document("method")

    app = AppTest.from_function(page).run()

    assert not app.exception
    assert [title.value for title in app.title] == ["The method"]
    assert "1-every-fact-has-its-day" in [header.anchor for header in app.header]
    assert "one-word-for-a-promise" in [header.anchor for header in app.subheader]
    assert "# " not in "".join(body.value for body in app.markdown)
