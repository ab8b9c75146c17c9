"""The chain an event stands in: meeting after meeting of the same body or visit, with this one marked."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.event_parts import event_chain
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import date_of
from dashboard.subjects.names import Names
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names

SHORTEST = 3  # two events are told by the links to what came before and after


def show_chain(event_id: str) -> None:
    """Every event of the chain in its order; nothing where there is no chain to speak of."""
    chain = ask(event_chain, event_id)
    if len(chain) < SHORTEST:
        return
    place = [event.event_id for event in chain].index(event_id) + 1
    st.header(_("The chain it stands in"), anchor="chain")
    st.markdown(
        ngettext(
            "This is the only event of {n} in the record.",
            "This is number {place} of {n} events in the record that follow one another.",
            len(chain),
            place=place,
        )
    )
    names = page_names()
    for number, event in enumerate(chain, start=1):
        show_link(event, number, names, is_this=event.event_id == event_id)


def show_link(event: Event, number: int, names: Names, *, is_this: bool) -> None:
    """One event of the chain; the one whose note this is has no link and says so."""
    facts = _(" · ").join(part for part in (date_of(event), names.place(event.place_code)) if part)
    title = _("{number}. {title}").format(number=number, title=plain(event.title))
    with st.container(gap=None):
        if is_this:
            st.markdown(_("**{title}** (this event)").format(title=title))
        else:
            components.event_link(event.event_id, title, icon=None)
        st.caption(plain(facts))
