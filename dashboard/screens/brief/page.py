"""The brief: what to know before a meeting, on two pages, by what was known on the day that the menu names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import streamlit as st

from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief
from dashboard.brief.occasion import NothingToBrief, read_occasion
from dashboard.brief.questions import latest_day
from dashboard.brief.read import read_brief, record_in_words
from dashboard.locale import formats, language
from dashboard.locale import gettext as _
from dashboard.screens.sections.brief_row import brief_files, tell_read
from dashboard.subjects.events.events import event_by_id
from dashboard.ui import address, components
from dashboard.ui.choices import PARTNERS_AND_GROUP, chosen_partner
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import DAY_PARAMETER, ask, ask_whole
from dashboard.ui.first_screen import kept_place
from dashboard.ui.sitemap import script_of
from etl.vocabulary.places import HOME_REGION


def render() -> None:
    """Draw the page."""
    components.header_of("brief")
    latest = ask(latest_day)
    if latest is None:
        components.empty(
            _("The database holds no meeting and no figure yet."), _("Add a note or figures, then build again.")
        )
        return
    event_id = address.parameter("event") or ""
    try:
        request = turned(event_brief(event_id) if event_id else plain_brief())
        brief = ask(read_brief, request)
    except NothingToBrief as fault:
        components.empty(str(fault), _("Choose a partner instead."))
        st.page_link(
            script_of("brief"), label=_("Brief on a partner"), icon=":material/article:", query_params=kept_parameters()
        )
        return
    known = _("By what was known on {date}. Another day is chosen in the menu, under “As known on”.").format(
        date=formats.day(brief.on_day)
    )
    st.caption(f"{known} {record_in_words(brief.events_end)}")
    with st.container(horizontal=True):
        brief_files(request)
    other_side_link(request, brief)
    with kept_place("page_place"):
        st.iframe(to_html(brief).decode(), height="content", alt=brief.title)
    tell_read(request)


def plain_brief() -> BriefRequest:
    """The brief on a person, where the address names one, else on the partner chosen."""
    return BriefRequest(chosen_partner(), None, language(), person=address.parameter("person") or "")


def turned(request: BriefRequest) -> BriefRequest:
    """The same for the place and the reader's side that the address names."""
    return replace(request, place=_asked("place", (HOME_REGION,)), side=_asked("side", PARTNERS_AND_GROUP))


def _asked(name: str, codes: Sequence[str]) -> str:
    """The code that the address asks for; empty where it asks for none, or for one that is not known, which is said."""
    code = address.parameter(name) or ""
    if code in {"", *codes}:
        return code
    address.note(_("The address asks for {name} = {value}, which is not known here; it was ignored."), name, [code])
    address.drop([name])
    return ""


def other_side_link(request: BriefRequest, brief: Brief) -> None:
    """The way to the same brief for a reader of the other side."""
    kept = {name: address.parameter(name) or "" for name in ("event", "person", "place")}
    side = "" if request.side == brief.partner else brief.partner
    parameters = {name: value for name, value in {**kept_parameters(), **kept, "side": side}.items() if value}
    label = _("The same for a reader of the other side")
    st.page_link(script_of("brief"), label=label, icon=":material/swap_horiz:", query_params=parameters)


def event_brief(event_id: str) -> BriefRequest:
    """The brief on an event: before it, or following up on it.

    Raises NothingToBrief where there is none of this code.
    """
    occasion = ask_whole(read_occasion, event_id)
    event = occasion.event
    if ask(event_by_id, event_id) is not None:
        components.event_link(event_id, event.title)
        before = event.start_date - timedelta(days=1)
        st.page_link(
            script_of("brief"),
            label=_("As it would have been before the meeting"),
            icon=":material/history:",
            query_params={**kept_parameters(), "event": event_id, DAY_PARAMETER: before.isoformat()},
        )
    return BriefRequest("", occasion, language())


render()
