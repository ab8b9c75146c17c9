"""Figures of plain mappings read, change and go to the browser as plotly's own do."""

import json
from datetime import date

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import plotly.io
import pytest

from dashboard.ui.drawing.figures import Bar, Figure, Part, Ready, Scatter


def drawn(figure: Figure | go.Figure) -> object:
    """What the browser is given, without the arrays' packing, which only plotly's own figures have."""
    return json.loads(plotly.io.to_json(figure.to_dict(), validate=False))


def test_a_figure_goes_to_the_browser_as_plotlys_own_does() -> None:
    line = {"x": [date(2098, 1, 1), date(2099, 1, 1)], "y": [1.5, None], "line": {"color": "#123456", "width": 2}}
    figures = []
    for made, scatter, bar in ((Figure(), Scatter, Bar), (go.Figure(), go.Scatter, go.Bar)):
        made.add_trace(scatter(line, name="Aland").update(hoverinfo="skip", line={"width": 3}))
        made.add_traces([bar(x=["2098"], y=[1], text=["one"])])
        made.update_layout(height=300, xaxis={"type": "date", "nticks": 4}, yaxis2={"anchor": "x"}, yaxis={})
        made.update_layout({"xaxis": {"nticks": 5}}, showlegend=False)
        made.update_xaxes(fixedrange=True)
        made.update_yaxes(title={"text": "USD"})
        made.add_shape(type="line", x0="2098", x1="2099", line={"color": "#123456"})
        made.add_annotation(text="a", x="2098", showarrow=False)
        figures.append(drawn(made))

    assert figures[0] == figures[1]


def test_columns_of_a_frame_are_points() -> None:
    frame = pd.DataFrame({"day": pd.to_datetime(["2098-01-01"]), "value": [1.5]})

    trace = Scatter(x=frame["day"], y=frame["value"], text=np.array(["one"]))

    assert (trace.x, trace.y, trace.text) == ((pd.Timestamp(2098, 1, 1),), (1.5,), ("one",))


def test_what_is_not_set_is_none_and_a_group_or_list_of_it_is_empty() -> None:
    figure = Figure([Scatter(name="Aland")])
    (trace,) = figure.data

    assert (trace.name, trace.y, trace.line.color, trace.yaxis) == ("Aland", None, None, None)
    assert (figure.layout.height, figure.layout.yaxis3.domain, figure.layout.shapes) == (None, None, ())


def test_none_takes_an_attribute_away_and_a_group_set_whole_is_another() -> None:
    part = Part(name="Aland", line={"color": "#123456", "width": 2})
    part.update(name=None, line={"width": 3})
    merged = dict(part)
    part.line = {"width": 4}

    assert merged == {"line": {"color": "#123456", "width": 3}}
    assert part == {"line": {"width": 4}}


def test_a_copy_changes_alone() -> None:
    figure = Figure([Scatter(x=[1], line={"width": 2})], {"margin": {"t": 8}})
    copy = figure.copied()
    copy.data[0].line.width = 3
    copy.update_layout(margin={"t": 9})
    copy.add_trace(Bar())

    assert (figure.data[0].line.width, figure.layout.margin.t, len(figure.data)) == (2, 8, 1)
    assert isinstance(copy.data[0], Scatter)


def test_streamlit_shows_a_figure_as_it_is() -> None:
    figure = Figure([Scatter(x=[1], y=[2])])

    assert isinstance(Ready(figure), go.Figure.__mro__[1])
    assert Ready(figure).to_dict()["data"] is figure.data


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"mode": "liness"}])
def test_an_attribute_that_plotly_does_not_know_fails_a_test_that_shows_it(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="Invalid"):
        Figure([Scatter(x=[1], y=[2], **wrong)]).to_dict()
