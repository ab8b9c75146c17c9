from datetime import date

import pytest

from dashboard.subjects.asks.asks import Answer, Ask
from dashboard.subjects.asks.words import account_in_words, answer_in_words, who_asks_whom
from dashboard.subjects.promises.attestations import DatedEvent
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, terms={"answer_extent": {"partly": "Answered in part"}})
EVENT = DatedEvent("2099-05-09-a", "They met", date(2099, 5, 9), "day")


def made_ask(account_of: str | None = None, answer: Answer | None = None) -> Ask:
    return Ask("2099-05-09-a-a1", EVENT, "Let apples in", account_of, ("AX",), ("BV",), (), answer)


def test_who_asks_whom_is_told_by_name() -> None:
    assert who_asks_whom(made_ask(), NAMES) == "Aland to Bouvet"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "No answer is known."),
        (Answer(EVENT, "partly", "Half of them."), "Answered in part: Half of them."),
        (Answer(EVENT, "partly", None), "Answered in part: 9 May 2099: They met"),
    ],
)
def test_an_answer_says_how_far_and_how_or_where(answer: Answer | None, words: str) -> None:
    assert answer_in_words(made_ask(answer=answer), NAMES) == words


def test_whose_account_tells_it_is_said_only_where_one_does() -> None:
    assert (account_in_words(made_ask("AX"), NAMES), account_in_words(made_ask(), NAMES)) == ("Told by Aland", "")
