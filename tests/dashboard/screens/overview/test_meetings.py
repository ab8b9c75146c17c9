"""Which meetings a chart marks, and where."""

import pandas as pd

from dashboard.screens.overview.meetings import kinds_to_mark, to_strip


def events(**kinds: int) -> pd.DataFrame:
    rows = [
        {
            "event_id": f"2099-{kind}-{place}",
            "kind": kind,
            "start_date": pd.Timestamp(2099, 1, 1),
            "end_date": pd.Timestamp(2099, 1, 1),
            "date_precision": "day",
        }
        for kind, count in kinds.items()
        for place in range(count)
    ]
    return pd.DataFrame(rows)


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
    assert kinds_to_mark(events(summit=1).head(0)) == []


def test_an_event_of_a_known_month_is_marked_in_its_middle_and_one_of_a_known_day_on_its_first() -> None:
    whole = events(summit=2).assign(end_date=pd.Timestamp(2099, 1, 31), date_precision=["month", "day"])
    strip = to_strip(whole, ["summit"])
    assert strip["mark_date"].tolist() == [pd.Timestamp(2099, 1, 1), pd.Timestamp(2099, 1, 16)]


def test_marks_of_one_day_stand_above_each_other() -> None:
    assert to_strip(events(summit=2, other=1), ["summit"])["lane"].tolist() == [0, 1]
