"""Where an event is told, each side's account apart."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import EventSource
from dashboard.subjects.events.notes import source_links
from dashboard.subjects.names import Names


def show_accounts(sources: Sequence[EventSource], names: Names) -> None:
    """Sources as links, each side's account in a column of its own."""
    st.header(_("Sources, by whose account they are"), anchor="sources")
    accounts = source_links(sources, names)
    for place, (heading, links) in zip(st.columns(max(len(accounts), 2)), accounts.items(), strict=False):
        with place:
            st.subheader(heading, anchor=False)
            for link in links:
                st.markdown(link.markdown())
