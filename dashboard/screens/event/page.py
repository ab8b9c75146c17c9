"""One event's note, at an address of its own.

What was promised and how it stands, what trade did before and after, who was there, and who tells it.
"""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.event.accounts import show_accounts
from dashboard.screens.event.answer import promises_sentence, trade_sentence
from dashboard.screens.event.asks import show_asks
from dashboard.screens.event.chart import Meeting
from dashboard.screens.event.head import show_head
from dashboard.screens.event.note import show_figures, show_note, show_people
from dashboard.screens.event.promises import read_promises, show_promises
from dashboard.screens.event.related import related_events, show_meetings, show_related
from dashboard.screens.event.trade import show_chart, show_table
from dashboard.screens.event.trade_choices import TradeAround, choose_trade, read_around
from dashboard.screens.sections.brief_row import show_brief_row
from dashboard.screens.sections.market_links import show_markets
from dashboard.subjects.access.acts import goods_of_events
from dashboard.subjects.events import event_parts
from dashboard.subjects.events.events import Event, EventNote, event_by_id
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.relations import LEADERS
from dashboard.subjects.promises.evidence import evidence_between
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
    promises = read_promises(event_id)
    place = show_head(event, promises_sentence(promises.ledger, names), names)
    around = show_trade(event)
    place.markdown(plain(answer_on_trade(around)))
    if around:
        show_chart(around)
    show_promises(promises)
    show_asks(event_id)
    show_markets(ask(goods_of_events, (event_id,)))
    show_rest(note)


def show_trade(event: Event) -> TradeAround | None:
    """The table of trade before and after, below its choices; None where the note names no trade."""
    trade = choose_trade(event)
    if trade is None:
        return None
    table = st.container(key="compared")
    around = read_around(
        trade, Meeting(event.start_date, event.end_date, event.date_precision, is_of_leaders=event.kind in LEADERS)
    )
    with table:
        show_table(around)
    return around


def answer_on_trade(around: TradeAround | None) -> str:
    """What trade was before and after, in a sentence; that there is none to show."""
    if around is None:
        return _("It names no Central Asian party or no goods, so no trade stands beside it.")
    trade = around.trade
    sentence = trade_sentence(
        around.telling,
        page_names(),
        flow=trade.flow,
        home=trade.home,
        partner=trade.partner,
        unit=around.unit,
    )
    return sentence or _("No figure of trade in its goods is in the record for the time around it.")


def show_rest(note: EventNote) -> None:
    """Accounts, the text, people, other events, and the brief."""
    event, names = note.event, page_names()
    sources = ask(event_parts.event_sources, (event.event_id,))
    rest_on_publishers(source.publisher for source in sources)
    show_accounts(sources, names)
    participants = ask(event_parts.participants, (event.event_id,))
    told, people = st.columns([3, 2], gap="large")
    with told:
        show_note(note)
    with people:
        show_people(participants, names)
    show_figures(ask(event_parts.cited_figures, event.event_id), event.event_id)
    relations, chain = ask(event_parts.event_relations, event.event_id), ask(event_parts.event_chain, event.event_id)
    related = related_events(event, relations, chain, ask(evidence_between, event.event_id))
    show_related(event, related)
    others = ask(event_parts.other_events_of_people, event.event_id)
    show_meetings(event, others, participants, {one.event.event_id for one in related}, names)
    if set(event.parties) & {*PARTNERS_AND_GROUP}:
        st.header(_("Brief for this meeting"), anchor="brief")
        show_brief_row(event_id=event.event_id)


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
