"""Lines, marks and bars: broken where nothing is known, flat over their years, each in its own look."""

import pytest

from dashboard.svg.still.frame import frame_of
from dashboard.svg.still.traces import drawn
from tests.dashboard.svg.still.made_figures import Json, attributes, figure, line


def picture(trace: Json) -> str:
    return "".join(drawn(trace, frame_of(figure(trace))))


def test_a_line_breaks_where_an_amount_is_not_known() -> None:
    days = [f"{year}-07-02" for year in range(2095, 2100)]
    assert len(attributes(picture(line(x=days, y=[1.0, 2.0, 3.0, 4.0, 5.0])), "line", "x1")) == 4
    broken = picture(line(x=days, y=[1.0, 2.0, None, 4.0, 5.0]))
    assert broken.count("<g ") == 2
    assert len(attributes(broken, "line", "x1")) == 2


def test_a_stepped_line_turns_halfway_between_two_days() -> None:
    html = picture(line(x=["2097-01-01", "2100-01-01"], y=[10.0, 20.0], line={"color": "#123456", "shape": "hvh"}))
    assert attributes(html, "line", "x1") == ["0.00%", "50.00%", "50.00%"]
    assert attributes(html, "line", "x2") == ["50.00%", "50.00%", "100.00%"]


@pytest.mark.parametrize(("dash", "drawn_as"), [("solid", []), ("dot", ["2 3"]), ("dash", ["7 4"])])
def test_a_line_is_dashed_as_the_figure_has_it(dash: str, drawn_as: list[str]) -> None:
    html = picture(line(line={"color": "#123456", "dash": dash}))
    assert attributes(html, "g", "stroke-dasharray") == drawn_as


def test_marks_have_each_its_own_look_and_none_is_drawn_that_only_the_pointer_finds() -> None:
    html = picture(line(mode="markers", marker={"symbol": ["circle", "circle-open", "x"], "size": [4, 8, 8]}))
    assert (html.count("<circle"), html.count("<path")) == (2, 1)
    assert attributes(html, "circle", "r") == ["2.0", "4.0"]
    assert picture(line(mode="markers", marker={"opacity": 0})) == ""
    assert picture(line(mode="markers", marker={"symbol": "x-thin", "size": [8, 0, 0]})).count("<path") == 1


def test_a_bar_lies_between_its_base_and_its_end() -> None:
    bar = {
        "type": "bar",
        "x": ["2098-07-02"],
        "y": [10.0],
        "base": [10.0],
        "marker": {"color": "#123456"},
        "opacity": 0.2,
    }
    frame = frame_of(figure(bar))
    (html,) = drawn(bar, frame)
    panel = frame.panels["y"]
    assert attributes(html, "rect", "y") == [f"{panel.y(20):.1f}"]
    assert float(attributes(html, "rect", "height")[0]) == pytest.approx(panel.y(10) - panel.y(20), abs=0.1)
    assert attributes(html, "rect", "fill-opacity") == ["0.2"]
