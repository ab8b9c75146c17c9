"""The words by which articles are read."""

import pytest

from etl.drafts.words import any_of, named_in, read_words
from etl.vocabulary.languages import LANGUAGES


def test_one_pattern_finds_what_any_of_several_does_in_either_case() -> None:
    found = any_of(["sheep|goats", r"\bram\b"])

    assert [bool(found.search(text)) for text in ("Goats", "a RAM", "program", "cows")] == [True, True, False, False]


def test_what_is_named_is_told_in_the_order_of_the_list() -> None:
    patterns = {"meat": any_of(["mutton"]), "grain": any_of(["wheat"]), "fruit": any_of(["apples"])}

    assert named_in("Wheat and mutton", patterns) == ["meat", "grain"]


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("The ministers met in Mariehamn.", True),
        ("Earlier the ministers met in Mariehamn.", False),
        ("The ministers like sheep.", False),
    ],
)
def test_a_sentence_tells_of_the_meeting_unless_of_an_earlier_one(sentence: str, tells: bool) -> None:
    assert read_words().tells_of_the_meeting(sentence) is tells


def test_every_language_has_its_letters() -> None:
    assert set(read_words().letters) <= set(LANGUAGES)
    assert {"zh", "ru"} <= set(read_words().letters)
