from datetime import date

import pytest
from sqlalchemy import select

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.search.dates import Span
from dashboard.subjects.search.matching import matches
from dashboard.subjects.search.questions import Question, Term, Word
from etl.schema import search_entry
from tests.conftest import LoadDatabase
from tests.factories import search_entry_row


def entry(code: str, words: str, **given: object) -> dict[str, object]:
    return search_entry_row(code=code, title_words=words, words=words, **given)


def term(*spellings: tuple[Word, ...]) -> Term:
    return Term("as written", spellings)


RYE, FLOUR, HORSE = Word("rye"), Word("flour"), Word("马")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((term((RYE,)),), ["a", "b"]),
        ((term((RYE, FLOUR)),), ["b"]),
        ((term((RYE,), (HORSE,)),), ["a", "b", "c"]),
        ((term((RYE,), (HORSE,)), term((FLOUR,))), ["b"]),
        ((term((Word("fl", is_beginning=True),)),), ["b"]),
        ((term((Word("fl"),)),), []),
        ((term((Word("马", is_beginning=True),)),), ["c", "d"]),
    ],
)
def test_all_terms_of_each_one_spelling_of_that_all_words(
    loaded_database: LoadDatabase, terms: tuple[Term, ...], expected: list[str]
) -> None:
    rows = [entry("a", "rye"), entry("b", "rye flour"), entry("c", "马"), entry("d", "马肉 肉")]
    with read_only_engine(loaded_database(search_entry=rows)).connect() as connection:
        asked = select(search_entry.c.code).where(matches(connection, Question(terms=terms)))
        assert list(connection.scalars(asked.order_by(search_entry.c.code))) == expected


def test_a_figure_lies_whole_in_a_time_and_an_event_in_part(loaded_database: LoadDatabase) -> None:
    year = {"start_date": date(2099, 1, 1), "end_date": date(2099, 12, 31)}
    rows = [
        entry("event", "rye", **year),
        entry("figure", "rye", kind="figure", **year),
        entry("goods", "rye", kind="group"),
    ]
    may = Span(date(2099, 5, 1), date(2099, 5, 31))

    with read_only_engine(loaded_database(search_entry=rows)).connect() as connection:

        def codes(question: Question) -> list[str]:
            asked = select(search_entry.c.code).where(matches(connection, question))
            return list(connection.scalars(asked.order_by(search_entry.c.code)))

        assert codes(Question(spans=(may,))) == ["event"]
        assert codes(Question(spans=(Span(start=year["start_date"], end=year["end_date"]),))) == ["event", "figure"]
        assert codes(Question(spans=(may,), terms=(term((RYE,)),))) == ["event", "goods"]
