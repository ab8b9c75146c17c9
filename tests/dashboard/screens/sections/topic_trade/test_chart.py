"""The picture of trade around a meeting joins no two sources, spans no hole, and draws nothing past its data."""

from datetime import date

import plotly.graph_objects as go

from dashboard.locale.formats import Scale
from dashboard.screens.sections.topic_trade.chart import Meeting, topic_figure
from dashboard.screens.sections.topic_trade.lines import shown_lines
from dashboard.screens.sections.topic_trade.shown_time import shown_time
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from tests.dashboard.made_topic_trade import made_flow, made_points, made_stated

DAY = Meeting(date(2099, 5, 9), date(2099, 5, 9), "day")
MONTH = Meeting(date(2099, 4, 1), date(2099, 4, 30), "month")


def drawn(
    flows: list[GoodsFlow],
    stated: list[dict[str, object]] | None = None,
    kind: str = "year",
    meeting: Meeting = DAY,
) -> go.Figure:
    shown = shown_time(kind, meeting.start, meeting.end, date(2110, 1, 1))
    figures = shown.inside(made_stated(*stated or []))
    return topic_figure(
        shown_lines(made_points(*flows), shown),
        figures,
        shown,
        meeting,
        home="AX",
        group_code="grain",
        scale=Scale(1, "USD"),
    )


def test_each_source_and_reporter_is_a_line_of_its_own() -> None:
    figure = drawn(
        [
            made_flow("2098"),
            made_flow("2099"),
            made_flow("2099", source_code="yearbook"),
            made_flow("2099", reporter_code="BV", valuation="fob"),
        ]
    )
    assert [(trace.name, len(trace.x)) for trace in figure.data] == [
        ("Grain: Aland, AC", 2),
        ("Grain: Aland, YB", 1),
        ("Grain: Bouvet, AC", 1),
    ]


def test_the_other_sides_lines_are_broken_and_colours_differ_where_goods_do_not() -> None:
    figure = drawn([made_flow("2099"), made_flow("2099", reporter_code="BV")])
    assert [trace.line.dash for trace in figure.data] == ["solid", "dash"]
    assert figure.data[0].line.color != figure.data[1].line.color


def test_a_missing_year_is_a_hole_in_the_line() -> None:
    (trace,) = drawn([made_flow("2095", 1.0), made_flow("2098", 4.0)]).data
    assert list(trace.y) == [1.0, None, None, 4.0]
    assert not trace.connectgaps


def test_nothing_is_drawn_past_the_last_figure_nor_as_zero() -> None:
    (trace,) = drawn([made_flow("2099-03"), made_flow("2099-04"), made_flow("2104-04")], kind="month").data
    assert [str(day)[:7] for day in trace.x] == ["2099-03", "2099-04"]
    assert list(trace.y) == [5.0, 5.0]


def test_stated_figures_are_open_marks_of_their_own() -> None:
    figure = drawn([made_flow("2099")], [{"figure_code": "F1"}, {"figure_code": "F2", "counted_by": "BV-STAT"}])
    stated = figure.data[1:]
    assert [(trace.mode, trace.marker.symbol.endswith("-open"), list(trace.y)) for trace in stated] == [
        ("markers", True, [2e9])
    ] * 2
    assert stated[0].marker.symbol != stated[1].marker.symbol


def test_a_doubtful_point_has_a_mark_of_its_own_and_says_so() -> None:
    (trace,) = drawn([made_flow("2098", is_doubtful=True), made_flow("2099")]).data
    assert trace.marker.symbol[0] != trace.marker.symbol[1]
    assert [text.endswith("(doubtful)") for text in trace.text] == [True, False]


def test_the_meeting_is_a_line_on_its_day_or_a_band_over_its_month() -> None:
    (line,) = drawn([made_flow("2099")]).layout.shapes
    (band,) = drawn([made_flow("2099")], meeting=MONTH).layout.shapes
    assert (line.type, line.x0, line.x1) == ("line", "2099-05-09", "2099-05-09")
    assert (band.type, band.x0, band.x1) == ("rect", "2099-04-01", "2099-05-01")


def test_a_picture_grows_with_its_legend() -> None:
    many = [made_flow("2099", commodity_id=f"FAO:{goods}") for goods in "abc"]
    assert drawn([made_flow("2099"), *many]).layout.height > drawn([made_flow("2099")]).layout.height
    assert drawn([made_flow("2099")]).layout.showlegend
