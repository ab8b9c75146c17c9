"""Search: notes, promises, people, goods and figures that a question finds, whatever language it is in."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language, ngettext
from dashboard.screens.search.sections import Section, sections_of
from dashboard.screens.sections.found import show_nearest, show_result
from dashboard.subjects.search.hits import Hit, search
from dashboard.subjects.search.questions import Question
from dashboard.subjects.search.results import results_of
from dashboard.subjects.search.understood import question_in_words
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, place_for_answer
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import PAGES_BY_ADDRESS

FIRST = 5
RESULTS_A_PAGE = 20
ALL = "all"


def render() -> None:
    """Draw the page."""
    head = place_for_answer()
    text = address.choose_text(
        "q", _("Search"), placeholder=_("Words, a date, a place or a person: Urumqi May 2023, 羊肉, Токаев")
    )
    found = ask(search, text)
    sections = sections_of(found)
    with head:
        show_answer(text, found.question, sections)
    if not sections:
        if found.question:
            show_nearest(found.question, "search", "q")
        return
    chosen = choose_section(sections)
    if chosen:
        show_whole(chosen, found.question, of=text)
    else:
        for section in sections:
            show_first(section, found.question)


def show_answer(text: str, question: Question, sections: Sequence[Section]) -> None:
    """What was understood and how much was found, as the heading."""
    page = PAGES_BY_ADDRESS["search"]
    name = _(page.title)
    if not text:
        answer(_("What are you looking for?"), _(page.question), page_name=name)
        return
    understood = question_in_words(question, page_names()) or text
    count = sum(len(section.hits) for section in sections)
    if count:
        sentence = ngettext("{n} result for {words}", "{n} results for {words}", count, words=understood)
    else:
        sentence = _("Nothing is found for {words}").format(words=understood)
    answer(sentence, page_name=name)


def choose_section(sections: Sequence[Section]) -> Section | None:
    """One kind alone, or None for all of them."""
    by_code = {section.code: section for section in sections}
    labels = {ALL: _("All")} | {
        code: _("{words} ({count})").format(words=section.title, count=len(section.hits))
        for code, section in by_code.items()
    }
    chosen = address.choose_one("kind", _("Kind"), list(labels), labels.__getitem__, default=ALL, look="segmented")
    return by_code.get(chosen)


def show_first(section: Section, question: Question) -> None:
    """The best results of a kind, under its heading."""
    st.header(_("{words} ({count})").format(words=section.title, count=len(section.hits)), anchor=section.code)
    show_results(section.hits[:FIRST], question)


def show_whole(section: Section, question: Question, *, of: str) -> None:
    """All results of a kind, so many a page."""
    below = st.container()
    page = address.choose_page("page", ceil(len(section.hits) / RESULTS_A_PAGE), of=of)
    with below:
        show_results(section.hits[(page - 1) * RESULTS_A_PAGE : page * RESULTS_A_PAGE], question)


def show_results(hits: Sequence[Hit], question: Question) -> None:
    """Hits in their order."""
    names = page_names()
    for result in ask(results_of, tuple(hits), question, language()):
        show_result(result, names)


render()
