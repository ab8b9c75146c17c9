"""Since when two counts drift apart: year after year, by the same sources, and never from a lower bound."""

import pytest

from dashboard.screens.overview.chart import CountLine
from dashboard.screens.overview.gap_trend import Drift, GapTrend, trend_of
from dashboard.subjects.trade.series import Series
from etl.vocabulary.trade import Side
from tests.dashboard.made_trade import CUSTOMS, TABLE, made_point, whole_year


def line(side: Side, amounts: dict[int, float | None], *, stated_from: int = 3000, at_least: int = 0) -> CountLine:
    def series(year: int) -> Series:
        return CUSTOMS if year >= stated_from else TABLE

    points = (
        made_point(side=side, series=series(year), period=whole_year(year), value=value, is_at_least=year == at_least)
        for year, value in amounts.items()
    )
    return CountLine(side, side, tuple(points))


HOME = {2095: 9.0, 2096: 6.0, 2097: 7.0, 2098: 8.0, 2099: 11.0}
EVEN = line(Side.PARTNER, dict.fromkeys(HOME, 5.0))


def test_the_gap_grows_since_the_year_after_which_every_year_was_wider() -> None:
    assert trend_of([line(Side.HOME, HOME), EVEN]) == GapTrend(Drift.GROWS, 2096)


def test_a_gap_that_closes_shrinks_whichever_side_counts_more() -> None:
    assert trend_of([line(Side.HOME, {2097: 1.0, 2098: 2.0, 2099: 4.0}), EVEN]) == GapTrend(Drift.SHRINKS, 2097)


def test_a_change_of_source_ends_what_is_held_against_each_other() -> None:
    assert trend_of([line(Side.HOME, HOME, stated_from=2097), EVEN]) == GapTrend(Drift.GROWS, 2097)


@pytest.mark.parametrize(
    "home",
    [
        line(Side.HOME, {2098: 8.0, 2099: 11.0}),
        line(Side.HOME, {2097: 9.0, 2098: 8.0, 2099: 11.0}),
        line(Side.HOME, {2096: 6.0, 2098: 8.0, 2099: 11.0}),
        line(Side.HOME, {2097: 7.0, 2098: None, 2099: 11.0}),
        line(Side.HOME, HOME, stated_from=2098),
        line(Side.HOME, HOME, at_least=2098),
    ],
    ids=["one step", "up and down", "a year missing", "a year unknown", "source changed", "a lower bound"],
)
def test_less_than_two_steps_are_no_trend(home: CountLine) -> None:
    assert trend_of([home, EVEN]) is None


def test_lines_of_many_sources_or_of_one_side_have_no_trend() -> None:
    assert trend_of([line(Side.HOME, HOME), line(Side.HOME, HOME), EVEN]) is None
    assert trend_of([EVEN]) is None
