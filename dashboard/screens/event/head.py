"""The head of a note: date, place, parties, people, and the note itself with the figures it cites."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.files.headings import from_labels
from dashboard.locale import gettext as _
from dashboard.locale import title_of
from dashboard.subjects.events.notes import (
    confidence_in_words,
    note_markdown,
    person_line,
    plain,
    to_figures_table,
    told_later,
)
from dashboard.subjects.events.words import date_with_precision
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import chosen_day
from dashboard.ui.names import page_names


def show_head(event: Mapping[Hashable, Any]) -> None:
    """Title, date with its precision, place, kind, parties, topics and confidence."""
    st.title(plain(event["title"]), anchor=False)
    date = date_with_precision(event["start_date"], event["end_date"], event["date_precision"])
    place, country = event["place_name"], event["country_name"]
    where = (
        _("{place}, {country}").format(place=place, country=country)
        if place and country and place != country
        else place or country
    )
    st.markdown(" · ".join([f"**{date}**", where or _("place not known"), event["kind_name"]]))
    st.markdown(
        _("Parties: {parties}. Topics: {topics}.").format(
            parties=event["party_names"] or _("not recorded"), topics=event["topic_names"] or _("not recorded")
        )
    )
    st.caption(confidence_in_words(event["confidence"]))
    st.markdown(
        _(
            "On this page: [what was promised](#promises), [sources](#sources), [related events](#related), [trade "
            "before and after](#trade)"
        )
    )


def show_people(participants: pd.DataFrame) -> None:
    """Who took part, with the role held then; each name leads to that person's page."""
    st.header(_("People, in their roles then"), anchor="people")
    if participants.empty:
        st.markdown(_("Nobody is named in the sources."))
    areas = page_names().areas
    for row in participants.to_dict("records"):
        with st.container(gap=None):
            st.markdown(person_line(row, areas))
            components.person_link(
                row["person_code"], _("All meetings of {name}").format(name=title_of(row, "name")), icon=None
            )


def show_note(event: Mapping[Hashable, Any]) -> None:
    """The note; where its text tells of times after the day shown, that is said above it."""
    st.header(_("The note"), anchor="note")
    later = told_later(event["tells_until"], chosen_day())
    if later:
        st.caption(later)
    st.markdown(note_markdown(event["note"]))


def show_figures(figures: pd.DataFrame, event_id: str) -> None:
    """Figures that the note cites; nothing where it cites none."""
    if figures.empty:
        return
    st.header(_("Figures cited"), anchor="figures")
    table = to_figures_table(figures)
    st.table(
        table, hide_index=True, border="horizontal", alt=_("Figures cited in the note, with period and who states them")
    )
    components.download(
        Table(from_labels(table), ("figures", event_id)),
        "figures",
        title=_("Figures cited in the note, with period and who states them"),
    )
