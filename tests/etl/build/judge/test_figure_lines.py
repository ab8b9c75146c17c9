"""Where a side stands among those of a promise, and which figures of a line hold on a day."""

from datetime import date

from etl.build.judge.figure_lines import FigureLine, ReportingSide
from etl.build.judge.rules import LinePoint
from etl.vocabulary.judgement import Bound
from etl.vocabulary.trade import Flow, Valuation


def test_the_side_s_own_figures_come_first_then_the_mirror_then_those_of_whole_countries() -> None:
    sides = [
        ReportingSide("AX", "BV", Flow.EXPORT, is_own=is_own, is_wider=is_wider)
        for is_wider in (False, True)
        for is_own in (True, False)
    ]

    assert [side.place for side in sides] == [0, 1, 2, 3]


def test_a_figure_holds_from_its_first_day_until_the_day_on_which_another_took_its_place() -> None:
    first = LinePoint(
        date(2099, 1, 1), date(2099, 12, 31), 1.0, known_from=date(2100, 3, 1), known_until=date(2100, 6, 1)
    )
    second = LinePoint(date(2099, 1, 1), date(2099, 12, 31), 2.0, known_from=date(2100, 6, 1))
    side = ReportingSide("AX", "BV", Flow.EXPORT, is_own=True)
    line = FigureLine("0-a", side, Bound.EXACT, "aland_customs", "USD", Valuation.FOB, (first, second))

    days = (date(2100, 2, 28), date(2100, 3, 1), date(2100, 5, 31), date(2100, 6, 1))
    assert [line.known_on(day) for day in days] == [[], [first], [first], [second]]
