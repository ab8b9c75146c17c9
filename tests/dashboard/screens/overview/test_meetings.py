"""Which meetings a chart marks, and where."""

from datetime import date

from dashboard.screens.overview.meetings import kinds_to_mark, to_strip
from dashboard.subjects.events.events import Event
from tests.dashboard.made_events import made_event


def events(**kinds: int) -> list[Event]:
    return [
        made_event(event_id=f"2099-{kind}-{place}", kind=kind, start_date=date(2099, 1, 1))
        for kind, count in kinds.items()
        for place in range(count)
    ]


def test_the_weightiest_kinds_are_marked_first_whatever_their_number() -> None:
    assert kinds_to_mark(events(business_forum=9, summit=2, ministerial_meeting=3), most=5) == [
        "summit",
        "ministerial_meeting",
    ]


def test_a_kind_is_marked_whole_or_not_at_all() -> None:
    assert kinds_to_mark(events(summit=2, ministerial_meeting=4, business_forum=1), most=5) == ["summit"]


def test_one_kind_is_marked_even_where_it_is_many() -> None:
    assert kinds_to_mark(events(business_forum=9), most=5) == ["business_forum"]


def test_without_events_nothing_is_marked() -> None:
    assert kinds_to_mark([]) == []


def test_an_event_of_a_known_month_is_marked_in_its_middle_and_one_of_a_known_day_on_its_first() -> None:
    whole = {"kind": "summit", "start_date": date(2099, 1, 1), "end_date": date(2099, 1, 31)}
    strip = to_strip([made_event(**whole, date_precision=known_to) for known_to in ("month", "day")], ["summit"])
    assert [mark.mark_date for mark in strip] == [date(2099, 1, 1), date(2099, 1, 16)]


def test_the_event_that_an_address_asks_for_is_marked_whatever_its_kind() -> None:
    strip = to_strip(events(summit=1, other=2), ["summit"], "2099-other-1")
    assert [mark.event.event_id for mark in strip] == ["2099-other-1", "2099-summit-0"]


def test_marks_of_one_day_stand_above_each_other() -> None:
    assert [mark.lane for mark in to_strip(events(summit=2, other=1), ["summit"])] == [0, 1]
