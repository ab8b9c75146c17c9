"""Which meetings the chart marks, and which of them it names. Pure: no database, no page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.timeline import middle_of
from dashboard.subjects.names import Names
from dashboard.ui.drawing.meetings import MeetingMark
from etl.vocabulary.events import EventKind
from etl.vocabulary.periods import DatePrecision

MOST_MARKS = 14
MOST_PIVOTAL = 4
LEAST_DAYS_APART = 700  # names nearer than this would stand above one another


def kinds_to_mark(events: Sequence[Event], most: int = MOST_MARKS) -> list[str]:
    """Kinds of event, the weightiest first; at least one kind that occurs.

    Kinds are taken as long as no more than ``most`` marks come of them. The order is that of the closed list: summits
    before ministers, ministers before fairs.
    """
    counts = Counter(event.kind for event in events)
    kinds: list[str] = []
    marks = 0
    for kind in (kind.value for kind in EventKind if kind.value in counts):
        if kinds and marks + counts[kind] > most:
            break
        kinds.append(kind)
        marks += counts[kind]
    return kinds


def meetings_to_mark(events: Sequence[Event], promised_at: Iterable[str], names: Names) -> list[MeetingMark]:
    """The weightiest meetings, and those that are named: at which most was promised, far enough from each other.

    Takes the event of each promise, as often as something was promised there. A meeting that is named is marked,
    whatever its kind; the one with most promises comes first, the later one of two with as many.
    """
    named = pivotal(events, Counter(promised_at))
    kinds = kinds_to_mark(events)
    rest = [event for event in events if event.kind in kinds and event not in named]
    return [
        *(MeetingMark(mark_date(event), _short_name(event, names)) for event in named),
        *(MeetingMark(mark_date(event)) for event in rest),
    ]


def pivotal(events: Iterable[Event], promises: Counter[str], most: int = MOST_PIVOTAL) -> list[Event]:
    """Events with most promises, at most so many, none within ``LEAST_DAYS_APART`` of one with more."""
    weighed = sorted(
        (event for event in events if promises[event.event_id] and event.place_code),
        key=lambda event: (-promises[event.event_id], -event.start_date.toordinal(), event.event_id),
    )
    found: list[Event] = []
    for event in weighed:
        if len(found) < most and all(_days_between(event, other) >= LEAST_DAYS_APART for other in found):
            found.append(event)
    return found


def _days_between(one: Event, other: Event) -> int:
    return abs((mark_date(one) - mark_date(other)).days)


def _short_name(event: Event, names: Names) -> str:
    when = formats.day(event.start_date, DatePrecision.MONTH)
    return _("{place}, {date}").format(place=names.place(event.place_code), date=when)


def mark_date(event: Event) -> date:
    """Where an event is marked: on its first day, or in the middle of the month or year that is known."""
    return event.start_date if event.date_precision == DatePrecision.DAY else middle_of(event)
