import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.schema.search_words import composed, is_run, name_key, pieces_of, words_to_store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ürümqi", "urumqi"),
        ("Exports", "export"),
        ("China's", "CHINA"),
        ("баранины", "Баранина"),
        ("лён", "лен"),
        ("O’tkir", "Otkir"),
        ("２０２３", "2023"),
        (unicodedata.normalize("NFD", "Ürümqi"), "Ürümqi"),
    ],
)
def test_case_accents_endings_and_apostrophes_make_no_other_word(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_word_is_stored_as_written_and_without_its_ending() -> None:
    assert words_to_store(["Grain exports rose"]) == ["grain", "exports", "export", "rose"]


def test_a_short_i_of_russian_is_a_letter_of_its_own() -> None:
    assert "китай" in words_to_store(["Китай"])


def test_chinese_is_stored_by_twos_and_the_last_character_alone() -> None:
    assert words_to_store(["乌鲁木齐 2099年"]) == ["乌鲁", "鲁木", "木齐", "齐", "2099", "年"]


def test_characters_that_do_not_stand_beside_each_other_are_no_word() -> None:
    assert words_to_store(["羊·肉"]) == ["羊", "肉"]


def test_a_word_that_several_texts_have_is_stored_once() -> None:
    assert words_to_store(["grain", "Grain!"]) == ["grain"]


def test_pieces_tell_where_they_stand() -> None:
    text = "5月 Grain"

    assert [(text[piece.start : piece.end], piece.is_character) for piece in pieces_of(text)] == [
        ("5", False), ("月", True), ("Grain", False)
    ]  # fmt: skip


def test_a_key_keeps_runs_of_characters_together() -> None:
    assert name_key("安娜·阿兰德 (Anna)") == "安娜 阿兰德 anna"
    assert is_run("安娜")
    assert not is_run("anna")


@given(st.text())
def test_words_are_letters_and_digits_in_small_letters(text: str) -> None:
    words = words_to_store([composed(text)])

    assert [word for word in words if not word.isalnum() or word != word.casefold()] == []
