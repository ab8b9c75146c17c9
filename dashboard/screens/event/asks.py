"""What one side asked of the other at an event, and what came of it."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.asks.asks import Ask, asks_of_event
from dashboard.subjects.asks.words import account_in_words, answer_in_words, who_asks_whom
from dashboard.subjects.events.notes import plain
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names


def show_asks(event_id: str) -> None:
    """Each ask with who puts it to whom and its answer; nothing where none is recorded."""
    asks = ask(asks_of_event, event_id)
    if not asks:
        return
    st.header(_("What was asked for"), anchor="asks")
    for one in asks:
        show_ask(one)


def show_ask(one: Ask) -> None:
    """One ask; its answer leads to the event that gave it."""
    names = page_names()
    with st.container(gap=None):
        st.markdown(f"**{plain(one.text)}**")
        facts = (who_asks_whom(one, names), account_in_words(one, names), answer_in_words(one, names))
        st.caption(" · ".join(plain(fact) for fact in facts if fact))
        if one.answer:
            components.event_link(one.answer.event.event_id, one.answer.event.title, icon=None)
