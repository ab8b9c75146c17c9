"""Events in the reader's words: dates as exact as they are known, codes as names. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.people.people import Frequenter
from etl.vocabulary.periods import DatePrecision


def date_in_words(start: date, end: date, precision: str) -> str:
    """The date of an event no more exact than it is known.

    ``9 May 2023``, ``9–11 May 2023``, ``May 2023``, ``2023``.
    """
    if precision == DatePrecision.DAY and start != end:
        if (start.year, start.month) == (end.year, end.month):
            return formats.days_of_month(start, end)
        return _("{first_date} – {last_date}").format(first_date=formats.day(start), last_date=formats.day(end))
    first, last = formats.day(start, precision), formats.day(end, precision)
    return first if first == last else _("{first_date} – {last_date}").format(first_date=first, last_date=last)


def date_with_precision(start: date, end: date, precision: str) -> str:
    """As ``date_in_words``, and what is not known of it."""
    words = date_in_words(start, end, precision)
    unknown = {
        DatePrecision.MONTH: _("{date} (the day is not known)"),
        DatePrecision.YEAR: _("{date} (the day and the month are not known)"),
    }
    return unknown.get(DatePrecision(precision), "{date}").format(date=words)


def date_of(event: Event) -> str:
    """The date of an event no more exact than it is known."""
    return date_in_words(event.start_date, event.end_date, event.date_precision)


def facts_line(event: Event, names: Names) -> str:
    """Date, kind, place and parties of an event in one line; what is not known is left out."""
    facts = (
        date_of(event),
        names.term("event_kind", event.kind),
        names.place(event.place_code),
        parties_of(event, names),
    )
    return " · ".join(fact for fact in facts if fact)


def parties_of(event: Event, names: Names) -> str:
    """The parties by name, empty where none is recorded."""
    return listed_names(event.parties, names.areas)


def topics_of(event: Event, names: Names) -> str:
    """The topics by name, empty where none is recorded."""
    return listed_names(event.topics, names.listed("topic"))


def years_of(events: Sequence[Event]) -> str:
    """The years from the first event to the last."""
    first, last = year_span(events)
    return f"{first}" if first == last else f"{first}–{last}"


def year_span(events: Sequence[Event]) -> tuple[int, int]:
    """The year of the first event's first day, and that of the last event's last."""
    return min(event.start_date for event in events).year, max(event.end_date for event in events).year


def person_labels(people: Iterable[Frequenter], titles: Mapping[str, str]) -> dict[str, str]:
    """Person code to a label for a choice, in the order given: name, latest role by its title, number of events."""
    return {one.person.person_code: _person_label(one, titles) for one in people}


def _person_label(one: Frequenter, titles: Mapping[str, str]) -> str:
    if one.role is None:
        return _("{name} ({count})").format(name=one.person.name, count=one.event_count)
    return _("{name}, {role} ({count})").format(
        name=one.person.name, role=titles.get(one.role, one.role), count=one.event_count
    )
