"""Which meetings a chart marks, and where on the strip below it. Pure: no database, no page."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.subjects.events.events import Event
from dashboard.subjects.events.timeline import middle_of, stack
from etl.vocabulary.events import EventKind
from etl.vocabulary.periods import DatePrecision

MOST_MARKS = 60
LEAST_DAYS_APART = 75


@dataclass(frozen=True)
class StripMark:
    """An event on the strip: the day at which it is marked, and the lane, counted from 0."""

    event: Event
    mark_date: date
    lane: int


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


def to_strip(events: Sequence[Event], kinds: Collection[str], asked: str | None = None) -> list[StripMark]:
    """Marks of events of these kinds, and of the one that an address asks for, oldest first.

    An event of which only the month or year is known is marked in the middle of it. Lanes keep marks of a busy time
    apart.
    """
    marked = (event for event in events if event.kind in kinds or event.event_id == asked)
    dated = sorted((_mark_date(event), event.event_id, event) for event in marked)
    lanes = stack([day.toordinal() for day, _event_id, _event in dated], LEAST_DAYS_APART)
    return [StripMark(event, day, lane) for (day, _event_id, event), lane in zip(dated, lanes, strict=True)]


def _mark_date(event: Event) -> date:
    return event.start_date if event.date_precision == DatePrecision.DAY else middle_of(event)
