"""A question as a condition on ``search_entry``, for the index of either kind of database."""

from collections.abc import Callable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, cast, literal, or_, select, tuple_
from sqlalchemy.dialects.postgresql import TSQUERY

from dashboard.subjects.search.dates import Span
from dashboard.subjects.search.questions import Question, Term, Word
from etl.schema import search_entry
from etl.schema.search import search_index, word_vector
from etl.vocabulary.search import SearchKind

WITHOUT_TIME = (SearchKind.PERSON, SearchKind.GROUP, SearchKind.COMMODITY, SearchKind.ACCESS_GOOD)
"""What has no time of its own: a date in a question says nothing of it."""


def matches(connection: Connection, question: Question) -> ColumnElement[bool]:
    """Entries of one of the question's times that have all of its terms.

    A figure's period lies in the time that is asked for, an event at least in part. What has no time is found by words
    alone, so by none where there are no words.
    """
    conditions = []
    if question.terms:
        conditions.append(_INDEXES[connection.dialect.name](question.terms))
    if question.spans:
        undated = search_entry.c.kind.in_(WITHOUT_TIME) if question.terms else literal(value=False)
        conditions.append(or_(undated, *(_lies_in(span) for span in question.spans)))
    return and_(*conditions)


def _lies_in(span: Span) -> ColumnElement[bool]:
    start, end = search_entry.c.start_date, search_entry.c.end_date
    whole = and_(start >= span.start, end <= span.end)
    in_part = and_(start <= span.end, end >= span.start, search_entry.c.kind != SearchKind.FIGURE)
    return or_(whole, in_part)


def _in_fts5(terms: Sequence[Term]) -> ColumnElement[bool]:
    wanted = _written(terms, " AND ", " OR ", _fts5_word)
    keys = [column.name for column in search_entry.primary_key.columns]
    found = select(*(search_index.c[name] for name in keys)).where(search_index.c.search_index.op("MATCH")(wanted))
    return tuple_(*(search_entry.c[name] for name in keys)).in_(found)


def _in_postgres(terms: Sequence[Term]) -> ColumnElement[bool]:
    wanted = cast(_written(terms, " & ", " | ", _postgres_word), TSQUERY)
    return word_vector(search_entry).bool_op("@@")(wanted)


_INDEXES: dict[str, Callable[[Sequence[Term]], ColumnElement[bool]]] = {"sqlite": _in_fts5, "postgresql": _in_postgres}


def _written(terms: Sequence[Term], both: str, either: str, word: Callable[[Word], str]) -> str:
    """All terms; of each one of its spellings; of a spelling all words, which have no quotes in them."""
    spellings = ((both.join(word(one) for one in spelling) for spelling in term.spellings) for term in terms)
    return both.join("(" + either.join(f"({one})" for one in told) + ")" for told in spellings)


def _fts5_word(word: Word) -> str:
    return f'"{word.text}"*' if word.is_beginning else f'"{word.text}"'


def _postgres_word(word: Word) -> str:
    return f"'{word.text}':*" if word.is_beginning else f"'{word.text}'"
