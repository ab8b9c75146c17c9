"""Axes, marks of days, labels and the legend."""

from dashboard.svg.still import notes
from dashboard.svg.still.frame import frame_of
from tests.dashboard.svg.still.made_figures import attributes, figure, line


def test_the_ground_is_firmer_than_the_grid_and_every_label_is_told() -> None:
    html = "".join(notes.axes(frame_of(figure(line()))))
    assert attributes(html, "line", "stroke-opacity").count("0.45") == 1
    for told in ("0", "10", "40", "2097", "2098", "2099"):
        assert f">{told}</text>" in html


def test_a_meeting_is_a_line_through_its_day_and_a_span_a_band() -> None:
    marked = figure(
        line(),
        xaxis={"range": ["2097-01-01", "2097-01-11"]},
        shapes=[
            {
                "type": "line",
                "x0": "2097-01-06",
                "x1": "2097-01-06",
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"dash": "dot"},
            },
            {
                "type": "rect",
                "x0": "2097-01-01",
                "x1": "2097-01-06",
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "fillcolor": "#888",
            },
        ],
    )
    frame = frame_of(marked)
    rule, band = notes.shapes(marked, frame)
    assert attributes(rule, "line", "x1") == attributes(rule, "line", "x2") == ["50.00%"]
    assert (attributes(rule, "line", "y1"), attributes(rule, "line", "y2")) == (
        [f"{frame.bottom:.1f}"],
        [f"{frame.top:.1f}"],
    )
    assert (attributes(band, "rect", "x"), attributes(band, "rect", "width")) == (["0.00%"], ["50.00%"])


def test_a_label_stands_beside_its_point_moved_as_the_figure_says() -> None:
    label = {
        "x": "2097-01-11",
        "y": 20.0,
        "text": "Aland",
        "xanchor": "left",
        "xshift": 8,
        "yshift": 10,
        "yanchor": "middle",
    }
    labelled = figure(line(), xaxis={"range": ["2097-01-01", "2097-01-11"]}, annotations=[label])
    frame = frame_of(labelled)
    (html,) = notes.labels(labelled, frame)
    assert (attributes(html, "text", "x"), attributes(html, "text", "dx")) == (["100.00%"], ["8.0"])
    assert float(attributes(html, "text", "y")[0]) < frame.panels["y"].y(20.0)


def test_a_legend_names_each_line_once_and_only_where_the_figure_wants_one() -> None:
    named = (
        line(name="Aland:<br>as stated"),
        line(name="Aland: as stated"),
        line(name="Bland"),
        line(name="", y=[1, 2, 3]),
    )
    assert notes.legend_entries(figure(*named)) == []
    entries = notes.legend_entries(figure(*named, showlegend=True))
    assert [entry.lines for entry in entries] == [("Aland: as stated",), ("Bland",)]
    html = "".join(notes.legend(entries, 40, 340))
    assert (html.count("<text"), html.count("<line")) == (2, 2)


def test_days_above_the_plot_are_ruled_and_lanes_have_lines_without_numbers() -> None:
    days = {"range": ["2097-01-01", "2100-01-01"], "tickvals": ["2098-01-01"], "ticktext": ["2098"]}
    lanes = {"range": [4, -0.2], "tickvals": [0, 2], "showticklabels": False}
    frame = frame_of(figure(line(y=[1, 2, 3]), xaxis={**days, "side": "top", "showgrid": True}, yaxis=lanes))
    svg = "".join(notes.axes(frame))
    assert (svg.count("<line"), svg.count("<text")) == (3, 1)
    assert float(svg.split("<text ")[1].split(' y="')[1].split('"')[0]) < frame.top
    assert frame.panels["y"].y(0) < frame.panels["y"].y(2)


def test_a_label_at_the_top_of_the_paper_stands_above_a_panel_that_ends_below_it() -> None:
    label = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "text": "Aland", "xanchor": "left", "yanchor": "top"}
    low = figure(line(), yaxis={"domain": [0, 0.5]}, annotations=[label])
    frame = frame_of(low)
    (html,) = notes.labels(low, frame)
    assert float(attributes(html, "text", "y")[0]) < frame.plot_top + 20 < frame.top
