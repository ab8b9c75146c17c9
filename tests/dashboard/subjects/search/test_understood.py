from datetime import date

import pytest

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.names import read_names
from dashboard.subjects.search.dates import Span, find_dates
from dashboard.subjects.search.hits import search
from dashboard.subjects.search.questions import Question, read_question
from dashboard.subjects.search.understood import nearest_to, question_in_words, question_text, span_in_words
from tests.dashboard.subjects.search.made import made_record
from tests.loading import file_of

SPANS = (
    Span(date(2099, 5, 9), date(2099, 5, 9)),
    Span(date(2099, 5, 9), date(2099, 5, 11)),
    Span(date(2099, 5, 1), date(2099, 5, 31)),
    Span(date(2099, 1, 1), date(2099, 12, 31)),
    Span(date(2098, 1, 1), date(2099, 12, 31)),
)


def test_times_are_told_as_exact_as_they_were_asked_for() -> None:
    assert [span_in_words(span) for span in SPANS] == ["9 May 2099", "9–11 May 2099", "May 2099", "2099", "2098 – 2099"]


@pytest.mark.parametrize("span", SPANS)
def test_a_question_as_a_text_is_understood_as_the_same(span: Span) -> None:
    assert find_dates(question_text(Question(spans=(span,)))).spans == (span,)


def test_a_question_is_told_back_with_names_in_the_reader_s_language() -> None:
    with read_only_engine(file_of(**made_record())).connect() as connection:
        question = read_question(connection, "玛丽港 2099年5月 zebra 奥兰")

        assert question_in_words(question, read_names(connection, "en")) == "May 2099 · Mariehamn · zebra · Aland"


def nearest(text: str) -> list[tuple[str, int]]:
    with read_only_engine(file_of(**made_record())).connect() as connection:
        found = search(connection, text)
        assert found.hits == ()
        return [(question_text(one.question), one.count) for one in nearest_to(connection, found.question)]


def test_where_nothing_is_found_all_parts_but_one_that_find_something_are_near() -> None:
    assert nearest("Mariehamn 2098 rye") == [("Mariehamn rye", 2)]


def test_where_these_find_nothing_each_part_alone_is() -> None:
    assert nearest("Eckero May 2099 zebra") == [("2099-05", 4), ("Eckero", 1)]


def test_nothing_is_near_a_question_of_one_part() -> None:
    assert nearest("zebra") == []
