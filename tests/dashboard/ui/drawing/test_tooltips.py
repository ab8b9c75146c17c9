"""One tooltip a period for all lines, with the gap; a chart that can be clicked stays so."""

from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.tooltips import Reading, share_tooltip, tooltip
from dashboard.ui.theme import base_figure


def two_lines() -> Figure:
    figure = base_figure()
    for name, amounts in (("Aland", [1.0, 5.0]), ("Bouvet", [3.0, None])):
        figure.add_trace(Scatter(x=["2098", "2099"], y=amounts, name=name, customdata=[["a"], ["b"]]))
    return figure


def test_a_tooltip_tells_both_sides_and_the_gap_as_plain_text() -> None:
    told = tooltip("2099", [Reading("Aland <1>", "5.0", "#123456"), Reading("Bouvet", "unknown", "#654321")], gap="2.0")

    assert "Aland &lt;1&gt;: <b>5.0</b>" in told
    assert told.endswith("Gap: 2.0")


def test_where_the_gap_is_not_known_none_is_told() -> None:
    assert "Gap" not in tooltip("2099", [Reading("Aland", "5.0", "#123456")])


def test_one_unseen_trace_tells_every_period_and_the_lines_keep_still() -> None:
    figure = two_lines()
    share_tooltip(figure, {"2098": "both of 2098", "2099": "both of 2099"})
    *lines, unseen = figure.data

    assert {line.hoverinfo for line in lines} == {"skip"}
    assert (unseen.x, unseen.y, unseen.hovertext) == (("2098", "2099"), (3.0, 5.0), ("both of 2098", "both of 2099"))
    assert (unseen.marker.opacity, unseen.showlegend) == (0, False)
    assert figure.layout.hovermode == "x"


def test_a_chart_that_can_be_clicked_keeps_its_marks_and_every_mark_tells_all() -> None:
    figure = two_lines()
    share_tooltip(figure, {"2098": "both of 2098", "2099": "both of 2099"}, is_clickable=True)

    assert figure.layout.hovermode == "closest"
    assert len(figure.data) == 2
    assert {trace.hovertext for trace in figure.data} == {("both of 2098", "both of 2099")}
    assert figure.data[0].customdata[0][0] == "a"
