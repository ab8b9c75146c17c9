"""Events for a calendar and for a feed reader: the events that pass the filters, each with its page's address."""

import uuid
from collections.abc import Hashable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd

from dashboard.subjects.engine import Build
from dashboard.subjects.promises.standings import PromiseTold
from etl.vocabulary.periods import DatePrecision

_LINE_BYTES = 75
_ATOM = "http://www.w3.org/2005/Atom"
Promised = Mapping[str, tuple[PromiseTold, ...]]
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


def ics_lines(events: pd.DataFrame, promised: Promised, root: str, build: Build) -> Iterator[str]:
    """Lines of an iCalendar (RFC 5545), unfolded.

    Each event is an all-day entry, of the whole month or year where no more is known. Takes rows of the table
    ``events`` and what was promised at each; the entries were last looked at when they were built.
    """
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Khorgos//Events//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Khorgos",
    )
    for event in events.to_dict("records"):
        yield "BEGIN:VEVENT"
        yield f"UID:{event_uuid(event['event_id'])}"
        yield f"DTSTAMP:{build.built_at:%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{_compact(event['start_date'])}"
        # The end is the first day after.
        yield f"DTEND;VALUE=DATE:{_compact(event['end_date'] + timedelta(days=1))}"
        yield f"SUMMARY:{ics_text(event['title'])}"
        if _known(event["place_name"]):
            yield f"LOCATION:{ics_text(event['place_name'])}"
        yield f"DESCRIPTION:{ics_text(_description(event, promised))}"
        if event["topic_names"]:
            yield "CATEGORIES:" + ",".join(ics_text(topic) for topic in event["topic_names"].split("; "))
        yield f"URL:{page_address(root, event['event_id'], build.as_of)}"
        yield from ("TRANSP:TRANSPARENT", "END:VEVENT")
    yield "END:VCALENDAR"


def to_ics(lines: Iterator[str]) -> bytes:
    """Lines as the bytes of the file: folded at 75 bytes, never inside a letter."""
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    rows = [b""]
    for letter in line:
        written = letter.encode("utf-8")
        if len(rows[-1]) + len(written) > _LINE_BYTES:
            rows.append(b" ")
        rows[-1] += written
    return b"\r\n".join(rows) + b"\r\n"


def ics_text(text: str) -> str:
    """A text as a value of an iCalendar; control characters, which it can not hold, are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(
        "".join(letter for letter in line if letter >= " " and letter != "\x7f") for line in lines.split("\n")
    )


def event_uuid(event_id: str) -> str:
    """An event's name in calendars and feeds, the same on every server and in every build."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"khorgos:event:{event_id}"))


def to_atom(events: pd.DataFrame, promised: Promised, root: str, address: str, build: Build) -> bytes:
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
        _add_entry(feed, event, promised, page_address(root, event["event_id"], build.as_of))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'.encode()


def _add_entry(feed: Element, event: Mapping[Hashable, Any], promised: Promised, page: str) -> None:
    entry = SubElement(feed, "entry")
    last_day = event["end_date"]
    told = {
        "title": event["title"],
        "id": f"urn:uuid:{event_uuid(event['event_id'])}",
        "updated": _moment(datetime(last_day.year, last_day.month, last_day.day, tzinfo=UTC)),
        "summary": f"{_days(event)}\n\n{_description(event, promised)}",
    }
    for name, text in told.items():
        SubElement(entry, name).text = xml_text(text)
    SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    for topic in filter(None, event["topic_codes"].split("; ")):
        SubElement(entry, "category", term=topic)


def xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 can not hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))


def _description(event: Mapping[Hashable, Any], promised: Promised) -> str:
    said = _PRECISION_SAYS.get(event["date_precision"], "")
    told = [
        f"- {one.text}: {one.word}{f' ({one.cause})' if one.cause else ''}"
        for one in promised.get(event["event_id"], ())
    ]
    promises = "\n".join(["Promises and how they stand:", *told]) if told else ""
    return "\n\n".join(part for part in (said, event["party_names"], event["note"].strip(), promises) if part)


def _days(event: Mapping[Hashable, Any]) -> str:
    first, last = event["start_date"], event["end_date"]
    return first.isoformat() if first == last else f"{first.isoformat()} – {last.isoformat()}"


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(at: datetime) -> str:
    return at.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")


def _known(text: object) -> bool:
    return isinstance(text, str) and bool(text)
