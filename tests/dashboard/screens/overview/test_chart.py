"""The Overview's charts.

No trace joins two series, gaps stay gaps, stated figures are joined to nothing, a mark knows its event.
"""

from datetime import date, datetime
from typing import Any

from dashboard.locale.formats import Scale
from dashboard.screens.overview.chart import SideBar, bars_by_side, farm_imports, trade_by_year
from dashboard.screens.overview.farm import FarmYear
from dashboard.screens.overview.meetings import StripMark
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.ui.theme import GROUP_COLOURS
from etl.vocabulary.trade import Side
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_flows, made_point, whole_year

SCALE = Scale(1, "USD")
STRIP = [StripMark(made_event(kind="summit", event_id="2099-05-09-a"), date(2099, 5, 9), 0)]
SIDES = HomeAndPartner("AX", "BV", made_names())


def points(*told: tuple[str, str, int], **more: Any) -> list[TradePoint]:
    """Points by side, series (``source:reporter`` or ``stated:office``) and year."""
    return [
        made_point(side=Side(side), series=series_of(code), period=whole_year(number), **more)
        for side, code, number in told
    ]


def series_of(code: str) -> Series:
    first, _, second = code.partition(":")
    return Series("official_figures", "AX", second) if first == "stated" else Series(first, second)


def traces(drawn: list[TradePoint]) -> dict[str, Any]:
    names = {(point.side, point.series): f"{point.side} {point.series.code}" for point in drawn}
    return {trace.name: trace for trace in trade_by_year(drawn, SIDES, names, SCALE, STRIP).data}


def test_every_series_of_every_side_is_a_trace_of_its_own() -> None:
    found = traces(points(("home", "one:AX", 2098), ("home", "two:AX", 2099), ("partner", "one:BV", 2099)))
    assert {name: len(trace.x) for name, trace in found.items() if name} == {
        "home one:AX": 1,
        "home two:AX": 1,
        "partner one:BV": 1,
    }


def test_no_line_spans_a_missing_year() -> None:
    trace = traces(points(("home", "one:AX", 2097), ("home", "one:AX", 2099)))["home one:AX"]
    assert trace.connectgaps is False
    assert list(trace.y) == [1.0, None, 1.0]
    assert list(trace.x) == [datetime(number, 7, 2) for number in (2097, 2098, 2099)]  # noqa: DTZ001 (as the chart has it)


def test_stated_figures_are_open_marks_without_a_line() -> None:
    trace = traces(points(("home", "stated:ax-customs", 2098), ("home", "stated:ax-customs", 2099)))[
        "home stated:ax-customs"
    ]
    assert trace.mode == "markers"
    assert list(trace.marker.symbol) == ["circle-open", "circle-open"]


def test_a_doubtful_point_has_another_mark() -> None:
    doubtful = points(("home", "one:AX", 2098), is_doubtful=True)
    trace = traces([*doubtful, *points(("home", "one:AX", 2099))])["home one:AX"]
    assert list(trace.marker.symbol) == ["x-thin", "circle"]


def test_sides_are_told_apart_by_colour_and_series_of_a_side_by_dash_and_mark() -> None:
    found = traces(points(("home", "one:AX", 2098), ("home", "two:AX", 2098), ("partner", "one:BV", 2098)))
    first, second, partner = found["home one:AX"], found["home two:AX"], found["partner one:BV"]
    assert first.line.color == second.line.color != partner.line.color
    assert first.line.dash != second.line.dash
    assert list(first.marker.symbol) != list(second.marker.symbol)


def test_a_mark_knows_its_event() -> None:
    strip = trade_by_year([], SIDES, {}, SCALE, STRIP).data[-1]
    assert ([list(data) for data in strip.customdata], list(strip.x)) == ([["2099-05-09-a"]], [date(2099, 5, 9)])


def test_a_chart_without_figures_still_shows_its_meetings() -> None:
    figure = trade_by_year([], SIDES, {}, SCALE, STRIP)
    (strip,) = figure.data
    assert strip.text[0].startswith("<b>Ministers meet</b><br>9 May 2099")


def groups(**more: Any) -> list[FarmYear]:
    (flow,) = made_flows({"value_usd": 4.0, **more})
    return [FarmYear("grain", flow, 25.0)]


def test_bars_are_a_value_or_a_share() -> None:
    names = {"grain": "Grain"}
    assert list(farm_imports(groups(), ["h"], names, as_share=False, scale=SCALE).data[0].y) == [4.0]
    assert list(farm_imports(groups(), ["h"], names, as_share=True, scale=SCALE).data[0].y) == [25.0]


def test_a_group_is_told_by_its_colour_and_name_and_by_no_hatching() -> None:
    (bars,) = farm_imports(groups(), ["h"], {"grain": "Grain (HS 10)"}, as_share=False, scale=SCALE).data
    assert (bars.name, bars.marker.color, bars.marker.pattern.shape) == ("Grain (HS 10)", GROUP_COLOURS["grain"], None)


def test_each_side_has_bars_of_its_own_and_a_missing_one_is_no_zero() -> None:
    rows = [
        SideBar("Wheat", "home", Side.HOME, 2.0, "h"),
        SideBar("Wheat", "partner", Side.PARTNER, 3.0, "h"),
        SideBar("Oats", "partner", Side.PARTNER, 1.0, "h"),
    ]
    figure = bars_by_side(rows, {"home": "Aland", "partner": "Bouvet"}, SCALE)
    assert {trace.name: dict(zip(trace.y, trace.x, strict=True)) for trace in figure.data} == {
        "Aland": {"Wheat": 2.0},
        "Bouvet": {"Wheat": 3.0, "Oats": 1.0},
    }
    assert figure.layout.yaxis.categoryarray == ("Oats", "Wheat")


def test_a_label_of_which_nothing_is_known_stands_above_the_known_ones() -> None:
    rows = [
        SideBar("Oats", "home", Side.HOME, None, "h"),
        SideBar("Wheat", "home", Side.HOME, None, "h"),
        SideBar("Wheat", "partner", Side.PARTNER, 3.0, "h"),
    ]
    figure = bars_by_side(rows, {"home": "Aland", "partner": "Bouvet"}, SCALE)
    assert figure.layout.yaxis.categoryarray == ("Wheat", "Oats")
    assert list(figure.data[0].x) == [None, None]
