"""The chart of goods over time: a trace a line, gaps that stay gaps, stated figures as open marks."""

import math

import pandas as pd
import plotly.graph_objects as go

from dashboard.locale.formats import Scale
from dashboard.screens.commodities.chart import DOUBTFUL_SYMBOL, goods_over_time
from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import LINE, to_points
from dashboard.screens.commodities.points import GoodsLine
from tests.dashboard.screens.commodities.test_lines import frame, month, year

PANELS = {"value": ("Value", Scale(1.0, "USD")), "weight": ("Net weight", Scale(1000.0, "t"))}
NO_STATED = pd.DataFrame(
    columns=["name", "period_start", "period_end", "value_usd", "net_weight_kg", "unit_value_usd_per_t", "hover"]
).astype(
    {
        "period_start": "datetime64[ns]",
        "period_end": "datetime64[ns]",
        "value_usd": "float64",
        "net_weight_kg": "float64",
    }
)


def drawn(*rows: dict[str, object], by: By = By.YEAR, stated: pd.DataFrame = NO_STATED) -> go.Figure:
    points = to_points(frame(*rows), by)
    names = {
        GoodsLine(*key): f"{key[0]} {key[3]}".strip() for key in points[LINE].drop_duplicates().to_numpy().tolist()
    }
    return goods_over_time(points.assign(hover="what"), names, stated, PANELS, by)


def stated(name: str, **measures: float) -> dict[str, object]:
    nothing = {"value_usd": math.nan, "net_weight_kg": math.nan, "unit_value_usd_per_t": math.nan}
    start = pd.Timestamp(2099, 1, 1)
    return {
        "name": name,
        "period_start": start,
        "period_end": pd.Timestamp(2099, 12, 31),
        "hover": "said",
        **nothing,
        **measures,
    }


def test_two_sources_are_two_traces_in_every_panel() -> None:
    figure = drawn(year(2098), year(2099), year(2099, source_code="bouvet_yearbook"))
    assert [(trace.name, trace.yaxis, len(trace.y)) for trace in figure.data] == [
        ("aland_customs", "y", 2),
        ("bouvet_yearbook", "y", 1),
        ("aland_customs", "y2", 2),
        ("bouvet_yearbook", "y2", 1),
    ]
    assert [trace.showlegend for trace in figure.data] == [True, True, False, False]


def test_no_line_spans_a_missing_period() -> None:
    line = drawn(month(1, 1.0), month(3, 3.0), by=By.MONTH).data[0]
    assert line.connectgaps is False
    assert [None if math.isnan(value) else value for value in line.y] == [1.0, None, 3.0]


def test_a_measure_is_drawn_at_its_scale() -> None:
    assert list(drawn(year(2099, net_weight_kg=5000.0)).data[1].y) == [5.0]


def test_stated_figures_are_open_marks_without_a_line() -> None:
    figure = drawn(year(2098), stated=pd.DataFrame([stated("Office", net_weight_kg=2000.0)]))
    marks = figure.data[-1]
    assert (marks.name, marks.mode, marks.yaxis, list(marks.y)) == ("Office", "markers", "y2", [2.0])
    assert marks.marker.symbol.endswith("-open")


def test_doubtful_points_carry_a_mark_of_their_own() -> None:
    figure = drawn(year(2098, doubtful_count=1), year(2099))
    assert [symbol == DOUBTFUL_SYMBOL for symbol in figure.data[0].marker.symbol] == [True, False]
    assert all(
        "x" not in symbol and "cross" not in symbol for trace in figure.data for symbol in trace.marker.symbol[1:]
    )


def test_all_panels_share_one_time_axis_and_name_their_unit() -> None:
    figure = drawn(year(2099))
    assert {trace.xaxis for trace in figure.data} == {None}
    assert [note.text for note in figure.layout.annotations] == ["<b>Value</b>, USD", "<b>Net weight</b>, t"]
    assert figure.layout.yaxis.domain[0] > figure.layout.yaxis2.domain[1]
