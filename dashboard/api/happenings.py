"""Events for a calendar and for a feed reader: the events that pass the filters, each with its page's address."""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import Element, SubElement, tostring

import icalendar

from dashboard.locale import N_
from dashboard.locale import gettext as _
from dashboard.rows.tables import SEPARATOR
from dashboard.subjects.engine import Build
from dashboard.subjects.events.events import Event, EventNote
from dashboard.subjects.events.notes import told_later
from dashboard.subjects.names import Names, name_of
from dashboard.subjects.promises.standings import NamedStanding
from etl.vocabulary.periods import DatePrecision

_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
StandingsByEvent = Mapping[str, tuple[NamedStanding, ...]]
_PRECISION_SAYS = {
    DatePrecision.MONTH: N_("Only the month is known."),
    DatePrecision.YEAR: N_("Only the year is known."),
}


def say_what_is_later(note: EventNote, as_of: date | None) -> EventNote:
    """The note; one that tells of times after the day asked for has a sentence that says so."""
    later = told_later(note.tells_until, as_of)
    return replace(note, text=f"{note.text.rstrip()}\n\n{later}") if later else note


def page_address(root: str, event_id: str, as_of: date | None = None) -> str:
    """Address of an event's page on the server whose pages begin at ``root``, as known on a day."""
    return f"{root}event?id={event_id}" + (f"&asof={as_of.isoformat()}" if as_of else "")


def to_ics(notes: Iterable[EventNote], standings: StandingsByEvent, names: Names, root: str, build: Build) -> bytes:
    """An iCalendar (RFC 5545), each event an all-day entry, of the whole month or year where no more is known.

    Takes the events, what was promised at each, and the names of areas, places and topics; the entries were last looked
    at when they were built.
    """
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Khorgos//Events//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Khorgos")
    for note in notes:
        calendar.add_component(_ics_entry(note, standings, names, root, build))
    # In the order given: sorted, the properties would stand by their names, and the entries with them.
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _ics_entry(note: EventNote, standings: StandingsByEvent, names: Names, root: str, build: Build) -> icalendar.Event:
    event, entry = note.event, icalendar.Event()
    entry.add("uid", event_uuid(event.event_id))
    entry.add("dtstamp", build.built_at.replace(tzinfo=UTC))
    entry.add("dtstart", event.start_date)
    # The end is the first day after.
    entry.add("dtend", event.end_date + timedelta(days=1))
    entry.add("summary", printable(event.title))
    if event.place_code:
        entry.add("location", printable(name_of(event.place_code, names.places)))
    entry.add("description", printable(_description(note, standings, names)))
    if event.topics:
        entry.add("categories", [printable(names.term("topic", topic)) for topic in _topics(event)])
    entry.add("url", page_address(root, event.event_id, build.as_of))
    entry.add("transp", "TRANSPARENT")
    return entry


def event_uuid(event_id: str) -> str:
    """An event's name in calendars and feeds, the same on every server and in every build."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"khorgos:event:{event_id}"))


def to_atom(
    notes: Iterable[EventNote], standings: StandingsByEvent, names: Names, root: str, build: Build, *, address: str
) -> bytes:
    """An Atom feed (RFC 4287) at ``address`` with an entry for each event.

    Takes the events, what was promised at each, and the names of areas.

    When a note was written is not recorded: an entry's date is its event's last day, and does not change from build to
    build.
    """
    feed = Element("feed", xmlns=_ATOM)
    for name, text in (
        ("title", _("Khorgos: meetings and decisions")),
        ("id", address),
        ("updated", _moment(build.built_at)),
    ):
        SubElement(feed, name).text = text
    SubElement(SubElement(feed, "author"), "name").text = "Khorgos"
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{root}timeline")
    for note in notes:
        page = page_address(root, note.event.event_id, build.as_of)
        _add_entry(feed, note.event, _description(note, standings, names), page)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _add_entry(feed: Element, event: Event, description: str, page: str) -> None:
    entry = SubElement(feed, "entry")
    last_day = event.end_date
    told = {
        "title": event.title,
        "id": f"urn:uuid:{event_uuid(event.event_id)}",
        "updated": _moment(datetime(last_day.year, last_day.month, last_day.day, tzinfo=UTC)),
        "summary": f"{_days(event)}\n\n{description}",
    }
    for name, text in told.items():
        SubElement(entry, name).text = printable(text)
    SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    for topic in _topics(event):
        SubElement(entry, "category", term=topic)


def printable(text: str) -> str:
    """The text without what an iCalendar or XML 1.0 can not hold: control characters, U+FFFE and U+FFFF."""
    return _CONTROL.sub("", text)


def _description(note: EventNote, standings: StandingsByEvent, names: Names) -> str:
    unsure = _PRECISION_SAYS.get(DatePrecision(note.event.date_precision))
    lines = [
        f"- {one.text}: {one.word}{f' ({one.cause})' if one.cause else ''}"
        for one in standings.get(note.event.event_id, ())
    ]
    promises = "\n".join([_("Promises and how they stand:"), *lines]) if lines else ""
    parties = SEPARATOR.join(name_of(code, names.areas) for code in note.event.parties)
    return "\n\n".join(part for part in (_(unsure) if unsure else "", parties, note.text.strip(), promises) if part)


def _topics(event: Event) -> list[str]:
    """Codes in the order in which the table of events has them."""
    return sorted(event.topics)


def _days(event: Event) -> str:
    first, last = event.start_date, event.end_date
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def _moment(at: datetime) -> str:
    return at.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")
