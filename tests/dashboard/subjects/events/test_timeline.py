"""Where marks stand on the timeline, and what it says of itself."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.subjects.events.events import Event, EventFilters
from dashboard.subjects.events.timeline import (
    LABEL_ROWS,
    MOST_ROWS,
    MOST_TICKS,
    file_parts,
    place_in_lanes,
    stack,
    time_ticks,
    timeline_in_words,
)
from tests.dashboard.made_events import made_event

KINDS = {"summit": "Summit", "other": "Other", "restriction": "Restriction"}


def events(*rows: tuple[str, str, str]) -> list[Event]:
    """Events of kind, first day and last day."""
    return [
        made_event(kind=kind, start_date=date.fromisoformat(start), end_date=date.fromisoformat(end))
        for kind, start, end in rows
    ]


def test_each_kind_has_a_lane_in_the_order_of_kinds_and_an_empty_one_has_none() -> None:
    placed, lanes = place_in_lanes(
        events(
            ("restriction", "2099-01-01", "2099-01-01"),
            ("summit", "2099-05-01", "2099-05-01"),
            ("summit", "2050-05-01", "2050-05-01"),
        ),
        KINDS,
    )
    assert [(lane.kind, lane.count, lane.top, lane.rows) for lane in lanes] == [
        ("summit", 2, 0.0, 1),
        ("restriction", 1, lanes[0].bottom, 1),
    ]
    assert {(one.event.kind, one.y) for one in placed} == {
        ("restriction", lanes[1].top + LABEL_ROWS),
        ("summit", LABEL_ROWS),
    }


def test_an_event_known_by_month_stands_in_the_middle_of_it() -> None:
    placed, _lanes = place_in_lanes(
        events(("summit", "2099-05-01", "2099-05-31"), ("summit", "2098-05-09", "2098-05-09")), KINDS
    )
    assert [one.middle_date for one in placed] == [date(2098, 5, 9), date(2099, 5, 16)]


def test_no_events_have_no_lanes() -> None:
    placed, lanes = place_in_lanes(events(), KINDS)
    assert (placed, lanes) == ([], [])


@given(st.lists(st.floats(0, 1000), max_size=40).map(sorted), st.floats(1, 100))
def test_marks_of_a_row_keep_apart_while_there_are_rows_left(positions: list[float], closest: float) -> None:
    rows = stack(positions, closest)
    assert len(rows) == len(positions)
    assert set(rows) <= set(range(MOST_ROWS))
    for here, row in enumerate(rows):
        near = [other for other in range(here) if rows[other] == row and positions[here] - positions[other] < closest]
        crowd = [other for other in range(here) if positions[here] - positions[other] < closest]
        assert not near or len(crowd) >= MOST_ROWS


@given(st.integers(1900, 2100), st.integers(0, 60))
def test_there_are_never_more_years_on_the_axis_than_a_phone_has_room_for(first: int, span: int) -> None:
    ticks = time_ticks(date(first, 1, 1), date(first + span, 12, 31))
    assert 1 <= len(ticks) <= MOST_TICKS
    assert next(iter(ticks.values())) == str(first)


def test_the_picture_says_its_counts() -> None:
    _placed, lanes = place_in_lanes(
        events(("summit", "2099-05-01", "2099-05-31"), ("other", "2098-05-09", "2098-05-09")), KINDS
    )
    assert timeline_in_words(lanes, "2098–2099") == "2 events on a timeline, 2098–2099: Summit 1, Other 1."


def test_a_file_is_named_by_its_filters() -> None:
    filters = EventFilters(parties=("KZ", "CN"), kinds=("summit",), first_year=2013, last_year=2024)
    assert file_parts(filters, "beef") == ("KZ-CN", "summit", "", "", "2013-2024", "beef")
    assert not any(file_parts(EventFilters()))
