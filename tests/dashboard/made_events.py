"""An event of a made-up world, of which a test names only what matters."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.subjects.events.events import Event
from tests.factories import EVENT

MEETING = Event(
    event_id=EVENT,
    start_date=date(2099, 5, 9),
    end_date=date(2099, 5, 9),
    date_precision="day",
    kind="ministerial_meeting",
    title="Ministers meet",
    place_code="mariehamn",
    country_code="AX",
    confidence="high",
    parties=("AX", "BV"),
    topics=("grain",),
)


def made_event(**given: Any) -> Event:
    """The meeting with what is given; it lasts one day where only the first is given."""
    if "start_date" in given:
        given = {"end_date": given["start_date"]} | given
    return replace(MEETING, **given)
