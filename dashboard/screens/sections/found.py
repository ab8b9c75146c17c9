"""What a search found, as links with facts and the words found marked."""

from html import escape

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import plain
from dashboard.subjects.names import Names
from dashboard.subjects.promises.words import outcome_badge
from dashboard.subjects.search.addresses import page_of
from dashboard.subjects.search.questions import Question
from dashboard.subjects.search.results import Result
from dashboard.subjects.search.snippets import Marked
from dashboard.subjects.search.understood import nearest_to, question_in_words, question_text
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import script_of
from etl.vocabulary.search import SearchKind


def show_result(result: Result, names: Names) -> None:
    """One thing found: a link to it, the facts about it, and where else the words stand."""
    page, parameters = page_of(result)
    with st.container(gap=None):
        st.page_link(script_of(page), label=in_bold(result.title), query_params={**parameters, **kept_parameters()})
        if result.outcome:
            st.markdown(f":small[{outcome_badge(result.outcome, names)}]")
        if about := facts_of(result):
            st.caption(about)
        if result.told:
            st.html(f'<p class="found">{in_html(result.told)}</p>')


def facts_of(result: Result) -> str:
    """The facts about a thing, as Markdown; of a figure with the page that states it."""
    page = f"[{_('Source')}](<{result.figure.source_url}>)" if result.figure else ""
    return " · ".join(part for part in (plain(result.about), page) if part)


def in_bold(told: Marked) -> str:
    """Stretches as Markdown, the words found in bold."""
    return "".join(f"**{plain(one.text)}**" if one.is_found else plain(one.text) for one in told)


def in_html(told: Marked) -> str:
    """Stretches as HTML, the words found marked."""
    return "".join(f"<mark>{escape(one.text)}</mark>" if one.is_found else escape(one.text) for one in told)


def show_nearest(
    question: Question, page: str, parameter: str, kinds: tuple[SearchKind, ...] = tuple(SearchKind)
) -> None:
    """Where a question finds nothing: links to what parts of it find, or how to ask where they find nothing.

    ``parameter`` is that of the page's words.
    """
    nearest = ask(nearest_to, question, kinds)
    if not nearest:
        st.markdown(
            _("Try fewer words, or the beginning of a word. Dates are read in words and digits: 9 May 2023, 2023-05.")
        )
        return
    st.markdown(_("Found by a part of it:"))
    for one in nearest:
        label = _("{words} ({count})").format(words=question_in_words(one.question, page_names()), count=one.count)
        query = {parameter: question_text(one.question), **kept_parameters()}
        st.page_link(script_of(page), label=plain(label), icon=":material/search:", query_params=query)
