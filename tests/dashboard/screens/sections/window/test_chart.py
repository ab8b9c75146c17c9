"""The bars around a meeting: one for each known period, none for an unknown one, both directions in time."""

import math

from dashboard.locale.units import Scale
from dashboard.screens.sections.window.chart import middle, window_figure
from dashboard.screens.sections.window.measures import Bar, Cell, Place, Span, bars, windows
from etl.vocabulary.periods import PeriodKind
from tests.factories import month


def line() -> list[Cell]:
    """A cell a month from 2097 to 2099, January and February 2099 in one, and May 2098 missing."""
    cells = [Cell(Span(number, number), 2e6) for number in range(2097 * 12, 2099 * 12) if number != 2098 * 12 + 4]
    return [*cells, Cell(Span(2099 * 12, 2099 * 12 + 1), 6e6, is_doubtful=True)]


def drawn() -> tuple[Bar, ...]:
    day = month(2098, 10)["period_start"]
    return tuple(bars(line(), windows(line(), day, day, PeriodKind.MONTH, 6)))


def test_leads_and_lags_are_drawn_by_their_distance_from_the_meeting() -> None:
    figure = window_figure(drawn(), PeriodKind.MONTH, Scale(1e6, "m USD"))
    places = {trace.name: list(trace.x) for trace in figure.data}

    assert places["Before the meeting"] == [-6, -5, -4, -3, -2, -1]
    assert places["The meeting's own period"] == [0]
    assert places["After the meeting"] == [1, 2, 3.5, 5, 6]


def test_a_period_without_a_figure_has_no_bar_and_a_pair_one_wide_bar() -> None:
    figure = window_figure(drawn(), PeriodKind.MONTH, Scale(1e6, "m USD"))
    before, _own, after, _earlier = figure.data

    assert math.isnan(before.y[1])
    assert [math.isnan(y) for y in after.y] == [False, False, False, True, True]
    assert (after.y[2], after.width[2]) == (6.0, 1.8)
    assert after.marker.pattern.shape[2] == "/"


def test_a_year_earlier_is_a_mark_and_joins_nothing() -> None:
    figure = window_figure(drawn(), PeriodKind.MONTH, Scale(1e6, "m USD"))

    assert [trace.mode for trace in figure.data if trace.type == "scatter"] == ["markers"]


def test_the_middle_of_a_pair_lies_inwards() -> None:
    pair = Span(2098 * 12, 2098 * 12 + 1)

    assert middle(Bar(Place.BEFORE, -4, pair, 1.0, 1.0, is_doubtful=False)) == -3.5
    assert middle(Bar(Place.AFTER, 4, pair, 1.0, 1.0, is_doubtful=False)) == 3.5
    assert middle(Bar(Place.OWN, 0, pair, 1.0, 1.0, is_doubtful=False)) == 0
