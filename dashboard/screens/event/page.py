"""One event's note, at an address of its own.

What was agreed, who was there, who tells it, and what trade did before and after.
"""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.event.asks import show_asks
from dashboard.screens.event.chain import show_chain
from dashboard.screens.event.head import show_figures, show_head, show_note, show_people
from dashboard.screens.event.links import show_related, show_sources
from dashboard.screens.event.promises import show_promises
from dashboard.screens.event.trade import show_trade
from dashboard.screens.sections.brief_row import show_brief_row
from dashboard.screens.sections.market_links import show_markets
from dashboard.subjects.access.acts import goods_of_events
from dashboard.subjects.events import event_parts
from dashboard.subjects.events.events import event_by_id
from dashboard.ui import address, components
from dashboard.ui.choices import PARTNERS_AND_GROUP
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from dashboard.ui.sharing import name_view, rest_on_publishers
from dashboard.ui.sitemap import script_of


def render() -> None:
    """Draw the page."""
    event_id = address.parameter("id") or ""
    note = ask(event_by_id, event_id)
    if note is None:
        show_unknown(event_id)
        return
    event, names = note.event, page_names()
    name_view(event.title)
    timeline_link(_("All events"), ":material/arrow_back:")
    show_head(event, names)
    if set(event.parties) & {*PARTNERS_AND_GROUP}:
        show_brief_row(event_id=event_id)
    participants = ask(event_parts.participants, (event_id,))
    told, people = st.columns([3, 2], gap="large")
    with told:
        show_note(note)
    with people:
        show_people(participants, names)
    show_promises(event_id)
    show_asks(event_id)
    show_markets(ask(goods_of_events, (event_id,)))
    show_figures(ask(event_parts.cited_figures, event_id), event_id)
    sources = ask(event_parts.event_sources, (event_id,))
    rest_on_publishers(source.publisher for source in sources)
    show_sources(sources, names)
    show_chain(event_id)
    others = ask(event_parts.other_events_of_people, event_id)
    show_related(event, ask(event_parts.event_relations, event_id), others, participants, names)
    show_trade(event)


def show_unknown(event_id: str) -> None:
    """What to do where the address names no event, or one that is not there."""
    unknown = components.Unknown(
        title=_("Event note"),
        not_there=_("There is no event with the code {code} in the database."),
        if_not_there=_("It may have been renamed."),
        not_named=_("The address names no event."),
        if_not_named=_("Choose one on the timeline."),
    )
    components.show_unknown(unknown, event_id)
    timeline_link(_("Go to the timeline"), ":material/timeline:")


def timeline_link(label: str, icon: str) -> None:
    """A link to all events."""
    st.page_link(script_of("timeline"), label=label, icon=icon, query_params=kept_parameters())


render()
