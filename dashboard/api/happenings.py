"""Events for a calendar and for a feed reader: the events that pass the filters, each with its page's address."""

import re
import uuid
from collections.abc import Hashable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd
from icalendar import Calendar, Event

from dashboard.subjects.engine import Build
from dashboard.subjects.promises.standings import NamedStanding
from etl.vocabulary.periods import DatePrecision

_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
StandingsByEvent = Mapping[str, tuple[NamedStanding, ...]]
_PRECISION_SAYS = {
    DatePrecision.MONTH: "Only the month is known.",
    DatePrecision.YEAR: "Only the year is known.",
}


def say_what_is_later(events: pd.DataFrame, as_of: date | None) -> pd.DataFrame:
    """The rows of the table ``events``.

    A note that tells of times after the day asked for has a sentence that says so.
    """
    if as_of is None:
        return events
    told = zip(events["note"], events["tells_until"], strict=True)
    return events.assign(
        note=[
            f"{note.rstrip()}\n\nThis text was written later: it also tells of times up to {until.isoformat()}."
            if isinstance(until, date) and until > as_of
            else note
            for note, until in told
        ]
    )


def page_address(root: str, event_id: str, as_of: date | None = None) -> str:
    """Address of an event's page on the server whose pages begin at ``root``, as known on a day."""
    return f"{root}event?id={event_id}" + (f"&asof={as_of.isoformat()}" if as_of else "")


def to_ics(events: pd.DataFrame, standings: StandingsByEvent, root: str, build: Build) -> bytes:
    """An iCalendar (RFC 5545), each event an all-day entry, of the whole month or year where no more is known.

    Takes rows of the table ``events`` and what was promised at each; the entries were last looked at when they were
    built.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Khorgos//Events//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Khorgos")
    for event in events.to_dict("records"):
        calendar.add_component(_ics_entry(event, standings, root, build))
    # In the order given: sorted, the properties would stand by their names, and the entries with them.
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _ics_entry(event: Mapping[Hashable, Any], standings: StandingsByEvent, root: str, build: Build) -> Event:
    entry = Event()
    entry.add("uid", event_uuid(event["event_id"]))
    entry.add("dtstamp", build.built_at.replace(tzinfo=UTC))
    entry.add("dtstart", event["start_date"])
    # The end is the first day after.
    entry.add("dtend", event["end_date"] + timedelta(days=1))
    entry.add("summary", printable(event["title"]))
    if _known(event["place_name"]):
        entry.add("location", printable(event["place_name"]))
    entry.add("description", printable(_description(event, standings)))
    if event["topic_names"]:
        entry.add("categories", [printable(topic) for topic in event["topic_names"].split("; ")])
    entry.add("url", page_address(root, event["event_id"], build.as_of))
    entry.add("transp", "TRANSPARENT")
    return entry


def event_uuid(event_id: str) -> str:
    """An event's name in calendars and feeds, the same on every server and in every build."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"khorgos:event:{event_id}"))


def to_atom(events: pd.DataFrame, standings: StandingsByEvent, root: str, address: str, build: Build) -> bytes:
    """An Atom feed (RFC 4287) at ``address`` with an entry for each event.

    When a note was written is not recorded: an entry's date is its event's last day, and does not change from build to
    build.
    """
    feed = Element("feed", xmlns=_ATOM)
    for name, text in (
        ("title", "Khorgos: meetings and decisions"),
        ("id", address),
        ("updated", _moment(build.built_at)),
    ):
        SubElement(feed, name).text = text
    SubElement(SubElement(feed, "author"), "name").text = "Khorgos"
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{root}timeline")
    for event in events.to_dict("records"):
        _add_entry(feed, event, standings, page_address(root, event["event_id"], build.as_of))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _add_entry(feed: Element, event: Mapping[Hashable, Any], standings: StandingsByEvent, page: str) -> None:
    entry = SubElement(feed, "entry")
    last_day = event["end_date"]
    told = {
        "title": event["title"],
        "id": f"urn:uuid:{event_uuid(event['event_id'])}",
        "updated": _moment(datetime(last_day.year, last_day.month, last_day.day, tzinfo=UTC)),
        "summary": f"{_days(event)}\n\n{_description(event, standings)}",
    }
    for name, text in told.items():
        SubElement(entry, name).text = printable(text)
    SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    for topic in filter(None, event["topic_codes"].split("; ")):
        SubElement(entry, "category", term=topic)


def printable(text: str) -> str:
    """The text without what an iCalendar or XML 1.0 can not hold: control characters, U+FFFE and U+FFFF."""
    return _CONTROL.sub("", text)


def _description(event: Mapping[Hashable, Any], standings: StandingsByEvent) -> str:
    precision = _PRECISION_SAYS.get(event["date_precision"], "")
    lines = [
        f"- {one.text}: {one.word}{f' ({one.cause})' if one.cause else ''}"
        for one in standings.get(event["event_id"], ())
    ]
    promises = "\n".join(["Promises and how they stand:", *lines]) if lines else ""
    return "\n\n".join(part for part in (precision, event["party_names"], event["note"].strip(), promises) if part)


def _days(event: Mapping[Hashable, Any]) -> str:
    first, last = event["start_date"], event["end_date"]
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def _moment(at: datetime) -> str:
    return at.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")


def _known(text: object) -> bool:
    return isinstance(text, str) and bool(text)
