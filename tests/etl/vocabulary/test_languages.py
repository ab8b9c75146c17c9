"""The languages that names may be in."""

from babel import Locale

from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE


def test_every_language_calls_itself_by_its_name_and_the_one_of_the_code_is_first() -> None:
    names = {code: Locale(code).get_language_name(code) for code in LANGUAGES}

    assert {code: str(name).casefold() for code, name in names.items()} == {
        code: name.casefold() for code, name in LANGUAGES.items()
    }
    assert next(iter(LANGUAGES)) == SOURCE_LANGUAGE
