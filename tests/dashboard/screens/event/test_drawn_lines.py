"""The lines of the chart: each side's own first, then other tables, neither side's own, and stated figures."""

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.screens.event.drawn_lines import (
    DrawnLine,
    drawn_span,
    shown_span,
    stated_lines,
    table_lines,
    to_lines_table,
)
from dashboard.screens.sections.window.measures import Cell, Span
from dashboard.screens.sections.window.source_lines import LineFigure, SourceLine
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.periods import PeriodKind
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import FIGURE
from tests.dashboard.made_windows import LINE, MEETING

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    authorities={"AX-CUSTOMS": "Aland Customs"},
    publishers={"office": "Office", "weighed": "Weighing House"},
    sources={"office": "Trade by year"},
    groups={"grain": "Grain"},
    terms={"valuation": {"fob": "FOB"}},
)
ALL = Span(2090, 2110)


def year(number: int, amount: float = 1.0) -> LineFigure:
    return LineFigure(Period("year", date(number, 1, 1), date(number, 12, 31)), amount)


def line(source: str = "office", **told: Any) -> SourceLine:
    series = Series(source, "AX")
    return replace(LINE, **({"series": series, "figures": (year(2097), year(2099)), "name": source} | told))


def test_each_sides_own_line_comes_first_and_what_was_weighed_last() -> None:
    weighed, other = line("weighed", valuation="reconciled"), line("bureau")
    drawn = table_lines([line()], [weighed, other], PeriodKind.YEAR, ALL, NAMES)
    assert [(one.name, one.end_name, one.is_own) for one in drawn] == [
        ("office", "Aland", True),
        ("bureau", "Aland: bureau", False),
        ("weighed", "Weighing House", False),
    ]


def test_only_figures_inside_the_time_shown_are_lines() -> None:
    (drawn,) = table_lines([line()], [], PeriodKind.YEAR, Span(2098, 2110), NAMES)
    assert [cell.span.first for cell in drawn.cells] == [2099]
    assert table_lines([line()], [], PeriodKind.YEAR, Span(2100, 2110), NAMES) == []


def test_the_time_shown_is_eight_years_on_either_side_and_never_ahead() -> None:
    assert shown_span(PeriodKind.YEAR, MEETING, MEETING, date(2101, 3, 1)) == Span(2090, 2101)
    assert shown_span(PeriodKind.YEAR, MEETING, MEETING, date(2150, 1, 1)) == Span(2090, 2106)


def test_the_chart_reaches_from_the_first_figure_to_the_last_and_past_the_meeting() -> None:
    lines = table_lines([line(figures=(year(2095),))], [], PeriodKind.YEAR, ALL, NAMES)
    assert drawn_span(lines, Span(2098, 2098)) == Span(2095, 2099)
    assert drawn_span([], Span(2098, 2098)) == Span(2098, 2099)


def stated(number: int, **told: Any) -> GroupFigure:
    period = Period("year", date(number, 1, 1), date(number, 12, 31))
    given = {"group_code": "grain", "value": 2e9, "counted_by": "AX-CUSTOMS", "period": period} | told
    return GroupFigure("grain", replace(FIGURE, **given))


def test_stated_figures_of_one_office_are_one_line() -> None:
    figures = [stated(2097), stated(2099, confidence="low"), stated(2098, value=None), stated(2099, counted_by="B")]
    first, second = stated_lines(figures, PeriodKind.YEAR, ALL, NAMES)
    assert (first.end_name, first.is_stated, first.source_code) == ("Aland Customs, as stated", True, "")
    assert [(cell.span.first, cell.is_doubtful) for cell in first.cells] == [(2097, False), (2099, True)]
    assert second.end_name == "B, as stated"


def test_the_table_has_every_figure_in_full_with_what_to_know_of_it() -> None:
    pair = Cell(Span(2099 * 12, 2099 * 12 + 1), 6e6, is_doubtful=True)
    drawn = DrawnLine("Grain: Aland", "Aland", "AX", "office", "fob", (pair,), is_at_least=True)
    assert to_lines_table([drawn], PeriodKind.MONTH, "USD", NAMES).frame.to_dict("records") == [
        {
            "line": "Grain: Aland",
            "period": "Jan–Feb 2099",
            "value": 6e6,
            "unit": "USD",
            "valuation_name": "FOB",
            "source_name": "Trade by year",
            "remark": "at least; doubtful; January and February together: not drawn",
        }
    ]
