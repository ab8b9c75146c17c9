"""Who takes part is who meets or speaks in what is told of now."""

import re

import pytest

from etl.drafts.person import FoundPerson

ALANDER = FoundPerson("anna-alander", "Anna Alander", "AX", True, re.compile("Alander|Аландер|安娜"))


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Alander said that all is well.", True),
        ("“All is well,” said Minister of Trade Alander.", True),
        ("— сказал министр сельского хозяйства Аландер.", True),
        ("安娜表示，一切都好。", True),
        ("Bouvet said it to the press, and Alander left.", False),
        ("Alander left.", False),
    ],
)
def test_who_stands_beside_a_word_of_speech_speaks(text: str, speaks: bool) -> None:
    assert ALANDER.speaks_in(text) is speaks


@pytest.mark.parametrize(
    ("text", "takes_part"),
    [
        ("Alander met Bouvet.", True),
        ("Last year Alander met Bouvet.", False),
        ("Alander will be there in June.", False),
        ("Bouvet met guests.", False),
    ],
)
def test_who_met_at_another_time_takes_no_part(text: str, takes_part: bool) -> None:
    assert ALANDER.takes_part_in([text]) is takes_part
    assert ALANDER.takes_part_in([]) is False
