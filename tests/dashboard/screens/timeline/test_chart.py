"""The timeline's picture shows how exactly a date is known, and gives the event's id to a click."""

import pandas as pd

from dashboard.screens.timeline.chart import timeline_figure
from dashboard.subjects.events.timeline import place_in_lanes

KINDS = {"summit": "Summit", "restriction": "Restriction"}


def labelled(*rows: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            {
                "event_id": f"event-{place}",
                "kind": "summit",
                "kind_name": "Summit",
                "title": "A meeting",
                "date_precision": "day",
                "date_text": "then",
                "place_name": "there",
                "start_date": "2099-05-09",
                "end_date": row.get("start_date", "2099-05-09"),
            }
            | row
            for place, row in enumerate(rows)
        ]
    )
    return frame.assign(start_date=pd.to_datetime(frame["start_date"]), end_date=pd.to_datetime(frame["end_date"]))


def drawn(*rows: dict[str, str]) -> dict[str, list[object]]:
    figure = timeline_figure(*place_in_lanes(labelled(*rows), KINDS))
    return {mode: [trace for trace in figure.data if trace.mode == mode] for mode in ("markers", "lines")}


def test_a_click_gives_the_id_of_the_event() -> None:
    marks = drawn({}, {"kind": "restriction"})["markers"]
    assert [[list(data) for data in trace.customdata] for trace in marks] == [[["event-0"]], [["event-1"]]]


def test_a_day_is_a_full_mark_and_a_month_an_open_one_with_a_bar_over_it() -> None:
    traces = drawn({}, {"date_precision": "month", "start_date": "2099-07-01", "end_date": "2099-07-31"})
    symbols = traces["markers"][0].marker.symbol
    assert [symbol.endswith("-open") for symbol in symbols] == [False, True]
    assert [str(day) for day in traces["lines"][0].x if day] == ["2099-07-01", "2099-07-31"]


def test_bars_of_two_events_are_not_joined() -> None:
    bars = drawn(
        {"start_date": "2099-01-01", "end_date": "2099-01-05"},
        {"start_date": "2099-03-01", "end_date": "2099-03-05"},
    )["lines"][0]
    assert [day is None for day in bars.x] == [False, False, True, False, False, True]
    assert not bars.connectgaps


def test_a_hover_tells_title_kind_date_and_place_without_running_markup() -> None:
    text = drawn({"title": "Meat <b>& grain"})["markers"][0].text[0]
    assert text == "<b>Meat &lt;b&gt;&amp; grain</b><br>Summit<br>then<br>there"


def test_every_lane_is_named_inside_the_picture() -> None:
    figure = timeline_figure(*place_in_lanes(labelled({}, {}, {"kind": "restriction"}), KINDS))
    assert [(note.text, note.x, note.xanchor) for note in figure.layout.annotations] == [
        ("Summit · 2", 0, "left"),
        ("Restriction · 1", 0, "left"),
    ]
    assert figure.layout.yaxis.showticklabels is False
