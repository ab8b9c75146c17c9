"""Which meetings the chart marks, and which it names."""

from collections import Counter
from datetime import date

from dashboard.screens.overview.meetings import kinds_to_mark, mark_date, meetings_to_mark, pivotal
from dashboard.subjects.events.events import Event
from dashboard.ui.drawing.meetings import MeetingMark
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names


def events(**kinds: int) -> list[Event]:
    return [
        made_event(event_id=f"2099-{kind}-{place}", kind=kind, start_date=date(2099, 1, 1))
        for kind, count in kinds.items()
        for place in range(count)
    ]


def meeting(name: str, year: int, place: str | None = "port") -> Event:
    return made_event(
        event_id=name, kind="other", start_date=date(year, 5, 9), end_date=date(year, 5, 9), place_code=place
    )


def test_the_weightiest_kinds_are_marked_first_whatever_their_number() -> None:
    assert kinds_to_mark(events(business_forum=9, summit=2, ministerial_meeting=3), most=5) == [
        "summit",
        "ministerial_meeting",
    ]


def test_no_kind_is_marked_in_part_and_no_lesser_kind_instead_of_it() -> None:
    assert kinds_to_mark(events(summit=2, ministerial_meeting=4, business_forum=1), most=5) == ["summit"]


def test_one_kind_is_marked_however_many_there_are() -> None:
    assert kinds_to_mark(events(business_forum=9), most=5) == ["business_forum"]


def test_nothing_to_mark_is_no_kind() -> None:
    assert kinds_to_mark([]) == []


def test_those_with_most_promises_are_named_and_none_near_to_another() -> None:
    most, near, far = meeting("most", 2090), meeting("near", 2091), meeting("far", 2095)
    promises = Counter({"most": 5, "near": 4, "far": 1, "none": 0})

    assert pivotal([near, far, most, meeting("none", 2099)], promises) == [most, far]


def test_no_more_are_named_than_can_be_read() -> None:
    told = [meeting(str(year), year) for year in range(2050, 2100, 5)]

    assert pivotal(told, Counter(str(one.start_date.year) for one in told), most=2) == [told[-1], told[-2]]


def test_a_meeting_without_a_place_has_no_name() -> None:
    assert pivotal([meeting("nowhere", 2099, None)], Counter(nowhere=3)) == []


def test_a_named_meeting_says_place_and_month_and_the_others_nothing() -> None:
    named, other = meeting("named", 2090), made_event(kind="summit", event_id="other", start_date=date(2099, 1, 1))

    marks = meetings_to_mark([other, named], ["named"], made_names(places={"port": "Port"}))
    assert marks == [MeetingMark(date(2090, 5, 9), "Port, May 2090"), MeetingMark(date(2099, 1, 1))]


def test_what_is_known_to_the_month_stands_in_its_middle() -> None:
    whole = made_event(start_date=date(2099, 5, 1), end_date=date(2099, 5, 31), date_precision="month")

    assert mark_date(whole) == date(2099, 5, 16)
