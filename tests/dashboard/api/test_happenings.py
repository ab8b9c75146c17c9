"""An event as an entry of a calendar and of a feed."""

import re
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api.happenings import event_uuid, page_address, say_what_is_later, to_atom, to_ics
from dashboard.subjects.engine import Build
from dashboard.subjects.events.events import Event, EventNote
from dashboard.subjects.promises.standings import NamedStanding
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names
from tests.factories import EVENT

DAY = date(2099, 5, 9)

BUILD = Build("made-up", datetime(2099, 6, 1, 12, 30))  # noqa: DTZ001 - as the database has it

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(data: bytes) -> list[dict[str, str]]:
    """Entries of a calendar: name of each property with its parameters, and its value as written."""
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1].setdefault(name, value)
    return found


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_read_back_from_the_calendar_and_from_the_feed(text: str) -> None:
    title = f"|{text}|"
    event = Event(EVENT, DAY, DAY, "day", "meeting", title, None, None, "high")
    told = [EventNote(event, "", None, "aland.md")], {}, made_names(), "http://testserver/"
    calendar = to_ics(*told, BUILD)
    feed = fromstring(to_atom(*told, BUILD, address="http://testserver/api/events.atom"))  # noqa: S314 - our own
    lines = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "", title).replace("\r\n", "\n").replace("\r", "\n")

    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    (written,) = entries(calendar)
    assert re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], written["SUMMARY"]) == lines
    assert feed.findtext("a:entry/a:title", "", ATOM) == lines


def entry_of(event: Event, **told: Any) -> dict[str, str]:
    note = EventNote(event, told.pop("text", "They met."), None, "aland.md")
    standings = {event.event_id: told.pop("standings", ())}
    (entry,) = entries(to_ics([note], standings, made_names(areas={"AX": "Aland"}), "http://testserver/", BUILD))
    return entry


@pytest.mark.parametrize(
    ("event", "first", "after", "says"),
    [
        (made_event(), "20990509", "20990510", ""),
        (made_event(end_date=date(2099, 5, 31)), "20990509", "20990601", ""),
        (
            made_event(start_date=date(2099, 2, 1), end_date=date(2099, 2, 28), date_precision="month"),
            "20990201",
            "20990301",
            "Only the month is known.\\n\\n",
        ),
        (
            made_event(start_date=date(2099, 1, 1), end_date=date(2099, 12, 31), date_precision="year"),
            "20990101",
            "21000101",
            "Only the year is known.\\n\\n",
        ),
    ],
    ids=["day", "days", "month", "year"],
)
def test_an_entry_ends_on_the_day_after_and_says_where_its_day_is_not_known(
    event: Event, first: str, after: str, says: str
) -> None:
    entry = entry_of(event)

    assert (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"]) == (first, after)
    assert entry["DESCRIPTION"] == f"{says}Aland\\; BV\\n\\nThey met."


def test_promises_stand_below_the_text_with_how_they_stand() -> None:
    standings = (NamedStanding("Trade more", "Met", ""), NamedStanding("Try", "Cannot be judged", "no figure"))

    assert entry_of(made_event(parties=()), standings=standings)["DESCRIPTION"] == (
        "They met.\\n\\nPromises and how they stand:\\n- Trade more: Met\\n- Try: Cannot be judged (no figure)"
    )


def test_an_entry_without_place_and_topics_has_neither() -> None:
    entry = entry_of(made_event(place_code=None, topics=()))

    assert {"LOCATION", "CATEGORIES"} & entry.keys() == set()


@pytest.mark.parametrize(
    ("tells_until", "as_of", "is_said"),
    [
        (date(2099, 12, 31), date(2099, 6, 1), True),
        (date(2099, 12, 31), date(2099, 12, 31), False),
        (date(2099, 12, 31), None, False),
        (None, date(2099, 6, 1), False),
    ],
)
def test_a_text_that_tells_of_later_times_says_so_on_an_earlier_day(
    tells_until: date | None, as_of: date | None, is_said: bool
) -> None:
    note = say_what_is_later(EventNote(made_event(), "They met.\n", tells_until, "aland.md"), as_of)

    assert (
        note.text == "They met.\n\nThis text was written later: it also tells of times up to 31 December 2099."
    ) is is_said


def test_a_page_is_of_the_day_asked_for() -> None:
    assert page_address("https://example.org/", "a") == "https://example.org/event?id=a"
    assert page_address("https://example.org/", "a", DAY) == "https://example.org/event?id=a&asof=2099-05-09"


def test_an_event_has_one_name_for_ever() -> None:
    assert event_uuid("2099-05-09-mariehamn-a-b") == "100d8a08-9751-5981-a6ec-0c2117ac61cf"
