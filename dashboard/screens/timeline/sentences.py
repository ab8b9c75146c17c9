"""What the Timeline says first: how many meetings there were lately and which was the newest. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of
from dashboard.subjects.names import Names


def lately_in_words(events: Sequence[Event], end: date) -> str:
    """How many of the events lie in the year up to a day."""
    count = sum(event.end_date > year_before(end) and event.start_date <= end for event in events)
    return ngettext(
        "{n} meeting or decision in the 12 months to {date}",
        "{n} meetings and decisions in the 12 months to {date}",
        count,
        date=formats.day(end),
    )


def newest_in_words(event: Event, names: Names) -> str:
    """The newest event with its date and its place, as far as it is known."""
    told = formats.apposition(date_of(event), names.place(event.place_code))
    return _("The newest: {title} ({facts})").format(title=event.title, facts=told)


def narrowed_in_words(shown: int, total: int, understood: str) -> str:
    """How many of all events pass the filters; ``understood`` is what was looked for, empty where no words were."""
    if not understood:
        return ngettext("{shown} of {n} event", "{shown} of {n} events", total, shown=shown)
    return ngettext(
        "{shown} of {n} event: {words}", "{shown} of {n} events: {words}", total, shown=shown, words=understood
    )


def year_before(day: date) -> date:
    """The same day a year before, the day before where that year has none: 28 February of 29 February."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - 1)
