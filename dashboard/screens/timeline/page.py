"""Timeline: what was said, by whom, and when."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.rows.rows_behind_view import events_behind
from dashboard.screens.sections.event_table import to_events_table
from dashboard.screens.timeline.chart import timeline_figure
from dashboard.subjects.events.events import Event, EventFilters, events_with
from dashboard.subjects.events.timeline import file_parts, parties_to_choose, place_in_lanes, timeline_in_words
from dashboard.subjects.events.words import facts_line, person_labels, year_span, years_of
from dashboard.subjects.people.people import people_at_events
from dashboard.subjects.reference import areas
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.names import labeller, page_names

EVENTS_A_PAGE = 15


def render() -> None:
    """Draw the page."""
    components.header_of("timeline")
    all_events = ask(events_with, EventFilters())
    if not all_events:
        components.empty(
            _("No meeting is in the database yet."), _("Add a note under data/events and run `python -m etl build`.")
        )
        return
    filters = choose_filters(all_events)
    events = ask(events_with, filters)
    show_count(len(events), len(all_events), is_filtered=filters != EventFilters())
    if not events:
        components.empty(_("No meeting matches all of these filters."), _("Take one of them away, or clear them all."))
        return
    picture, listed = st.columns([3, 2], gap="medium")
    with picture:
        show_picture(events, filters)
    with listed:
        show_list(events, filters)


def choose_filters(all_events: Sequence[Event]) -> EventFilters:
    """The page's filters, all of them in the address."""
    first, last = year_span(all_events)
    words, parties, kinds = st.columns(3)
    text = address.choose_text(
        "text", _("Search"), placeholder=_("Words in titles, notes, people, places, promises"), where=words
    )
    names = page_names()
    offered = parties_to_choose(all_events, ask(areas))
    party_codes = address.choose_many(
        "party", _("Parties (all of them take part)"), offered, names.area, follows="partner", where=parties
    )
    kind_codes = address.choose_many(
        "kind",
        _("Kind"),
        list(names.listed("event_kind")),
        labeller(names.listed("event_kind")),
        where=kinds,
    )
    with st.expander(
        _("More filters: topic, person, years"),
        expanded=address.is_asked("topic", "person", "years"),
        icon=":material/tune:",
    ):
        topics, persons, years = st.columns(3)
        topic_codes = address.choose_many(
            "topic",
            _("Topic"),
            list(names.listed("topic")),
            labeller(names.listed("topic")),
            where=topics,
        )
        labels = person_labels(ask(people_at_events), names.roles)
        person_codes = address.choose_many(
            "person", _("People (all of them take part)"), list(labels), labels.__getitem__, where=persons
        )
        span = address.choose_span("years", _("Years"), first, last, where=years)
    whole = span == (first, last)
    return EventFilters(
        parties=tuple(party_codes),
        kinds=tuple(kind_codes),
        topics=tuple(topic_codes),
        persons=tuple(person_codes),
        first_year=None if whole else span[0],
        last_year=None if whole else span[1],
        text=text,
    )


def show_count(shown: int, total: int, *, is_filtered: bool) -> None:
    """How many of all events pass the filters, and the way back to all."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            ngettext("**{shown}** of {n} event", "**{shown}** of {n} events", total, shown=shown), width="content"
        )
        if is_filtered:
            address.offer_to_clear()


def show_picture(events: Sequence[Event], filters: EventFilters) -> None:
    """The lanes, with the table of exactly these events; a click on a mark opens its note."""
    names = page_names()
    placed, lanes = place_in_lanes(events, names.listed("event_kind"))
    facts = Facts(
        unit="",
        reporter="",
        valuation="",
        source=_("Notes of meetings; each names its own sources"),
        period=years_of(events),
        note=_(
            "One lane a kind. A full mark is a day that is known, an open one a month or a year; a bar spans what "
            "lasted, or the month or year it lies in. Click a mark to open its note."
        ),
    )
    components.chart(
        timeline_figure(placed, lanes, names),
        facts,
        Table(to_events_table(events, names), ("events", *file_parts(filters)), behind=events_behind(filters)),
        title=_("Meetings and decisions of China and Central Asia, {period}").format(period=facts.period),
        key="timeline",
        alt=timeline_in_words(lanes, facts.period),
        on_click=components.open_event_of,
    )


def show_list(events: Sequence[Event], filters: EventFilters) -> None:
    """The same events as links, newest first, so many a page."""
    st.header(_("Newest first"), anchor=False)
    pages = ceil(len(events) / EVENTS_A_PAGE)
    below = st.container()
    page = address.choose_page("page", pages, of=filters)
    names = page_names()
    with below:
        for event in events[(page - 1) * EVENTS_A_PAGE : page * EVENTS_A_PAGE]:
            with st.container(gap=None):
                components.event_link(event.event_id, event.title, icon=None)
                st.caption(facts_line(event, names))


render()
