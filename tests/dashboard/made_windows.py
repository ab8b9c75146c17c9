"""Made-up lines of trade around a meeting of 2098: what a source has of grain in Aland, by year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dashboard.screens.sections.window.measures import Cell, Span
from dashboard.screens.sections.window.source_lines import LineFigure, SourceLine
from dashboard.screens.sections.window.view import Line, LineWindows, to_line_windows
from dashboard.subjects.trade.series import Period, Series
from etl.vocabulary.periods import PeriodKind

MEETING = date(2098, 5, 9)
LINE = SourceLine(
    goods="grain",
    series=Series("office", "AX"),
    valuation="fob",
    is_at_least=False,
    goods_name="Grain",
    name="Grain: Aland",
    figures=(),
)


def made_figure(period: Mapping[str, object], amount: float, *, is_doubtful: bool = False) -> LineFigure:
    """A line's figure, from the period columns that rows have."""
    first, last = period["period_start"], period["period_end"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    return LineFigure(Period(str(period["period_kind"]), first, last), amount, is_doubtful)


def made_windows(amounts: Mapping[int, float], **overrides: object) -> LineWindows:
    """The windows of a year before and after the meeting, from amounts by year."""
    cells = tuple(Cell(Span(year, year), amount) for year, amount in amounts.items())
    line = Line(replace(LINE, **overrides), cells)  # type: ignore[arg-type]  # fields by name
    return to_line_windows([line], MEETING, MEETING, PeriodKind.YEAR, 1)[0]
