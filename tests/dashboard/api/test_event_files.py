"""Events in a calendar and in a feed reader."""

import re
from datetime import date
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import fromstring

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.happenings import event_uuid
from dashboard.shell.routes import routes
from tests.conftest import LoadDatabase
from tests.dashboard.api.test_happenings import ATOM, entries
from tests.factories import EVENT, commitment_row, event_party_row, event_row, event_topic_row, standing_row, term_row

MONTH = "2098-02-sheep-talks"


@pytest.fixture
def client(loaded_database: LoadDatabase) -> TestClient:
    february = {"start_date": date(2098, 2, 1), "end_date": date(2098, 2, 28), "date_precision": "month"}
    loaded_database(
        event=[
            event_row(
                title="Sheep, goats; 羊 and \\ more",
                note="First line.\r\nSecond <b>line</b> & more\x07, " + "овца " * 40,
            ),
            event_row(event_id=MONTH, place_code=None, country_code=None, **february),
        ],
        event_party=[event_party_row()],
        event_topic=[event_topic_row(), event_topic_row(topic="meat")],
        commitment=[
            commitment_row(text="Trade more sheep"),
            commitment_row(commitment_id=f"{EVENT}-c2", kind="forecast", text="Expected"),
        ],
        standing=[standing_row(), standing_row(commitment_id=f"{EVENT}-c2")],
        term=[
            *(term_row(), term_row(term_code="grain", title_en="Grain")),
            term_row(list_name="standing_word", term_code="not_assessable", title_en="Cannot be judged"),
            term_row(list_name="unjudged_cause", term_code="nothing_found", title_en="Nothing was found after it"),
        ],
    )
    return TestClient(Starlette(routes=routes), raise_server_exceptions=False)


def test_an_event_is_an_entry_of_whole_days_that_ends_on_the_day_after(client: TestClient) -> None:
    days = [
        (entry["DTSTART;VALUE=DATE"], entry["DTEND;VALUE=DATE"])
        for entry in entries(client.get("/api/events.ics").content)
    ]
    assert days == [("20990509", "20990510"), ("20980201", "20980301")]


def test_an_entry_says_what_the_note_says(client: TestClient) -> None:
    day, month = entries(client.get("/api/events.ics").content)
    assert day["SUMMARY"] == "Sheep\\, goats\\; 羊 and \\\\ more"
    assert day["DESCRIPTION"].startswith("Aland\\n\\nFirst line.\\nSecond <b>line</b> & more\\, овца овца")
    assert day["LOCATION"] == "Mariehamn"
    assert day["CATEGORIES"] == "Grain,Meat"
    assert day["URL"] == f"http://testserver/event?id={EVENT}"
    assert month["DESCRIPTION"].startswith("Only the month is known.")
    assert "LOCATION" not in month


@pytest.mark.parametrize("form", ["ics", "atom"])
@pytest.mark.parametrize(("asked", "is_told"), [("?as_of=2099-06-01", True), ("?as_of=2100-01-01", False), ("", False)])
def test_a_note_that_tells_of_later_times_says_so_on_an_earlier_day(
    loaded_database: LoadDatabase, form: str, asked: str, is_told: bool
) -> None:
    loaded_database(event=[event_row(tells_until=date(2099, 12, 31))])
    told = TestClient(Starlette(routes=routes)).get(f"/api/events.{form}{asked}").text.replace("\r\n ", "")
    assert ("This text was written later: it also tells of times up to 31 December 2099." in told) == is_told


def test_each_promise_of_an_event_is_told_with_how_it_stands(client: TestClient) -> None:
    promised = "Promises and how they stand:{line}- Trade more sheep: Cannot be judged (Nothing was found after it)"
    day, month = entries(client.get("/api/events.ics").content)
    feed = fromstring(client.get("/api/events.atom").content)  # noqa: S314 - our own answer

    assert day["DESCRIPTION"].endswith(promised.format(line="\\n"))
    assert feed.findtext("a:entry/a:summary", "", ATOM).endswith(promised.format(line="\n"))
    assert "Promises" not in month["DESCRIPTION"]


def test_an_entry_keeps_its_name(client: TestClient) -> None:
    names = [entry["UID"] for entry in entries(client.get("/api/events.ics").content)]
    assert names == [event_uuid(EVENT), event_uuid(MONTH)]
    assert event_uuid(EVENT) != event_uuid(MONTH)


def test_every_line_of_the_calendar_is_short_and_whole(client: TestClient) -> None:
    answer = client.get("/api/events.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert [line for line in lines if b"\n" in line or b"\r" in line] == []
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b"END:VCALENDAR"
    assert [line.decode("utf-8") for line in lines]


def test_the_feed_has_the_events_newest_first(client: TestClient) -> None:
    answer = client.get("/api/events.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = fromstring(answer.content)  # noqa: S314 - our own answer
    told = [
        [entry.findtext(f"a:{name}", "", ATOM) for name in ("id", "updated", "title")]
        for entry in feed.findall("a:entry", ATOM)
    ]
    assert told == [
        [f"urn:uuid:{event_uuid(EVENT)}", "2099-05-09T00:00:00Z", "Sheep, goats; 羊 and \\ more"],
        [f"urn:uuid:{event_uuid(MONTH)}", "2098-02-28T00:00:00Z", f"Meeting {MONTH}"],
    ]
    links = [link.attrib["href"] for link in feed.findall("a:entry/a:link", ATOM)]
    assert links == [f"http://testserver/event?id={EVENT}", f"http://testserver/event?id={MONTH}"]
    assert "Second <b>line</b> & more," in feed.findtext("a:entry/a:summary", "", ATOM)
    assert feed.findtext("a:author/a:name", "", ATOM) == "Khorgos"


def test_the_same_build_gives_the_same_calendar_whenever_it_is_asked(client: TestClient) -> None:
    first = client.get("/api/events.ics").content
    stamps = {entry["DTSTAMP"] for entry in entries(first)}
    built_at = client.get("/api/events.ics").headers["last-modified"]

    assert client.get("/api/events.ics").content == first
    assert stamps == {f"{parsedate_to_datetime(built_at):%Y%m%dT%H%M%SZ}"}


@pytest.mark.parametrize("form", ["ics", "atom"])
def test_filters_are_those_of_the_events(client: TestClient, form: str) -> None:
    assert f"id={MONTH}" in re.sub(r"\r\n ", "", client.get(f"/api/events.{form}").text)
    kept = re.sub(r"\r\n ", "", client.get(f"/api/events.{form}?party=AX&topic=meat").text)
    assert f"id={EVENT}" in kept
    assert f"id={MONTH}" not in kept
    assert client.get(f"/api/events.{form}?topic=nothing").status_code == 400


@pytest.mark.parametrize("form", ["ics", "atom"])
def test_a_reader_with_a_copy_of_this_build_gets_no_other(client: TestClient, form: str) -> None:
    tag = client.get(f"/api/events.{form}").headers["etag"]
    assert client.get(f"/api/events.{form}", headers={"if-none-match": tag}).status_code == 304
    assert client.head(f"/api/events.{form}").content == b""
