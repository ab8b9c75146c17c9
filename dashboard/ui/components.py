"""Parts that every page is made of.

A header with its question, the chart in its frame, the table with its files, an honest empty state, and the links.
"""

from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import plain
from dashboard.ui import address
from dashboard.ui.chart_frame import Point, chart
from dashboard.ui.database import Build, chosen_day
from dashboard.ui.facts import Facts
from dashboard.ui.sharing import show_sharing
from dashboard.ui.sitemap import PAGES_BY_ADDRESS, href_of, script_of
from dashboard.ui.tables import Table, download, show_table, table_twin

__all__ = [
    "Facts",
    "Table",
    "Unknown",
    "address_notes",
    "chart",
    "commitment_address",
    "commitment_link",
    "download",
    "empty",
    "event_address",
    "event_link",
    "footer",
    "header_of",
    "kept_parameters",
    "not_found",
    "open_commitment",
    "open_event",
    "open_event_of",
    "page_header",
    "person_link",
    "show_table",
    "show_unknown",
    "table_twin",
]


def header_of(page_address: str) -> None:
    """The header of a page of the menu, as the sitemap has it."""
    page = PAGES_BY_ADDRESS[page_address]
    page_header(_(page.title), _(page.question))


def page_header(title: str, question: str) -> None:
    """The page's title, shown as it is, and the question it answers."""
    st.title(plain(title), anchor=False)
    st.markdown(question)


def address_notes() -> None:
    """Say what in the address was ignored, once the page has read all that it reads."""
    for note in address.notes():
        st.warning(note, icon=":material/link_off:")


def empty(message: str, what_to_do: str) -> None:
    """An empty state: what is missing, and what to do next."""
    st.info(formats.sentences(message, what_to_do), icon=":material/search_off:")


def not_found(message: str, what_to_do: str) -> None:
    """The empty state for what the address names: where an earlier day is shown, it may not have been known yet."""
    day = chosen_day()
    ahead = _("It may not have been known yet on {date}: choose another day in the menu.")
    empty(message, ahead.format(date=formats.day(day)) if day else what_to_do)


@dataclass(frozen=True)
class Unknown:
    """What a page of one thing says where its address names nothing, or something that is not there.

    ``not_there`` has a place for the ``{code}``. The ways out are what to do in either case, and a link.
    """

    title: str
    not_there: str
    if_not_there: str
    not_named: str
    if_not_named: str


def show_unknown(told: Unknown, code: str) -> None:
    """The page of one thing without the thing: what is wrong, and what to do."""
    st.title(told.title, anchor=False)
    if code:
        not_found(told.not_there.format(code=code), told.if_not_there)
    else:
        empty(told.not_named, told.if_not_named)


def event_link(event_id: str, label: str, icon: str | None = ":material/event_note:") -> None:
    """A link to an event's note by its own address; the label is shown as it is."""
    st.page_link(script_of("event"), label=plain(label), icon=icon, query_params={"id": event_id, **kept_parameters()})


def event_address(event_id: str) -> str:
    """The address of an event's note, with what goes along to another page."""
    return href_of("event", {"id": event_id, **kept_parameters()})


def open_event(event_id: str) -> None:
    """Go to an event's note."""
    _open("event", event_id)


def open_event_of(point: Point) -> None:
    """Go to the note of the event whose id a clicked mark carries."""
    open_event(str(point["customdata"][0]))


def person_link(person_code: str, label: str, icon: str | None = ":material/person:") -> None:
    """A link to a person's page by its own address; the label is shown as it is."""
    address_of = {"id": person_code, **kept_parameters()}
    st.page_link(script_of("person"), label=plain(label), icon=icon, query_params=address_of)


def commitment_link(
    commitment_id: str, label: str, icon: str | None = ":material/handshake:", *, bold: bool = False
) -> None:
    """A link to a promise by its own address; the label is shown as it is."""
    shown = f"**{plain(label)}**" if bold else plain(label)
    address_of = {"id": commitment_id, **kept_parameters()}
    st.page_link(script_of("commitment"), label=shown, icon=icon, query_params=address_of)


def commitment_address(commitment_id: str) -> str:
    """The address of a promise, with what goes along to another page."""
    return href_of("commitment", {"id": commitment_id, **kept_parameters()})


def open_commitment(commitment_id: str) -> None:
    """Go to a promise."""
    _open("commitment", commitment_id)


def _open(page: str, identity: str) -> None:
    parameters = {"id": identity, **kept_parameters()}
    address.keep_way_back(parameters)
    st.switch_page(script_of(page), query_params=parameters)


def kept_parameters() -> dict[str, str]:
    """What goes along with a link to another page: the language and the day, each left out where it is the default."""
    language, day = st.session_state.get("language", "en"), chosen_day()
    return ({} if language == "en" else {"lang": language}) | ({"asof": day.isoformat()} if day else {})


def footer(build: Build) -> None:
    """The link to the view and its citation, which build and day the page shows, and when the build was made."""
    st.divider()
    show_sharing(build)
    made = _(
        "Data build {build}, made {date}. Figures are shown as each side published them; the two sides are never added "
        "or joined."
    ).format(build=build.build_id, date=formats.day(build.built_at.date()))
    known = [_("As known on {date}.").format(date=formats.day(build.as_of))] if build.as_of else []
    st.caption(formats.sentences(made, *known))
    here = _("Address of this page: {link}").format(link=address.view_address())
    st.html(f'<p class="printed">{escape(here)}</p>')
