"""Timeline: what was said, by whom, and when."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import events_behind
from dashboard.screens.sections.event_table import to_events_table
from dashboard.screens.sections.found import show_nearest
from dashboard.screens.timeline.cards import show_cards_of
from dashboard.screens.timeline.chart import timeline_figure
from dashboard.screens.timeline.choices import Choice, choose
from dashboard.screens.timeline.sentences import lately_in_words, narrowed_in_words, newest_in_words
from dashboard.subjects.events.events import Event, EventFilters, events_with
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.timeline import file_parts, place_in_lanes, timeline_in_words
from dashboard.subjects.events.words import years_of
from dashboard.subjects.search.hits import Found, Hit, search
from dashboard.subjects.search.questions import Question
from dashboard.subjects.search.understood import question_in_words
from dashboard.ui import address, components
from dashboard.ui.components import Facts, Table
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, place_for_answer
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import PAGES_BY_ADDRESS
from etl.schema.search import WHOLE
from etl.vocabulary.search import SearchKind


def render() -> None:
    """Draw the page."""
    all_events = ask(events_with, EventFilters())
    if not all_events:
        components.header_of("timeline")
        components.not_found(
            _("No meeting is in the database yet."), _("Add a note under data/events and run `python -m etl build`.")
        )
        return
    head = place_for_answer()
    choice = choose(all_events)
    found = find_notes(choice.text)
    filters = replace(choice.filters, found=tuple(hit.code for hit in found.hits)) if choice.text else choice.filters
    events = ask(events_with, filters)
    with head:
        show_answer(events, all_events, choice, found.question)
    if not events:
        components.empty(_("No meeting matches all of these filters."), _("Take one of them away, or clear them all."))
        if choice.text and not found.hits:
            show_nearest(found.question, "timeline", "text", (SearchKind.NOTE,))
        return
    listed, picture = st.columns([3, 2], gap="medium")
    with listed:
        heading = _("Best matches first") if choice.text else _("Newest first")
        show_cards_of(in_order(events, found), found.question, heading=heading, of=choice)
    with picture:
        show_picture(events, filters, choice.text)


def find_notes(text: str) -> Found:
    """The notes that a text finds, the best first; none where nothing is asked."""
    return ask(search, text, (SearchKind.NOTE,)) if text else Found(Question(), ())


def in_order(events: Sequence[Event], found: Found) -> list[Hit]:
    """The events as hits: in the order in which they were found, else as they come."""
    shown = {event.event_id for event in events}
    if found.question:
        return [hit for hit in found.hits if hit.code in shown]
    return [Hit(SearchKind.NOTE, event.event_id, WHOLE) for event in events]


def show_answer(events: Sequence[Event], all_events: Sequence[Event], choice: Choice, question: Question) -> None:
    """The page's answer: how many there were lately, and the newest.

    Of a choice it says how many events that leaves, and offers the way back.
    """
    page, names = PAGES_BY_ADDRESS["timeline"], page_names()
    if choice.is_narrow:
        understood = question_in_words(question, names) or choice.text
        answer(narrowed_in_words(len(events), len(all_events), understood), page_name=_(page.title))
        address.offer_to_clear()
        return
    build = st.session_state["build"]
    end = build.events_end or build.as_of or events[0].end_date
    answer(lately_in_words(events, end), plain(newest_in_words(events[0], names)), page_name=_(page.title))


def show_picture(events: Sequence[Event], filters: EventFilters, text: str) -> None:
    """The lanes, with the table of exactly these events; a click on a mark opens its note."""
    names = page_names()
    kinds = dict(names.listed("event_kind"))
    for event in events:
        kinds.setdefault(event.kind, event.kind)  # a kind without a name has its lane under its code
    placed, lanes = place_in_lanes(events, kinds)
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
        Table(
            lambda: to_events_table(events, names),
            ("events", *file_parts(filters, text)),
            behind=events_behind(filters),
        ),
        title=_("Meetings and decisions of China and Central Asia, {period}").format(period=facts.period),
        key="timeline",
        alt=timeline_in_words(lanes, facts.period),
        on_click=components.open_event_of,
        is_still=True,
        link_of=lambda marked: components.event_address(str(marked[0])),
    )


render()
