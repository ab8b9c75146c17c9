"""The chart around a meeting: flat over each period, broken at holes, with the meeting on its day."""

from datetime import date
from typing import Any

from dashboard.locale.units import Scale
from dashboard.screens.event.chart import Meeting, colour_of, figure_around
from dashboard.screens.event.drawn_lines import DrawnLine
from dashboard.screens.sections.window.measures import Cell, Span
from dashboard.subjects.colours import GREY
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.lines import held_count
from dashboard.ui.theme import SIDE_COLOURS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Side

DAY = date(2098, 5, 9)
MEETING = Meeting(DAY, DAY, "day")


def years(*numbers: int, amount: float = 2e6) -> tuple[Cell, ...]:
    return tuple(Cell(Span(number, number), amount) for number in numbers)


def line(cells: tuple[Cell, ...], reporter: str = "AX", **told: Any) -> DrawnLine:
    return DrawnLine(**{"name": reporter, "end_name": reporter, "is_own": True} | told, **base(cells, reporter))


def base(cells: tuple[Cell, ...], reporter: str) -> dict[str, Any]:
    return {"reporter": reporter, "source_code": "office", "valuation": "fob", "cells": cells}


def drawn(*lines: DrawnLine, kind: PeriodKind = PeriodKind.YEAR, meeting: Meeting = MEETING) -> Figure:
    return figure_around(lines, kind, meeting, home="AX", scale=Scale(1e6, "m USD"), unit="USD")


def traces(figure: Figure) -> list[Scatter]:
    return [trace for trace in figure.data if trace.mode == "lines"]


def test_a_years_figure_is_flat_over_its_year_and_a_missing_year_breaks_the_line() -> None:
    (trace,) = traces(drawn(line(years(2096, 2097, 2099))))
    assert list(zip(trace.x, trace.y, strict=True)) == [
        ("2096-01-01", 2.0),
        ("2096-12-31", 2.0),
        ("2097-01-01", 2.0),
        ("2097-12-31", 2.0),
        ("2099-01-01", None),
        ("2099-01-01", 2.0),
        ("2099-12-31", 2.0),
    ]


def test_january_with_february_is_no_months_figure_and_not_drawn() -> None:
    pair = Cell(Span(2098 * 12, 2098 * 12 + 1), 6e6)
    march = Cell(Span(2098 * 12 + 2, 2098 * 12 + 2), 2e6)
    (trace,) = traces(drawn(line((pair, march)), kind=PeriodKind.MONTH))
    assert list(trace.x) == ["2098-03-01", "2098-03-31"]


def test_the_meeting_is_marked_on_its_day_and_a_month_or_a_span_is_a_band_too() -> None:
    on_a_day = drawn(line(years(2097, 2099)))
    assert [shape.x0 for shape in on_a_day.layout.shapes if shape.type == "line"] == ["2098-05-09"]
    assert not [shape for shape in on_a_day.layout.shapes if shape.type == "rect"]
    in_may = Meeting(date(2098, 5, 1), date(2098, 5, 31), "month")
    (band,) = [shape for shape in drawn(line(years(2097)), meeting=in_may).layout.shapes if shape.type == "rect"]
    assert (band.x0, band.x1) == ("2098-05-01", "2098-06-01")


def test_each_sides_own_line_is_seen_at_first_and_others_wait() -> None:
    other = line(years(2097), is_own=False, name="other")
    figure = drawn(line(years(2097)), line(years(2097), "BV"), other)
    assert held_count(figure) == 1
    assert held_count(drawn(other, line(years(2097), "BV", is_own=False))) == 1


def test_one_tooltip_a_period_gives_both_sides_and_the_gap_of_wholes_only() -> None:
    own, bound = line(years(2097)), line(years(2097, amount=5e6), "BV", is_at_least=True)
    (text,) = {text for trace in drawn(own, line(years(2097, amount=5e6), "BV")).data for text in trace.hovertext or ()}
    assert [part in text for part in ("2097", "AX: <b>2.00 m USD", "BV: <b>5.00 m USD", "Gap: 3.00 m USD")] == [
        True
    ] * 4
    (text,) = {text for trace in drawn(own, bound).data for text in trace.hovertext or ()}
    assert "at least 5.00 m USD" in text
    assert "Gap" not in text


def test_colours_say_whose_figures_and_dashes_what_they_are() -> None:
    whole, bound, said = line(years(2097)), line(years(2097), "BV", is_at_least=True), line(years(2097), is_stated=True)
    assert [colour_of(one, "AX") for one in (whole, bound)] == [SIDE_COLOURS[Side.HOME], SIDE_COLOURS[Side.PARTNER]]
    weighed = DrawnLine("w", "w", "AX", "office", "reconciled", years(2097))
    assert colour_of(weighed, "AX") == GREY
    assert [trace.line.dash for trace in traces(drawn(whole, bound, said))] == ["solid", "dash", "dot"]
