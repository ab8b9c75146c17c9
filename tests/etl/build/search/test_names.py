import pandas as pd

from etl import schema
from etl.build.search.names import name_rows, read_all_words
from tests.factories import Row as TableRow
from tests.factories import (
    access_good_row,
    area_row,
    commodity_group_row,
    complete,
    frames,
    person_row,
    place_row,
    synonym_row,
    term_row,
    translation_row,
)


def tables_of(**rows: list[TableRow]) -> dict[str, pd.DataFrame]:
    """The rows and what they refer to, and the other tables empty."""
    whole = complete(**rows)
    return frames(**{table.name: whole.get(table.name, []) for table in schema.metadata.sorted_tables})


def keys_of(**rows: list[TableRow]) -> list[tuple[str, str, str]]:
    """Key, list and code of every name that is recognised but those of areas."""
    tables = tables_of(**rows)
    found = name_rows(tables, read_all_words(tables).names)
    return [(row["name_key"], row["list_name"], row["code"]) for row in found if row["list_name"] != "area"]


def test_a_place_is_recognised_by_its_name_in_any_language() -> None:
    assert keys_of(place=[place_row(place_code="mariehamn", name_zh="玛丽港", name_ru="Мариехамн")]) == [
        ("mariehamn", "place", "mariehamn"),
        ("мариехамн", "place", "mariehamn"),
        ("玛丽港", "place", "mariehamn"),
    ]


def test_words_of_one_meaning_have_one_code_and_what_stands_in_brackets_is_no_name() -> None:
    synonyms = [synonym_row(synonym_code="rye", words_en="rye; secale", words_ru="рожь")]

    assert keys_of(synonym=synonyms, commodity_group=[commodity_group_row(group_code="grain", title_en="Grain (all)")]) == [
        ("grain", "commodity_group", "grain"),
        ("rye", "synonym", "rye"),
        ("secal", "synonym", "rye"),
        ("рож", "synonym", "rye"),
    ]  # fmt: skip


def test_goods_of_acts_and_topics_are_recognised_and_other_lists_are_not() -> None:
    terms = [
        term_row(term_code="grain", title_en="Grain"),
        term_row(list_name="event_kind", term_code="summit", title_en="Summit"),
    ]

    assert keys_of(access_good=[access_good_row(good_code="rye", name_en="Rye")], term=terms) == [
        ("grain", "topic", "grain"),
        ("rye", "access_good", "rye"),
    ]


def test_a_family_name_is_that_of_the_one_who_alone_has_it() -> None:
    people = [
        person_row(person_code="anna-berg", name_en="Anna Berg", name_zh="安娜·贝里", name_ru="Анна Берг"),
        person_row(person_code="bo-holm", name_en="Bo Holm"),
        person_row(person_code="carl-holm", name_en="Carl Holm"),
    ]

    assert [(key, code) for key, _, code in keys_of(person=people) if " " not in key] == [
        ("berg", "anna-berg"),
        ("берг", "anna-berg"),
        ("贝里", "anna-berg"),
    ]


def test_a_chinese_name_begins_with_the_family_name_so_its_last_part_alone_is_no_name() -> None:
    people = [person_row(person_code="li-made", area_code="CN", name_en="Li Made")]

    assert [key for key, *_ in keys_of(person=people)] == ["li made"]


def test_a_family_name_that_is_another_thing_s_name_is_not_taken() -> None:
    people = [person_row(person_code="anna-mariehamn", name_en="Anna Mariehamn")]

    assert [one for one in keys_of(person=people, place=[place_row()]) if one[0] == "mariehamn"] == [
        ("mariehamn", "place", "mariehamn")
    ]


def test_texts_are_told_with_their_translations_and_names_in_every_language() -> None:
    tables = tables_of(
        area=[area_row(name_ru="Аланды")],
        translation=[
            translation_row(language="zh", english="Rye", translation="黑麦"),
            translation_row(language="ru", english="Rye", translation="Рожь"),
        ],
    )
    words = read_all_words(tables)

    assert set(words.said("Rye", None, "Oats")) == {"Rye", "Рожь", "黑麦", "Oats"}
    assert words.said("Rye")[0] == "Rye"
    assert words.named("area", "AX", None, "ZZ") == ("Aland", "Аланды")
