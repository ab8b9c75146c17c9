"""The text of a note, the figures that it cites, and who took part."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.sections.written import show_written
from dashboard.subjects.events.event_parts import CitedFigure, Participant
from dashboard.subjects.events.events import EventNote, event_by_id
from dashboard.subjects.events.notes import confidence_in_words, note_markdown, person_line, told_later
from dashboard.subjects.events.words import topics_of
from dashboard.subjects.names import Names
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask_written, chosen_day
from dashboard.ui.names import page_names
from dashboard.ui.records import show_records


def show_note(note: EventNote) -> None:
    """The note; where its text tells of times after the day shown, that is said above it."""
    st.header(_("The note"), anchor="note")
    later = told_later(note.tells_until, chosen_day())
    if later:
        st.caption(later)
    st.markdown(note_markdown(note.text))
    st.caption(" · ".join(part for part in about_note(note, page_names()) if part))
    show_written(lambda: _written(note.event.event_id))


def about_note(note: EventNote, names: Names) -> tuple[str, str]:
    """Its topics, and how sure it is."""
    topics = topics_of(note.event, names)
    told = _("Topics: {topics}.").format(topics=topics) if topics else ""
    return told, confidence_in_words(note.event.confidence)


def _written(event_id: str) -> list[str]:
    """The note's title and paragraphs in English."""
    note = ask_written(event_by_id, event_id)
    return [note.event.title, *note.text.split("\n\n")] if note else []


def show_people(participants: Sequence[Participant], names: Names) -> None:
    """Who took part, with the role held then; each name leads to that person's page."""
    st.header(_("People, in their roles then"), anchor="people")
    if not participants:
        st.markdown(_("Nobody is named in the sources."))
    for there in participants:
        with st.container(gap=None):
            st.markdown(person_line(there, names))
            label = _("All meetings of {name}").format(name=there.person.name)
            components.person_link(there.person.person_code, label, icon=None)


def show_figures(figures: Sequence[CitedFigure], event_id: str) -> None:
    """Figures that the note cites; nothing where it cites none."""
    if not figures:
        return
    st.header(_("Figures cited"), anchor="figures")
    table, title = to_figures_table(figures), _("Figures cited in the note, with period and who states them")
    show_records(table, caption=title)
    components.download(Table(table, ("figures", event_id)), "figures", title=title)


def to_figures_table(figures: Iterable[CitedFigure]) -> ShownTable:
    """Figures cited in the note, with unit, period and who says it."""
    columns: tuple[ShownColumn[CitedFigure], ...] = (
        ShownColumn("what", _("What"), lambda figure: figure.what),
        ShownColumn("value", _("Amount"), lambda figure: formats.stated_amount(figure.value, figure.unit)),
        ShownColumn("period", _("Period"), lambda figure: figure.period or formats.UNKNOWN),
        ShownColumn("stated_by_name", _("Stated by"), lambda figure: figure.stated_by or formats.UNKNOWN),
    )
    return tabulate(figures, columns)
