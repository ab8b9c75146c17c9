"""Lines named at their ends: few at first, no label on another, no legend that says the same once more."""

import pytest

from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.lines import LINE_PIXELS, end_of, finish, held_count, hold_back, name_end
from dashboard.ui.theme import base_figure

NAMES = ("Aland", "Bouvet", "Christmas Island", "Dominica", "Eritrea")


def line(name: str, *amounts: float | None, colour: str = "#123456") -> Scatter:
    years = [f"{2090 + place}-01-01" for place in range(len(amounts))]
    return Scatter(x=years, y=list(amounts), name=name, mode="lines", line={"color": colour})


def figure(*traces: Scatter) -> Figure:
    drawn = base_figure()
    drawn.add_traces(traces)
    return drawn


def test_three_lines_are_seen_at_first_and_all_when_asked_for() -> None:
    drawn = figure(*(line(name, 1.0, 2.0) for name in NAMES))
    hold_back(drawn)

    assert held_count(drawn) == 2
    assert [trace.name for trace in finish(drawn, is_all=False).data] == list(NAMES[:3])
    assert [trace.name for trace in finish(drawn, is_all=True).data] == list(NAMES)


def test_traces_of_one_line_are_held_back_together() -> None:
    traces = [line(name, 1.0).update(legendgroup=name) for name in NAMES for _panel in range(2)]
    drawn = figure(*traces)
    hold_back(drawn, most=4)

    assert held_count(drawn) == 1
    assert len(finish(drawn, is_all=False).data) == 8


def test_an_end_is_named_with_its_last_known_value_and_the_legend_goes() -> None:
    drawn = finish(figure(name_end(line("Aland", 1.0, 2.0, None), "Aland <counts>", "2.0")), is_all=False)

    (label,) = drawn.layout.annotations
    assert (label.x, label.y) == ("2091-01-01", 2.0)
    assert label.text.endswith("Aland &lt;counts&gt;<br>2.0")
    assert drawn.layout.showlegend is False
    assert 80 < drawn.layout.margin.r < 130


def test_the_longest_of_the_main_names_and_its_amount_stand_on_one_line() -> None:
    drawn = finish(figure(name_end(line("Kazakhstan", 1.0), "Kazakhstan", "34.2")), is_all=False)

    assert "<br>" not in drawn.layout.annotations[0].text


def test_a_line_without_a_name_at_its_end_keeps_the_legend() -> None:
    drawn = finish(figure(name_end(line("Aland", 1.0), "Aland"), line("Bouvet", 2.0)), is_all=False)

    assert drawn.layout.showlegend is None


def test_labels_of_ends_that_meet_stand_apart() -> None:
    drawn = finish(figure(*(name_end(line(name, 0.0, 50.0), name, "50") for name in NAMES[:3])), is_all=False)
    heights = sorted(label.yshift for label in drawn.layout.annotations)

    assert heights[1] - heights[0] == pytest.approx(2 * LINE_PIXELS)  # the longest name takes two lines
    assert heights[2] - heights[1] == pytest.approx(2 * LINE_PIXELS)


def test_a_line_of_which_nothing_is_known_has_no_end() -> None:
    assert end_of(name_end(line("Aland", None, None), "Aland")) is None
    assert finish(figure(name_end(line("Aland", None), "Aland")), is_all=False).layout.annotations == ()


def test_the_figure_that_was_given_stays_as_it_was() -> None:
    drawn = figure(name_end(line("Aland", 1.0), "Aland"))
    finish(drawn, is_all=False)

    assert drawn.layout.annotations == ()
    assert drawn.data[0].meta == {"end": "Aland"}
    assert finish(drawn, is_all=False).data[0].meta is None
