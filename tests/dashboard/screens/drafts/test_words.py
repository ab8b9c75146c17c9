"""What the page Drafts says of a draft."""

import pytest

from dashboard.drafts.inbox import Decision
from dashboard.locale import in_language
from dashboard.screens.drafts.words import decided_in_words, faults_in_words, found_in_words


def test_what_was_found_is_told_in_the_order_of_a_note() -> None:
    assert found_in_words({"topics": 3, "place": 1, "participants": 2}) == "2 people · the place · 3 topics"
    assert found_in_words({"acts": 1}) == "1 act on market access"
    assert found_in_words({}) == "nothing was found"


def test_what_is_left_to_mend_is_counted() -> None:
    assert faults_in_words(2) == "2 faults are left to mend in its file."
    with in_language("ru"):
        assert faults_in_words(2) == "В файле осталось исправить 2 ошибки. О них сказано по-английски."
    assert faults_in_words(0).startswith("No fault is seen in it.")


@pytest.mark.parametrize(
    ("decision", "is_done", "said"),
    [
        (Decision.ACCEPT, True, "Accepted: a\\_b. It is on these pages after the next build."),
        (Decision.DROP, True, "Dropped: a\\_b."),
        (Decision.DROP, False, "Nothing was changed: a\\_b stays in the inbox."),
    ],
)
def test_what_came_of_a_decision_is_told(decision: Decision, said: str, *, is_done: bool) -> None:
    assert decided_in_words(decision, "a_b", is_done=is_done) == said
