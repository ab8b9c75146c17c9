import pytest
from sqlalchemy import Connection

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.search.questions import Question, Word, read_question
from tests.dashboard.subjects.search.made import made_record
from tests.loading import file_of


@pytest.fixture(scope="module")
def connection() -> Connection:
    with read_only_engine(file_of(**made_record())).connect() as opened:
        yield opened


def spelled(question: Question) -> list[tuple[str, set[str]]]:
    """Each term as written, with its spellings; a beginning has a star."""
    return [
        (
            term.written,
            {" ".join(f"{word.text}*" if word.is_beginning else word.text for word in told) for told in term.spellings},
        )
        for term in question.terms
    ]


def test_a_place_stands_for_its_names_in_every_language(connection: Connection) -> None:
    for text in ("Mariehamn rye", "Мариехамн rye", "玛丽港 rye", "玛丽港rye"):
        question = read_question(connection, text)
        assert question.places == {"mariehamn"}
        assert spelled(question)[0][1] == {"mariehamn", "мариехамн", "玛丽 丽港"}


def test_a_word_of_the_trade_stands_for_those_of_the_same_meaning(connection: Connection) -> None:
    assert spelled(read_question(connection, "баранины rye"))[0] == (
        "баранины", {"sheep", "mutton", "羊肉", "羊*", "баранин"}
    )  # fmt: skip


def test_the_longest_name_is_meant(connection: Connection) -> None:
    (term,) = read_question(connection, "Anna Berg").terms

    assert term.written == "Anna Berg"
    assert (Word("安娜"), Word("贝里")) in term.spellings


def test_the_last_word_may_be_the_beginning_of_one(connection: Connection) -> None:
    assert spelled(read_question(connection, "exported grai")) == [
        ("exported", {"export"}),
        ("grai", {"grai", "grai*"}),
    ]


def test_characters_that_name_nothing_are_looked_for_by_twos(connection: Connection) -> None:
    assert spelled(read_question(connection, "黑麦粉")) == [("黑麦粉", {"黑麦 麦粉"})]


def test_a_time_is_no_word(connection: Connection) -> None:
    question = read_question(connection, "Mariehamn May 2099")

    assert [term.written for term in question.terms] == ["Mariehamn"]
    assert len(question.spans) == 1


@pytest.mark.parametrize("text", ["", "  ", "!?", "' OR 1=1"])
def test_signs_are_no_words(connection: Connection, text: str) -> None:
    assert [term.written for term in read_question(connection, text).terms] == [
        word for word in ("OR", "1", "1") if word in text
    ]


def test_an_empty_question_asks_for_nothing(connection: Connection) -> None:
    assert not read_question(connection, "")
    assert read_question(connection, "2099")
