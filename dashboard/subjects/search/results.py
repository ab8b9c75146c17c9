"""Hits as a reader is shown them: what a thing is called, the facts about it, and the words found in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, select, tuple_

from dashboard.locale import formats
from dashboard.locale import language as language_now
from dashboard.subjects.events.events import events_by_id
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.names import Names, read_names, short_name
from dashboard.subjects.naming import names_in
from dashboard.subjects.promises.commitments import commitments_by_id
from dashboard.subjects.promises.words import event_day, parties_in_words
from dashboard.subjects.search.hits import Hit
from dashboard.subjects.search.questions import Question
from dashboard.subjects.search.snippets import Marked, has_all_terms, marked, snippet
from dashboard.subjects.trade.figures import StatedFigure, figures_by_code
from etl.schema import search_entry
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind


@dataclass(frozen=True)
class Result:
    """A hit in the reader's language: its name with the words marked, and facts about it.

    ``told`` is where else the words stand, empty where the name has all of them.
    ``outcome`` is how a promise stands, ``figure`` what is known of a stated figure; None of other things.
    """

    hit: Hit
    title: Marked
    about: str
    told: Marked
    outcome: str | None = None
    figure: StatedFigure | None = None


@dataclass(frozen=True)
class _Told:
    title: str
    about: str
    outcome: str | None = None
    figure: StatedFigure | None = None


Codes = Sequence[str]


def results_of(connection: Connection, hits: Sequence[Hit], question: Question, language: str) -> list[Result]:
    """Hits in their order, each with what is told of it; ``language`` is that of this run."""
    names = read_names(connection, language)
    told: dict[tuple[SearchKind, str], _Told] = {}
    for kind in dict.fromkeys(hit.kind for hit in hits):
        codes = [hit.code for hit in hits if hit.kind == kind]
        told |= {(kind, code): one for code, one in _TELLERS[kind](connection, codes, names).items()}
    texts = _texts_of(connection, hits)
    return [
        _result(hit, told[hit.kind, hit.code], texts[hit], question, names=names, language=language) for hit in hits
    ]


def _result(hit: Hit, told: _Told, lines: Sequence[str], question: Question, *, names: Names, language: str) -> Result:
    about = names.role(hit.part) if hit.part != WHOLE else told.about
    elsewhere = [line for line in lines if line not in (told.title, about)]
    where = () if has_all_terms(told.title, question) else _told_in(elsewhere, question, language)
    return Result(hit, marked(told.title, question), about, where, told.outcome, told.figure)


def _told_in(lines: Sequence[str], question: Question, language: str) -> Marked:
    """Where the words stand in a text of the reader's language; only where they do not, in another one's."""
    own = [line for line in lines if _language_of(line) == language]
    return snippet(own, question) or snippet(lines, question)


def _language_of(line: str) -> str:
    """The language of a text of ours, by its letters."""
    if re.search("[\u4e00-\u9fff]", line):
        return "zh"
    return "ru" if re.search("[А-Яа-яЁё]", line) else "en"


def _texts_of(connection: Connection, hits: Sequence[Hit]) -> dict[Hit, list[str]]:
    """The lines by which things were found: promises first, then other texts, then names in other languages."""
    key = (search_entry.c.kind, search_entry.c.code, search_entry.c.part)
    question = select(*key, search_entry.c.title, search_entry.c.promises, search_entry.c.body).where(
        tuple_(*key).in_([(hit.kind.value, hit.code, hit.part) for hit in hits])
    )
    return {
        Hit(SearchKind(row.kind), row.code, row.part): [
            line for text in (row.promises, row.body, row.title) if text for line in text.split("\n")
        ]
        for row in connection.execute(question.order_by(*key))
    }


def _events(connection: Connection, codes: Codes, names: Names) -> dict[str, _Told]:
    return {event.event_id: _Told(event.title, facts_line(event, names)) for event in events_by_id(connection, codes)}


def _promises(connection: Connection, codes: Codes, names: Names) -> dict[str, _Told]:
    return {
        one.commitment_id: _Told(
            one.text,
            " · ".join(fact for fact in (event_day(one.event), parties_in_words(one, names)) if fact),
            outcome=one.standing.outcome,
        )
        for one in commitments_by_id(connection, codes)
    }


def _named(list_name: str, connection: Connection, codes: Codes, _names: Names) -> dict[str, _Told]:
    titles = names_in(connection, list_name, language_now())
    return {code: _Told(titles[code], "") for code in codes}


def _commodities(_connection: Connection, codes: Codes, names: Names) -> dict[str, _Told]:
    return {code: _Told(names.commodity(code), _list_in_words(code, names)) for code in codes}


def _list_in_words(commodity_id: str, names: Names) -> str:
    """``HS 1001``; of the names that another list has for codes, the list."""
    classification, _, code = commodity_id.partition(":")
    listed = short_name(names.term("classification", classification))
    return f"{listed} {code}" if code.isdigit() else listed


def _figures(connection: Connection, codes: Codes, names: Names) -> dict[str, _Told]:
    return {
        one.figure_code: _Told(one.subject, _figure_in_words(one, names), figure=one)
        for one in figures_by_code(connection, codes)
    }


def _figure_in_words(figure: StatedFigure, names: Names) -> str:
    """How much, of what, between whom, when and by whom."""
    facts = (
        formats.stated_amount(figure.value, figure.unit),
        names.term("indicator", figure.indicator),
        f"{names.area(figure.area_code)} – {names.area(figure.partner_code)}",
        figure.stated_period,
        names.office(figure.stated_by),
        figure.publisher,
    )
    return " · ".join(fact for fact in facts if fact)


_TELLERS: Mapping[SearchKind, Callable[[Connection, Codes, Names], dict[str, _Told]]] = {
    SearchKind.NOTE: _events,
    SearchKind.PROMISE: _promises,
    SearchKind.PERSON: partial(_named, "person"),
    SearchKind.GROUP: partial(_named, "commodity_group"),
    SearchKind.COMMODITY: _commodities,
    SearchKind.ACCESS_GOOD: partial(_named, "access_good"),
    SearchKind.FIGURE: _figures,
}
