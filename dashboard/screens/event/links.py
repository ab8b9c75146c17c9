"""Where an event is told, and which other events it belongs with."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import EventSource, OtherMeeting, Participant, RelatedEvent
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.notes import nearest_meetings, relation_in_words, source_links
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.names import Names
from dashboard.ui import components


def show_sources(sources: Sequence[EventSource], names: Names) -> None:
    """Sources as links, each side's account in a column of its own."""
    st.header(_("Sources, by whose account they are"), anchor="sources")
    accounts = source_links(sources, names)
    for place, (heading, links) in zip(st.columns(max(len(accounts), 2)), accounts.items(), strict=False):
        with place:
            st.subheader(heading, anchor=False)
            for link in links:
                st.markdown(link.markdown())


def show_related(
    event: Event,
    relations: Sequence[RelatedEvent],
    others: Sequence[OtherMeeting],
    participants: Sequence[Participant],
    names: Names,
) -> None:
    """What the event follows and what followed it, and the nearest other meetings of the same people."""
    st.header(_("Related events"), anchor="related")
    chain, same_people = st.columns(2, gap="large")
    with chain:
        show_relations(relations, names)
    with same_people:
        show_meetings(event, others, names, {there.person.person_code: there.person.name for there in participants})


def show_relations(relations: Sequence[RelatedEvent], names: Names) -> None:
    """Events that this one stands in a named relation to, as links."""
    st.subheader(_("What it follows, and what followed"), anchor=False)
    if not relations:
        st.markdown(_("No earlier or later event is linked to it."))
    for related in relations:
        with st.container(gap=None):
            st.caption(relation_in_words(related.relation, related.direction))
            components.event_link(related.event.event_id, related.event.title, icon=None)
            st.caption(facts_line(related.event, names))


def show_meetings(event: Event, others: Sequence[OtherMeeting], names: Names, people: dict[str, str]) -> None:
    """The nearest other meetings of the same people, as links; takes the people's names by code."""
    st.subheader(_("Nearest other meetings of the same people"), anchor=False)
    if not others:
        st.markdown(_("Nobody of these people is at another event in the database."))
    for meeting in nearest_meetings(others, people, event.start_date):
        with st.container(gap=None):
            components.event_link(meeting.event.event_id, meeting.event.title, icon=None)
            facts = facts_line(meeting.event, names)
            st.caption(_("{facts} · with {people}").format(facts=facts, people=_(", ").join(meeting.people)))
