"""The list of the Timeline: a card an event, with what came of the promises made there and the words found."""

from collections.abc import Mapping, Sequence
from math import ceil

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.screens.sections.found import show_result
from dashboard.subjects.names import Names
from dashboard.subjects.promises.standings import outcomes_of_events
from dashboard.subjects.promises.words import outcome_badge
from dashboard.subjects.search.hits import Hit
from dashboard.subjects.search.questions import Question
from dashboard.subjects.search.results import results_of
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.names import page_names

EVENTS_A_PAGE = 12


def show_cards_of(hits: Sequence[Hit], question: Question, *, heading: str, of: object) -> None:
    """The events in the order given, so many a page; another choice, ``of``, begins at the first page."""
    st.header(heading, anchor=False)
    below = st.container()
    page = address.choose_page("page", ceil(len(hits) / EVENTS_A_PAGE), of=str(of))
    shown = tuple(hits[(page - 1) * EVENTS_A_PAGE : page * EVENTS_A_PAGE])
    names = page_names()
    outcomes = ask(outcomes_of_events, tuple(hit.code for hit in shown))
    with below:
        for result in ask(results_of, shown, question, language()):
            with st.container(border=True, gap=None):
                show_result(result, names)
                show_promises(outcomes.get(result.hit.code, {}), names)


def show_promises(outcomes: Mapping[str, int], names: Names) -> None:
    """How the promises made at an event stand; nothing where none was made."""
    if outcomes:
        badges = (
            outcome_badge(outcome, names) + (f" × {count}" if count > 1 else "") for outcome, count in outcomes.items()
        )
        st.markdown(f":small[{_('Promises')}: {' '.join(badges)}]")
