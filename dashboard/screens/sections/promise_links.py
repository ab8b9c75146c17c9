"""Promises as links, each with how it stands and who promised whom what."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from dashboard.locale import ngettext
from dashboard.subjects.events.notes import plain
from dashboard.subjects.names import Names
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.words import (
    deadline_in_words,
    event_day,
    parties_in_words,
    standing_badge,
    target_in_words,
)
from dashboard.ui import address, components
from dashboard.ui.names import page_names

PROMISES_A_PAGE = 10


def show_links(ledger: Sequence[LedgerEntry]) -> None:
    """Promises in the order given, each as a link with how it stands, so many a page."""
    names = page_names()
    below = st.container()
    page = address.choose_page("page", ceil(len(ledger) / PROMISES_A_PAGE))
    with below:
        for entry in ledger[(page - 1) * PROMISES_A_PAGE : page * PROMISES_A_PAGE]:
            commitment = entry.commitment
            with st.container(gap=None):
                components.commitment_link(commitment.commitment_id, commitment.text, icon=None)
                st.markdown(f"{standing_badge(entry, names)} {plain(standing_in_words(commitment, names))}")
                st.caption(plain(promise_facts(entry, names)))


def promise_facts(entry: LedgerEntry, names: Names) -> str:
    """Who promised to whom and when, by when, how much, and how often it was told."""
    commitment, count = entry.commitment, entry.telling_count
    facts = [
        parties_in_words(commitment, names),
        event_day(commitment.event),
        deadline_in_words(commitment),
        target_in_words(commitment),
        ngettext("told {n} time", "told {n} times", count) if count > 1 else "",
    ]
    return " · ".join(fact for fact in facts if fact)
