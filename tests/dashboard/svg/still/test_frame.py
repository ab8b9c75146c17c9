"""Where days and amounts lie: as plotly puts them, with round labels, days in shares of the plot's width."""

import math
from datetime import UTC, date, datetime

import pytest

from dashboard.svg.still.frame import bar_span, day_number, frame_of
from tests.dashboard.svg.still.made_figures import figure, line


def test_a_day_lies_at_its_share_of_the_width_and_zero_at_the_ground() -> None:
    frame = frame_of(figure(line(), xaxis={"range": ["2097-01-01", "2097-01-11"]}))
    assert [frame.time.x(day_number(day)) for day in ("2097-01-01", "2097-01-06", "2097-01-11")] == [0, 50, 100]
    (panel,) = frame.panels.values()
    assert panel.y(0) == panel.bottom == frame.bottom
    assert panel.y(panel.high) == panel.top
    assert panel.high == pytest.approx(42)  # five hundredths above the largest, as plotly has it


def test_labels_are_round_and_inside_and_their_room_is_kept() -> None:
    frame = frame_of(figure(line(y=[0.1, 0.2, 0.45]), yaxis={"rangemode": "tozero", "nticks": 4}))
    assert [tick.label for tick in frame.panels["y"].ticks] == ["0.0", "0.2", "0.4"]
    assert frame.left > 20


def test_what_is_below_zero_has_its_room() -> None:
    panel = frame_of(figure(line(y=[-10.0, 5.0, 10.0]))).panels["y"]
    assert panel.low < -10
    assert panel.top <= panel.y(-10.0) <= panel.bottom


def test_panels_lie_in_their_shares_of_the_height_each_on_its_own_scale() -> None:
    two = figure(
        line(),
        line(yaxis="y2", y=[1.0, 2.0, 3.0]),
        yaxis={"domain": [0.6, 1], "rangemode": "tozero"},
        yaxis2={"domain": [0, 0.4], "rangemode": "tozero", "title": {"text": "bn USD"}},
    )
    frame = frame_of(two)
    upper, lower = frame.panels["y"], frame.panels["y2"]
    assert (upper.bottom < lower.top, upper.y(0), lower.title) == (True, upper.bottom, "bn USD")
    assert lower.y(3.0) == pytest.approx(lower.bottom - (lower.bottom - lower.top) / 1.05)


def test_a_ratio_lies_on_a_logarithmic_scale() -> None:
    panel = frame_of(figure(line(y=[0.5, 1.0, 2.0]), yaxis={"type": "log"})).panels["y"]
    assert panel.y(0.5) - panel.y(1.0) == pytest.approx(panel.y(1.0) - panel.y(2.0))
    assert [tick.label for tick in panel.ticks] == ["0.5", "1", "2"]
    assert all(math.isfinite(panel.y(tick.place)) for tick in panel.ticks)


def test_years_are_labelled_in_their_middle_the_last_one_always() -> None:
    days = [f"{year}-07-02" for year in range(2080, 2100)]
    ticks = frame_of(figure(line(x=days, y=[1.0] * 20), xaxis={"type": "date"})).time.ticks
    assert len(ticks) <= 6
    assert (ticks[-1].label, date.fromordinal(int(ticks[-1].place))) == ("2099", date(2099, 7, 2))


def test_a_bar_stands_on_its_day_or_begins_there() -> None:
    day = 24 * 60 * 60 * 1000
    bar = {"type": "bar", "x": ["2099-01-11"], "y": [1.0], "width": 10 * day}
    middle = day_number("2099-01-11")
    assert bar_span(bar, 0) == (middle - 5, middle + 5)
    assert bar_span({**bar, "offset": 0, "width": [10 * day]}, 0) == (middle, middle + 10)


def test_a_day_may_be_text_a_date_or_a_moment_and_nothing_else() -> None:
    assert (
        day_number("2099-01-01")
        == day_number(date(2099, 1, 1))
        == day_number(datetime(2099, 1, 1, 12, tzinfo=UTC)) - 0.5
    )
    with pytest.raises(TypeError, match="7 is no day"):
        day_number(7)
