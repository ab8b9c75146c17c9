"""Names are looked up as each language writes them."""

import re
from pathlib import Path

import pytest

from etl.drafts.reference import Named, Reference, name_pattern, read_names


def test_the_files_give_names_in_every_language_and_where_things_lie(data_dir: Path) -> None:
    names = read_names(data_dir)

    assert [(one.code, one.area, one.name, sorted(one.forms)) for one in names.places] == [
        ("mariehamn", "AX", "Mariehamn", ["Mariehamn", "Мариехамн", "玛丽港"])
    ]
    assert [names.country_of(area) for area in ("AX-01", "AX", "QQ")] == ["AX", "AX", "QQ"]


def test_what_stands_in_brackets_or_after_a_comma_is_no_part_of_a_name() -> None:
    named = Named("a", "", {"en": "Aland (islands)", "zh": "奥兰（群岛）", "ru": "Аланд, острова", "kk": ""})

    assert named.forms == ["Aland", "奥兰", "Аланд"]
    assert Reference([], [], []).country_of("AX") == "AX"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Aland", "in Aland.", True),
        ("Aland", "Alander", False),
        ("Bo  Bouvet", "Bo\nBouvet", True),
        ("Ar'an", "Ar’an and Aran", True),
        ("玛丽港", "在玛丽港会见", True),
        ("Мариехамн", "в Мариехамне", True),
        ("Мариехамн", "Мариехамнские", False),
        ("Синяя Гора", "у Синей Горы", True),
        ("Берёза", "о Березе", True),
    ],
)
def test_a_name_is_found_as_a_whole_word_in_any_case(name: str, text: str, found: bool) -> None:
    assert (re.search(name_pattern(name), text) is not None) is found
