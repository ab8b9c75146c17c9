"""Other events that belong with one: each is told once, with all that it is to this one."""

from datetime import date

from dashboard.screens.event.related import Related, related_events
from dashboard.subjects.events.event_parts import RelatedEvent
from dashboard.subjects.promises.evidence import EvidenceBetween
from tests.dashboard.made_events import MEETING, made_event

EARLIER = made_event(event_id="2098-earlier", start_date=date(2098, 1, 1))
FIRST = made_event(event_id="2097-first", start_date=date(2097, 1, 1))
LATER = made_event(event_id="2099-later", start_date=date(2099, 9, 1))


def test_each_event_is_told_once_in_the_order_of_time() -> None:
    relations = [
        RelatedEvent("follows", "earlier", EARLIER),
        RelatedEvent("answers", "earlier", EARLIER),
        RelatedEvent("answers", "later", LATER),
    ]
    assert related_events(MEETING, relations, [FIRST, EARLIER, MEETING]) == [
        Related(FIRST, "In the same chain"),
        Related(EARLIER, "This follows; This carries out"),
        Related(LATER, "Carried out by"),
    ]


def test_an_event_that_broke_a_promise_is_told_so() -> None:
    shown = [EvidenceBetween(MEETING.event_id, LATER.event_id, "broken")]
    (found,) = related_events(MEETING, [RelatedEvent("answers", "later", LATER)], [], shown)
    assert found.words == "Reversed by"


def test_an_event_alone_has_no_related_ones() -> None:
    assert related_events(MEETING, [], [MEETING]) == []
