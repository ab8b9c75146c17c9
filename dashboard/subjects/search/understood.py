"""A question told back in the reader's words, and the nearest ones that find something where it finds nothing."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import Names
from dashboard.subjects.search.dates import Span
from dashboard.subjects.search.hits import find
from dashboard.subjects.search.questions import Question, Term
from etl.vocabulary.periods import DatePrecision
from etl.vocabulary.search import SearchKind


@dataclass(frozen=True)
class Nearest:
    """A part of a question that finds something, with how much."""

    question: Question
    count: int


def nearest_to(
    connection: Connection, question: Question, kinds: tuple[SearchKind, ...] = tuple(SearchKind)
) -> list[Nearest]:
    """Questions that find something and are a part of this one, which finds nothing.

    All parts but one, the times being one and each term another; where that finds nothing either, each part alone.
    """
    parts = [Question(spans=question.spans)] if question.spans else []
    parts += [Question(terms=(term,)) for term in question.terms]
    if len(parts) < 2:
        return []
    all_but_one = [_together(parts[:place] + parts[place + 1 :]) for place in range(len(parts))]
    return _finding(connection, all_but_one, kinds) or _finding(connection, parts, kinds)


def _together(parts: Sequence[Question]) -> Question:
    return Question(
        tuple(span for part in parts for span in part.spans), tuple(term for part in parts for term in part.terms)
    )


def _finding(connection: Connection, questions: Sequence[Question], kinds: tuple[SearchKind, ...]) -> list[Nearest]:
    counted = [Nearest(question, len(find(connection, question, kinds))) for question in questions]
    return [one for one in counted if one.count]


def question_in_words(question: Question, names: Names) -> str:
    """What was understood: ``May 2023 · Urumqi``."""
    return " · ".join([*map(span_in_words, question.spans), *(term_in_words(term, names) for term in question.terms)])


def span_in_words(span: Span) -> str:
    """A time in words, as the reader's language has it."""
    return date_in_words(span.start, span.end, precision_of(span))


def term_in_words(term: Term, names: Names) -> str:
    """A place or an area by its name, other words as they were written."""
    if term.places:
        return names.place(term.places[0])
    return names.area(term.areas[0]) if term.areas else term.written


def precision_of(span: Span) -> DatePrecision:
    """Whether a time is whole years, whole months or days."""
    if (span.start.month, span.start.day, span.end.month, span.end.day) == (1, 1, 12, 31):
        return DatePrecision.YEAR
    is_month = span.start.day == 1 and span.end.day == monthrange(span.end.year, span.end.month)[1]
    return DatePrecision.MONTH if is_month else DatePrecision.DAY


def question_text(question: Question) -> str:
    """A question as a text that is understood as the same."""
    return " ".join([*map(_span_text, question.spans), *(term.written for term in question.terms)])


def _span_text(span: Span) -> str:
    start, end = span.start, span.end
    precision = precision_of(span)
    if precision == DatePrecision.YEAR:
        return f"{start:%Y}" if start.year == end.year else f"{start:%Y}-{end:%Y}"
    if precision == DatePrecision.MONTH:
        return f"{start:%Y-%m}"
    return start.isoformat() if start == end else f"{start.day}-{end:%d.%m.%Y}"
