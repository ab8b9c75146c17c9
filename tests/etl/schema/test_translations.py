"""A text has one translation in a language."""

from etl import schema
from tests.etl.schema.refusing import refusal

ROW = {
    "language": "ru",
    "english_sha256": "0" * 64,
    "english": "They met.",
    "translation": "Они встретились.",
    "is_complete": True,
}


def test_a_text_has_one_translation_in_each_language_and_says_whether_it_is_whole() -> None:
    table = schema.translation

    assert refusal(table, ROW, ROW | {"language": "zh"}) == ""
    assert refusal(table, ROW, ROW).startswith("UNIQUE constraint failed")
    assert refusal(table, ROW | {"is_complete": None}) == "NOT NULL constraint failed: translation.is_complete"
