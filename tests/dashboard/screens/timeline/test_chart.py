"""The timeline's picture shows how exactly a date is known, and gives the event's id to a click."""

from datetime import date
from typing import Any

from dashboard.screens.timeline.chart import timeline_figure
from dashboard.subjects.events.timeline import place_in_lanes
from dashboard.ui.drawing.figures import Figure
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names

KINDS = {"summit": "Summit", "restriction": "Restriction"}
NAMES = made_names(terms={"event_kind": KINDS})


def figure_of(*given: dict[str, Any]) -> Figure:
    events = [made_event(**({"event_id": f"event-{place}", "kind": "summit"} | one)) for place, one in enumerate(given)]
    return timeline_figure(*place_in_lanes(events, KINDS), NAMES)


def drawn(*given: dict[str, Any]) -> dict[str, list[Any]]:
    figure = figure_of(*given)
    return {mode: [trace for trace in figure.data if trace.mode == mode] for mode in ("markers", "lines")}


def test_a_click_gives_the_id_of_the_event() -> None:
    marks = drawn({}, {"kind": "restriction"})["markers"]
    assert [[list(data) for data in trace.customdata] for trace in marks] == [[["event-0"]], [["event-1"]]]


def test_a_day_is_a_full_mark_and_a_month_an_open_one_with_a_bar_over_it() -> None:
    traces = drawn({}, {"date_precision": "month", "start_date": date(2099, 7, 1), "end_date": date(2099, 7, 31)})
    symbols = traces["markers"][0].marker.symbol
    assert [symbol.endswith("-open") for symbol in symbols] == [False, True]
    assert [str(day) for day in traces["lines"][0].x if day] == ["2099-07-01", "2099-07-31"]


def test_bars_of_two_events_are_not_joined() -> None:
    bars = drawn(
        {"start_date": date(2099, 1, 1), "end_date": date(2099, 1, 5)},
        {"start_date": date(2099, 3, 1), "end_date": date(2099, 3, 5)},
    )["lines"][0]
    assert [day is None for day in bars.x] == [False, False, True, False, False, True]
    assert not bars.connectgaps


def test_a_hover_tells_title_kind_date_and_place_without_running_markup() -> None:
    text = drawn({"title": "Meat <b>& grain"})["markers"][0].text[0]
    assert text == "<b>Meat &lt;b&gt;&amp; grain</b><br>Summit<br>9 May 2099<br>mariehamn"


def test_every_lane_is_named_inside_the_picture() -> None:
    figure = figure_of({}, {}, {"kind": "restriction"})
    assert [(note.text, note.x, note.xanchor) for note in figure.layout.annotations] == [
        ("Summit · 2", 0, "left"),
        ("Restriction · 1", 0, "left"),
    ]
    assert figure.layout.yaxis.showticklabels is False
