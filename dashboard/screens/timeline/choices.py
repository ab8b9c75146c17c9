"""What the Timeline lets a reader choose: words, parties and years first, the rest under "Change the view"."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event, EventFilters
from dashboard.subjects.events.timeline import parties_to_choose
from dashboard.subjects.events.words import person_labels, year_span
from dashboard.subjects.people.people import people_at_events
from dashboard.subjects.reference import areas
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.first_screen import change_the_view
from dashboard.ui.names import labeller, page_names


@dataclass(frozen=True)
class Choice:
    """The words that are looked for, and the filters; both empty at first."""

    text: str
    filters: EventFilters

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for."""
        return self != Choice("", EventFilters())


def choose(all_events: Sequence[Event]) -> Choice:
    """The page's choices, all of them in the address."""
    first, last = year_span(all_events)
    words, parties, years = st.columns([2, 1.5, 1.5])
    text = address.choose_text(
        "text", _("Search"), placeholder=_("Words, a date, a place or a person: Urumqi May 2023"), where=words
    )
    offered = parties_to_choose(all_events, ask(areas))
    party_codes = address.choose_many(
        "party", _("Parties (all of them take part)"), offered, page_names().area, follows="partner", where=parties
    )
    span = address.choose_span("years", _("Years"), first, last, where=years)
    with change_the_view():
        kinds, topics, persons = _choose_more()
    whole = span == (first, last)
    filters = EventFilters(
        parties=tuple(party_codes),
        kinds=kinds,
        topics=topics,
        persons=persons,
        first_year=None if whole else span[0],
        last_year=None if whole else span[1],
    )
    return Choice(text, filters)


def _choose_more() -> tuple[tuple[str, ...], ...]:
    """Codes of kinds, topics and persons."""
    kinds, topics, persons = st.columns(3)
    names = page_names()
    of_kind, of_topic = names.listed("event_kind"), names.listed("topic")
    labels = person_labels(ask(people_at_events), names.roles)
    chosen = (
        address.choose_many("kind", _("Kind"), list(of_kind), labeller(of_kind), where=kinds),
        address.choose_many("topic", _("Topic"), list(of_topic), labeller(of_topic), where=topics),
        address.choose_many(
            "person", _("People (all of them take part)"), list(labels), labels.__getitem__, where=persons
        ),
    )
    return tuple(map(tuple, chosen))
