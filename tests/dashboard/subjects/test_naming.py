"""Lists of names as questions: in a language, and in English where that has none."""

import pytest

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.naming import _NAMED, names_in, names_question, terms_in
from etl import schema
from tests.factories import area_row, term_row
from tests.loading import file_of

TABLES = {
    "area": [area_row(area_code="BV", sort_order=2, name_ru="Буве"), area_row(sort_order=1)],
    "term": [
        term_row(term_code="meat", sort_order=2, title_ru="Мясо"),
        term_row(term_code="grain", sort_order=1, title_en="Grain"),
        term_row(list_name="flow", term_code="export", title_en="Export"),
    ],
}


def test_names_are_in_order_and_in_english_where_a_language_has_none() -> None:
    with read_only_engine(file_of(**TABLES)).connect() as connection:
        assert list(names_in(connection, "area", "ru").items()) == [("AX", "Aland"), ("BV", "Буве")]
        assert list(names_in(connection, "term:topic", "ru").items()) == [("grain", "Grain"), ("meat", "Мясо")]
        assert terms_in(connection, "en") == {
            "topic": {"grain": "Grain", "meat": "Meat"},
            "flow": {"export": "Export"},
        }


@pytest.mark.parametrize("kind", _NAMED)
def test_every_list_is_of_the_codes_of_its_table(kind: str) -> None:
    question = names_question(kind, "zh")

    assert [column.key for column in question.selected_columns] == ["code", "name"]
    assert question.get_final_froms() == [schema.metadata.tables[kind]]
    assert _NAMED[kind][0].name in {column.name for column in schema.metadata.tables[kind].primary_key}
