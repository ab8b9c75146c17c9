"""Promises as links, each with how it stands and who promised whom what."""

from collections.abc import Mapping
from math import ceil
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import names_of
from dashboard.subjects.promises.reasons import standing_in_words
from dashboard.subjects.promises.words import (
    deadline_in_words,
    standing_badge,
    target_in_words,
)
from dashboard.ui import address, components
from dashboard.ui.names import page_names

PROMISES_A_PAGE = 10


def show_links(ledger: pd.DataFrame) -> None:
    """Promises in the order given, each as a link with how it stands, so many a page."""
    names = page_names()
    below = st.container()
    page = address.choose_page("page", ceil(len(ledger) / PROMISES_A_PAGE))
    with below:
        for row in ledger.iloc[(page - 1) * PROMISES_A_PAGE : page * PROMISES_A_PAGE].to_dict("records"):
            with st.container(gap=None):
                components.commitment_link(row["commitment_id"], plain(row["text"]), icon=None)
                st.markdown(f"{standing_badge(row, names)} {plain(standing_in_words(row, names))}")
                st.caption(plain(promise_facts(row, names.areas)))


def promise_facts(row: Mapping[Any, Any], areas: Mapping[str, str]) -> str:
    """Who promised to whom and when, by when, how much, and how often it was told."""
    by, to = names_of(row["by_codes"], areas), names_of(row["to_codes"], areas)
    told = int(row["telling_count"])
    facts = [
        _("{by} to {to}").format(by=by, to=to) if by and to else by,
        date_in_words(row["event_start_date"].date(), row["event_start_date"].date(), row["event_date_precision"]),
        deadline_in_words(row),
        target_in_words(row),
        ngettext("told {n} time", "told {n} times", told) if told > 1 else "",
    ]
    return " · ".join(fact for fact in facts if fact)
