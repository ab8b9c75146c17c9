"""The brief: what to know before a meeting, on two pages, by what was known on a day."""

from datetime import date

import streamlit as st

from dashboard import address, components
from dashboard.brief.facts import BriefRequest, NothingToBrief
from dashboard.brief.html import to_html
from dashboard.brief.read import read_brief
from dashboard.choices import choose_partner
from dashboard.components import kept_parameters
from dashboard.database import ask, chosen_day
from dashboard.locale import formats, language
from dashboard.locale import gettext as _
from dashboard.queries.brief import latest_day
from dashboard.queries.events import event_by_id
from dashboard.sitemap import PAGES
from dashboard.views.brief.section import brief_files

FIRST_DAY = date(1992, 1, 1)


def render() -> None:
    """Draw the page."""
    components.header_of("brief")
    latest = ask(latest_day)
    if latest is None:
        components.empty(_("The database holds no meeting and no figure yet."), _("Add a note or figures, then build again."))
        return
    event_id = address.parameter("event") or ""
    request = choose_event_brief(event_id, latest) if event_id else choose_partner_brief(latest)
    try:
        brief = ask(read_brief, request)
    except NothingToBrief as fault:
        components.empty(str(fault), _("Choose a partner instead."))
        st.page_link(PAGES / "brief.py", label=_("Brief on a partner"), icon=":material/article:", query_params=kept_parameters())
        return
    with st.container(horizontal=True):
        brief_files(request)
    st.iframe(to_html(brief).decode(), height="content", alt=brief.title)


def choose_partner_brief(latest: date) -> BriefRequest:
    """The brief on a partner."""
    left, right = st.columns(2)
    partner = choose_partner(left)
    return BriefRequest(partner, "", choose_day(latest, right), language())


def choose_event_brief(event_id: str, latest: date) -> BriefRequest:
    """The brief on an event: before it, or following up on it."""
    found = ask(event_by_id, event_id).to_dict("records")
    for event in found:
        components.event_link(event_id, event["title"])
        st.page_link(
            PAGES / "brief.py",
            label=_("As it would have been before the meeting"),
            icon=":material/history:",
            query_params={"event": event_id, "date": event["start_date"].date().isoformat(), **kept_parameters()},
        )
    return BriefRequest("", event_id, choose_day(latest, st.container()), language())


def choose_day(latest: date, where: st.delta_generator.DeltaGenerator) -> date:
    """By what was known on which day."""
    day = address.choose_day("date", _("As known on"), min(FIRST_DAY, latest), latest, default=latest, where=where)
    where.caption(_("Only meetings held, figures published and assessments made by this day are used; how is said at the brief's end."))
    as_of = chosen_day()
    if as_of:
        where.caption(
            _(
                "Two days hold here: the figures are as they stood on {date}, which is chosen in the menu, and of these the brief takes "
                "what was known on its own day."
            ).format(date=formats.day(as_of))
        )
    return day


render()
