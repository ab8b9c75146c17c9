"""A figure as a still picture: with all that the figure shows, or an error."""

import re

import pytest

from dashboard.svg.still.picture import NoStillPicture, still_height, still_picture
from tests.dashboard.svg.still.made_figures import figure, line


def test_a_picture_is_as_high_as_its_figure_and_says_what_it_shows() -> None:
    made = figure(line())
    html = still_picture(made, 'Sheep & "goats"')
    assert 'role="img" aria-label="Sheep &amp; &quot;goats&quot;"' in html
    assert f"height:{still_height(made)}px" in html
    assert still_height(made) == 340


def test_a_legend_has_its_room_below_the_figure() -> None:
    made = figure(line(name="Aland"), showlegend=True)
    assert still_height(made) > 340
    assert still_picture(made, "").count("Aland") == 1


def test_the_same_figure_gives_the_same_picture_in_two_panels_too() -> None:
    made = figure(line(), line(yaxis="y2"), yaxis={"domain": [0.5, 1]}, yaxis2={"domain": [0, 0.4]})
    assert still_picture(made, "Sheep") == still_picture(made, "Sheep")
    assert still_picture(made, "Sheep").count("<g stroke=") == 2


def test_a_kind_that_is_not_drawn_still_is_an_error() -> None:
    with pytest.raises(NoStillPicture, match="no still picture of heatmap"):
        still_picture(figure({"type": "heatmap"}), "Sheep")


def test_amounts_may_lie_across_with_rows_from_the_top_down_and_the_legend_above() -> None:
    marks = line(
        name="Aland",
        mode="markers+text",
        x=[50.0, 100.0],
        y=[40.0, 10.0],
        text=["half", ""],
        marker={"color": "#123456"},
    )
    across = {"range": [0, 200], "tickvals": [0, 100], "ticktext": ["none", "target"], "side": "top"}
    down = {"range": [50, 0], "showticklabels": False, "showgrid": False}
    track = {"type": "line", "x0": 0, "x1": 200, "y0": 40, "y1": 40, "line": {"color": "#888"}, "opacity": 0.4}
    made = figure(marks, showlegend=True, legend={"yref": "container"}, xaxis=across, yaxis=down, shapes=[track])
    html = still_picture(made, "")

    assert still_height(made) == 340
    lower, upper = (float(y) for y in re.findall(r'<svg x="[\d.]+%" y="([\d.]+)"', html))
    assert upper < lower
    assert re.findall(r'<svg x="([\d.]+%)"', html) == ["25.00%", "50.00%"]
    assert re.findall(r'<line [^>]*stroke-opacity="([\d.]+)"', html) == ["0.4"]
    assert [html.count(f">{told}</text>") for told in ("target", "half", "Aland")] == [1, 1, 1]
    legend_y = float(re.findall(r'y="([\d.]+)"[^>]*>Aland<', html)[0])
    assert legend_y < upper
