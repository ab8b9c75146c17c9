"""The language of a run, and names in it."""

import pytest

from dashboard.locale import (
    available_languages,
    catalogue_path,
    gettext,
    in_language,
    language,
    ngettext,
    title_in,
    titles_of,
)
from etl.vocabulary.languages import LANGUAGES

TITLES = {"en": "Meat", "ru": "Мясо"}


def test_what_can_be_chosen_is_english_and_every_language_with_a_catalogue() -> None:
    assert available_languages() == [code for code in LANGUAGES if code == "en" or catalogue_path(code).is_file()]
    assert len(available_languages()) > 1


def test_a_language_holds_inside_and_the_one_before_comes_back_even_after_a_fault() -> None:
    def fail_in_russian() -> None:
        with in_language("ru"):
            assert (language(), gettext("Promises")) == ("ru", "Обязательства")
            raise KeyError

    with pytest.raises(KeyError):
        fail_in_russian()

    assert (language(), gettext("Promises")) == ("en", "Promises")


def test_a_language_that_nobody_knows_is_an_error_of_the_caller() -> None:
    with pytest.raises(ValueError, match="xx"), in_language("xx"):
        pytest.fail("it was used")
    assert language() == "en"


@pytest.mark.parametrize(("n", "words"), [(1, "1 sheep of Bo"), (2, "2 flocks of Bo")])
def test_a_count_chooses_the_form_and_is_put_in(n: int, words: str) -> None:
    assert ngettext("{n} sheep of {who}", "{n} flocks of {who}", n, who="Bo") == words


def test_a_message_without_a_translation_is_its_english_text() -> None:
    with in_language("zh"):
        assert gettext("No sheep has this text.") == "No sheep has this text."


def test_a_name_is_that_of_the_language_and_else_the_english_one() -> None:
    row = {f"title_{code}": TITLES.get(code) for code in LANGUAGES}

    assert titles_of(row) == TITLES
    with in_language("ru"):
        assert title_in(TITLES) == "Мясо"
    with in_language("zh"):
        assert title_in(TITLES) == "Meat"
