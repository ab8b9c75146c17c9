"""The chain an event stands in: meeting after meeting of the same body or visit, with this one marked."""

from typing import Any

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.subjects.events.events import event_chain
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import name_of
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.names import page_names

SHORTEST = 3  # two events are told by the links to what came before and after


def show_chain(event_id: str) -> None:
    """Every event of the chain in its order; nothing where there is no chain to speak of."""
    chain = ask(event_chain, event_id)
    if len(chain) < SHORTEST:
        return
    rows = chain.to_dict("records")
    place = [row["event_id"] for row in rows].index(event_id) + 1
    st.header(_("The chain it stands in"), anchor="chain")
    st.markdown(
        ngettext(
            "This is the only event of {n} in the record.",
            "This is number {place} of {n} events in the record that follow one another.",
            len(rows),
            place=place,
        )
    )
    for number, row in enumerate(rows, start=1):
        show_link(row, number, is_this=row["event_id"] == event_id)


def show_link(row: dict[Any, Any], number: int, *, is_this: bool) -> None:
    """One event of the chain; the one whose note this is has no link and says so."""
    names = page_names()
    date = date_in_words(row["start_date"].date(), row["end_date"].date(), row["date_precision"])
    facts = _(" · ").join(part for part in (date, name_of(row["place_code"], names.places)) if part)
    title = _("{number}. {title}").format(number=number, title=plain(row["title"]))
    with st.container(gap=None):
        if is_this:
            st.markdown(_("**{title}** (this event)").format(title=title))
        else:
            components.event_link(row["event_id"], title, icon=None)
        st.caption(plain(facts))
