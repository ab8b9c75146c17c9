"""The chart of both sides: no trace joins two sources, a hole stays a hole, what is stated is a mark."""

from typing import Any

import pandas as pd

from dashboard.locale.units import Scale
from dashboard.screens.both_sides.chart import GapMark, Gaps, Reports, both_sides_figure
from etl.vocabulary.trade import Side
from tests.dashboard.made_reports import made_report
from tests.dashboard.made_trade import whole_year

SCALE = Scale(1, "USD")


def report(name: str, side: Side, *values: tuple[int, float], **more: Any) -> Reports:
    return Reports(name, tuple(made_report(side, value, number, **more) for number, value in values))


def gap(name: str, *values: tuple[int, float], is_adjusted: bool = False, is_marked: bool = False) -> Gaps:
    marks = tuple(GapMark(whole_year(number), value, "a number") for number, value in values)
    return Gaps(name, is_adjusted, is_marked, marks)


def drawn(reports: list[Reports], gaps: list[Gaps], *, is_ratio: bool = False) -> Any:
    return both_sides_figure(reports, gaps, SCALE, "Gap", kind="year", is_ratio=is_ratio)


def test_each_source_of_each_side_is_a_trace_of_its_own() -> None:
    reports = [
        report("a", Side.HOME, (2098, 1.0)),
        report("b", Side.HOME, (2099, 2.0)),
        report("c", Side.PARTNER, (2099, 3.0)),
    ]
    figure = drawn(reports, [gap("a less c", (2099, 1.0))])
    assert [(trace.name, list(trace.y)) for trace in figure.data] == [
        ("a", [1.0]),
        ("b", [2.0]),
        ("c", [3.0]),
        ("a less c", [1.0]),
    ]
    assert len({(trace.line.color, trace.line.dash, trace.marker.symbol[0]) for trace in figure.data[:3]}) == 3


def test_a_line_breaks_where_a_year_is_missing() -> None:
    (line,) = drawn([report("a", Side.HOME, (2096, 1.0), (2099, 2.0))], []).data
    assert pd.Series(line.y).isna().tolist() == [False, True, True, False]
    assert line.connectgaps is False


def test_stated_figures_are_open_marks_without_a_line() -> None:
    (marks,) = drawn([report("a", Side.PARTNER, (2096, 1.0), (2099, 2.0), counted_by="x")], []).data
    assert (marks.mode, list(marks.marker.symbol)) == ("markers", ["square-open", "square-open"])
    assert list(marks.y) == [1.0, 2.0]


def test_a_lower_bound_has_a_mark_of_its_own() -> None:
    (whole, bound) = drawn([report(name, Side.HOME, (2099, 1.0), is_at_least=name == "b") for name in "ab"], []).data
    assert (whole.marker.symbol, bound.marker.symbol) == (("circle",), ("triangle-up-open",))


def test_doubtful_values_and_estimates_have_marks_of_their_own() -> None:
    marks: list[dict[str, bool]] = [{}, {"is_doubtful": True}, {"is_estimated": True}]
    symbols = [drawn([report("a", Side.HOME, (2099, 1.0), **mark)], []).data[0].marker.symbol[0] for mark in marks]
    assert len(set(symbols)) == len(marks)


def test_gaps_stand_in_a_panel_of_their_own() -> None:
    figure = drawn(
        [report("a", Side.HOME, (2099, 1.0))], [gap("told", (2099, -1.0)), gap("after", (2099, -2.0), is_adjusted=True)]
    )
    assert [(trace.type, trace.yaxis, list(trace.y)) for trace in figure.data[1:]] == [
        ("bar", "y2", [-1.0]),
        ("bar", "y2", [-2.0]),
    ]
    assert figure.data[1].marker.color != figure.data[2].marker.color
    assert figure.layout.yaxis2.domain[1] < figure.layout.yaxis.domain[0]


def test_the_gaps_of_the_pair_compared_are_marks_before_the_bars_of_an_older_one() -> None:
    figure = drawn(
        [report("a", Side.HOME, (2099, 1.0))],
        [gap("newest", (2099, -1.0), is_marked=True), gap("longest", (2099, -2.0))],
    )
    marks, bars = figure.data[1:]
    assert (marks.type, marks.marker.symbol, bars.type) == ("scatter", ("diamond-open",), "bar")


def test_without_a_gap_there_is_no_second_panel() -> None:
    assert "yaxis2" not in drawn([report("a", Side.HOME, (2099, 1.0))], []).to_dict()["layout"]


def test_a_ratio_is_marks_around_one() -> None:
    figure = drawn([report("a", Side.HOME, (2099, 1.0))], [gap("a", (2098, 0.5), (2099, 2.0))], is_ratio=True)
    assert (figure.data[1].mode, figure.layout.yaxis2.type) == ("markers", "log")
    assert [(shape.yref, shape.y0) for shape in figure.layout.shapes] == [("y2", 1)]
