"""Which other events belong with this one, each told once: by relation, in the same chain, of the same people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.event_parts import OtherMeeting, Participant, RelatedEvent
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.notes import nearest_meetings, plain
from dashboard.subjects.events.relations import relation_in_words
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.names import Names
from dashboard.subjects.promises.evidence import EvidenceBetween
from dashboard.ui import components
from dashboard.ui.names import page_names

MOST_A_SIDE = 5  # nearest in time; the others are folded away


@dataclass(frozen=True)
class Related:
    """Another event, and how it stands to this one in words."""

    event: Event
    words: str


def related_events(
    event: Event, relations: Sequence[RelatedEvent], chain: Sequence[Event], shown: Sequence[EvidenceBetween] = ()
) -> list[Related]:
    """Every event in a relation to this one or in its chain, once, oldest first."""
    words: dict[str, list[str]] = {}
    events: dict[str, Event] = {}
    for one in relations:
        events[one.event.event_id] = one.event
        words.setdefault(one.event.event_id, []).append(relation_in_words(one, event, shown))
    for one_of_chain in chain:
        if one_of_chain.event_id != event.event_id:
            events.setdefault(one_of_chain.event_id, one_of_chain)
    in_chain = _("In the same chain")
    found = [Related(other, _("; ").join(dict.fromkeys(words.get(code, [in_chain])))) for code, other in events.items()]
    return sorted(found, key=lambda one: (one.event.start_date, one.event.event_id))


def show_related(event: Event, related: Sequence[Related]) -> None:
    """What came before this event and what after, each in the order of time."""
    st.header(_("What came before and after"), anchor="related")
    if not related:
        st.markdown(_("No earlier or later event is linked to it."))
        return
    before = [one for one in related if one.event.start_date < event.start_date]
    after = [one for one in related if one not in before]
    for heading, side, near in (
        (_("Before"), before, before[-MOST_A_SIDE:]),
        (_("After"), after, after[:MOST_A_SIDE]),
    ):
        if side:
            st.subheader(heading, anchor=False)
            show_events(near)
            show_others([one for one in side if one not in near])


def show_events(related: Sequence[Related]) -> None:
    """Events as links, each with how it stands to this one."""
    names = page_names()
    for one in related:
        with st.container(gap=None):
            components.event_link(one.event.event_id, one.event.title, icon=None)
            st.caption(
                _("**{relation}** · {facts}").format(relation=one.words, facts=plain(facts_line(one.event, names)))
            )


def show_others(related: Sequence[Related]) -> None:
    """Those further away in time, folded away; nothing where there are none."""
    if related:
        with st.expander(ngettext("{n} more", "{n} more", len(related))):
            show_events(related)


def show_meetings(
    event: Event,
    others: Sequence[OtherMeeting],
    participants: Sequence[Participant],
    told: Collection[str],
    names: Names,
) -> None:
    """The nearest other meetings of the same people that are not told already; nothing where there are none."""
    people = {there.person.person_code: there.person.name for there in participants}
    new = [other for other in others if other.event.event_id not in told]
    if not new:
        return
    st.header(_("Nearest other meetings of the same people"), anchor="meetings")
    for meeting in nearest_meetings(new, people, event.start_date):
        with st.container(gap=None):
            components.event_link(meeting.event.event_id, meeting.event.title, icon=None)
            facts = facts_line(meeting.event, names)
            st.caption(plain(_("{facts} · with {people}").format(facts=facts, people=_(", ").join(meeting.people))))
