"""Where an event is told, and which other events it belongs with."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import nearest_meetings, relation_in_words, source_links
from dashboard.subjects.events.words import facts_line, label_events
from dashboard.ui import components
from dashboard.ui.names import page_names


def show_sources(sources: pd.DataFrame) -> None:
    """Sources as links, each side's account in a column of its own."""
    st.header(_("Sources, by whose account they are"), anchor="sources")
    accounts = source_links(sources, page_names().areas)
    for place, (heading, links) in zip(st.columns(max(len(accounts), 2)), accounts.items(), strict=False):
        with place:
            st.subheader(heading, anchor=False)
            for link in links:
                st.markdown(link.markdown())


def show_related(
    event: Mapping[Hashable, Any], relations: pd.DataFrame, others: pd.DataFrame, people: Mapping[str, str]
) -> None:
    """The chain the event stands in, and the nearest other meetings of the same people."""
    st.header(_("Related events"), anchor="related")
    chain, same_people = st.columns(2, gap="large")
    with chain:
        st.subheader(_("What it follows, and what followed"), anchor=False)
        if relations.empty:
            st.markdown(_("No earlier or later event is linked to it."))
        for row in label_events(relations, page_names()).to_dict("records"):
            with st.container(gap=None):
                st.caption(relation_in_words(row["relation"], row["direction"]))
                components.event_link(row["event_id"], row["title"], icon=None)
                st.caption(facts_line(row))
    with same_people:
        st.subheader(_("Nearest other meetings of the same people"), anchor=False)
        if others.empty:
            st.markdown(_("Nobody of these people is at another event in the database."))
        for row in label_events(nearest_meetings(others, people, event["start_date"]), page_names()).to_dict("records"):
            with st.container(gap=None):
                components.event_link(row["event_id"], row["title"], icon=None)
                st.caption(_("{facts} · with {people}").format(facts=facts_line(row), people=row["with_names"]))
