"""The head of a note: what it is, when, where and of whom, and its answer."""

from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import date_with_precision, parties_of
from dashboard.subjects.names import Names
from dashboard.ui.first_screen import answer, kept_place


def show_head(event: Event, sentence: str, names: Names) -> DeltaGenerator:
    """The title with date, place, kind and parties, how its promises stand, and the ways to what stands further down.

    Gives the place of the sentence on trade, which is kept free until it is known, so that nothing moves then.
    """
    further = {sentence: "promises", _("The note"): "note", _("Sources"): "sources"}
    ways = " · ".join(f"[{plain(words)}](#{anchor})" for words, anchor in further.items())
    answer(event.title, f"{facts_in_words(event, names)}\n\n{ways}")
    return kept_place("answer_on_trade")


def facts_in_words(event: Event, names: Names) -> str:
    """Date with its precision, place, kind and parties, as Markdown in one line."""
    date = date_with_precision(event.start_date, event.end_date, event.date_precision)
    facts = [place_of(event, names), names.term("event_kind", event.kind), parties_of(event, names)]
    return " · ".join([f"**{date}**", *(plain(fact) for fact in facts if fact)])


def place_of(event: Event, names: Names) -> str:
    """Place and country; that it is not known where neither is recorded."""
    place, country = names.place(event.place_code), names.area(event.country_code)
    if place and country and place != country:
        return _("{place}, {country}").format(place=place, country=country)
    return place or country or _("place not known")
