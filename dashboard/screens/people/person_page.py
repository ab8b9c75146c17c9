"""One person, at an address of its own.

Roles over time, meetings, whom they met, and what was promised in their presence.
"""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.rows.rows_behind_view import events_behind
from dashboard.rows.shown_table import ShownColumn
from dashboard.screens.people.answers import Office, person_in_words
from dashboard.screens.people.promises import to_promises_table
from dashboard.screens.people.view import (
    merge_met,
    other_names,
    role_spans,
    roles_of_events,
    to_met_table,
    to_roles_table,
)
from dashboard.screens.sections.brief_row import person_brief_link
from dashboard.screens.sections.event_table import to_events_table
from dashboard.subjects.events.events import Event, EventFilters, events_with
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.names import Names
from dashboard.subjects.people.offices import holders_today, latest_roles, roles_attested
from dashboard.subjects.people.people import Person, RoleHeld, people_met, person_by_code, roles_at_events
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_in_presence, commitments_with
from dashboard.subjects.promises.judgements import data_date
from dashboard.subjects.promises.ledger import to_ledger
from dashboard.ui import address, components
from dashboard.ui.components import Table, kept_parameters
from dashboard.ui.database import ask, chosen_day
from dashboard.ui.downloads import site_now
from dashboard.ui.first_screen import answer
from dashboard.ui.names import page_names
from dashboard.ui.records import show_records
from dashboard.ui.sharing import name_view
from dashboard.ui.sitemap import script_of
from dashboard.ui.tables import show_table

NEWEST_MEETINGS = 8
MOST_MET = 12
MOST_PIXELS = 400  # of the table of promises, which scrolls from there on


def render() -> None:
    """Draw the page."""
    code = address.parameter("id") or ""
    person = ask(person_by_code, code)
    if person is None:
        show_unknown(code)
        return
    roles, names = ask(roles_at_events, code), page_names()
    events = ask(events_with, EventFilters(persons=(code,)))
    name_view(person.name)
    people_link(_("All people"), ":material/arrow_back:")
    show_answer(person, events, names)
    person_brief_link(person, _("Brief for meeting this person"))
    show_promises(code, names)
    left, right = st.columns(2, gap="large")
    with left:
        show_roles(roles, names)
        show_met(code, names)
    with right:
        show_meetings(code, events, roles, names)


def show_unknown(code: str) -> None:
    """What to do where the address names nobody, or someone who is not there."""
    unknown = components.Unknown(
        title=_("Person"),
        not_there=_("There is nobody with the code {code} in the database."),
        if_not_there=_("Look for the name among all people."),
        not_named=_("The address names no person."),
        if_not_named=_("Choose one among all people."),
    )
    components.show_unknown(unknown, code)
    people_link(_("Go to all people"), ":material/groups:")


def people_link(label: str, icon: str) -> None:
    """A link to all people."""
    st.page_link(script_of("people"), label=label, icon=icon, query_params=kept_parameters())


def show_answer(person: Person, events: list[Event], names: Names) -> None:
    """The office and since when it is attested, when and where met last; below, the side and the other names."""
    attested, on_day = ask(roles_attested), chosen_day() or st.session_state["build"].built_at.date()
    is_held = person.person_code in {one.person.person_code for one in holders_today(attested, on_day)}
    office = Office(latest_roles(attested).get(person.person_code), is_held)
    detail = " · ".join(plain(text) for text in (names.area(person.area_code), other_names(person)) if text)
    sentence = person_in_words(person, office, next(iter(events), None), names)
    answer(sentence, detail, page_name=_("Person"))


def show_roles(roles: list[RoleHeld], names: Names) -> None:
    """The roles held at the events, with the first and the last at which each is attested."""
    st.header(_("Roles over time"), anchor=False)
    spans = role_spans(roles, names.roles)
    if not spans:
        st.markdown(_("No role is recorded."))
        return
    show_records(to_roles_table(spans), caption=_("Roles over time"))
    st.caption(_("The first and the last event here at which each role is attested; not the dates of appointment."))


def show_meetings(code: str, events: list[Event], roles: list[RoleHeld], names: Names) -> None:
    """The newest events as links, with the role held then where it was another than the newest.

    All of them on the timeline and as a file.
    """
    held = roles_of_events(roles, names.roles)
    st.header(ngettext("{n} event, newest first", "{n} events, newest first", len(events)), anchor=False)
    newest = next((held[event.event_id] for event in events if event.event_id in held), "")
    for event in events[:NEWEST_MEETINGS]:
        with st.container(gap=None):
            components.event_link(event.event_id, event.title, icon=None)
            then = held.get(event.event_id, "")
            facts = (facts_line(event, names), then if then != newest else "")
            st.caption(plain(" · ".join(fact for fact in facts if fact)))
    if len(events) > NEWEST_MEETINGS:
        parameters = {"person": code, **kept_parameters()}
        st.page_link(
            script_of("timeline"),
            label=_("All of them on the timeline"),
            icon=":material/timeline:",
            query_params=parameters,
        )
    role_then = ShownColumn[Event]("role_then", _("Role then"), lambda event: held.get(event.event_id, ""))
    behind = events_behind(EventFilters(persons=(code,)))
    table = Table(to_events_table(events, names, (role_then,)), ("events", code), behind=behind)
    components.table_twin(table, "meetings", label=_("All of these events as a table"))


def show_met(code: str, names: Names) -> None:
    """People of other sides at the same events, those of most events first."""
    st.header(_("Whom they met most"), anchor=False)
    met = merge_met(ask(people_met, code))
    if not met:
        st.markdown(_("Nobody of another side is named at these events."))
        return
    for one in met[:MOST_MET]:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            components.person_link(one.person.person_code, one.person.name, icon=None)
            times = ngettext(
                "{n} event together, the newest in {year}",
                "{n} events together, the newest in {year}",
                one.event_count,
                year=one.last_date.year,
            )
            st.caption(plain(" · ".join(text for text in (names.area(one.person.area_code), times) if text)))
    st.caption(_("Counted by events at which both are named; at a summit they may not have spoken with each other."))
    components.table_twin(Table(to_met_table(met, names), ("met", code)), "met", label=_("All of them as a table"))


def show_promises(code: str, names: Names) -> None:
    """What was promised at the events, with how each promise stands, as a table to sort."""
    st.header(_("Promised in their presence"), anchor=False)
    promises, on_day = ask(commitments_in_presence, code), ask(data_date)
    if not promises or on_day is None:
        st.markdown(_("No promise is recorded at these events."))
        return
    st.markdown(ngettext("{n} promise, whoever made it.", "{n} promises, whoever made them.", len(promises)))
    ledger = to_ledger(promises, ask(commitments_with, CommitmentFilters()), on_day)
    shown = to_promises_table(ledger, names, f"{site_now()}/commitment?", kept_parameters())
    table = Table(shown, ("promises", code), behind=None)
    show_table(table, "promises", alt=_("Promised in their presence"), most_pixels=MOST_PIXELS)
    components.download(table, "promises", title=_("Promised in their presence"))


render()
