"""The tables ``headline_line`` and ``headline_pair``.

What the rule gives for each trade, from the first day on which it does. Pure.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.headline.points import HomeTrade, year_points
from etl.build.headline.rule import Lines, Pair, YearFigure, first_line, first_pair, first_whole, lines_on
from etl.values.frames import rows_to_frame
from etl.values.history import span_rows, spans_of
from etl.vocabulary.trade import Side

Figures = dict[Side, list[YearFigure]]
Row = dict[str, Any]


def conclude_headlines(tables: Mapping[str, pd.DataFrame], sums: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Both tables. Takes what ``year_points`` takes."""
    by_trade: dict[HomeTrade, Figures] = {}
    for point in year_points(tables, sums):
        by_trade.setdefault(point.trade, {}).setdefault(point.side, []).append(point.to_figure())
    known = {trade: {side: KnownLines(figures) for side, figures in sides.items()} for trade, sides in by_trade.items()}
    lines = [row for trade, sides in known.items() for side in sides for row in _line_rows(trade, side, sides[side])]
    pairs = [row for trade, sides in known.items() if len(sides) == len(Side) for row in _pair_rows(trade, sides)]
    rows_of = {schema.headline_line: lines, schema.headline_pair: pairs}
    return {table.name: rows_to_frame(table, rows) for table, rows in rows_of.items()}


class KnownLines:
    """The lines of a side of a trade as known on each day; they are put together once for each day of change."""

    def __init__(self, figures: list[YearFigure]) -> None:
        self.days = sorted({day for figure in figures for day in (figure.known_from, figure.known_until) if day})
        self._lines = [lines_on(figures, day) for day in self.days]

    def on(self, day: date) -> Lines:
        """The lines on a day; none before anything is known."""
        changes = bisect_right(self.days, day)
        return self._lines[changes - 1] if changes else {}


def _line_rows(trade: HomeTrade, side: Side, known: KnownLines) -> Iterator[Row]:
    """The first line, and the first whole one where that is another."""
    same = {**trade._asdict(), "side": side}

    def row_of(figure: YearFigure | None) -> Row | None:
        return {**same, **_period(figure), **_columns_of(figure)} if figure else None

    def bound_on(day: date) -> Row | None:
        first = first_line(known.on(day))
        return row_of(first) if first and first.is_at_least else None

    def whole_on(day: date) -> Row | None:
        return row_of(first_whole(known.on(day)))

    for on_day in (whole_on, bound_on):
        yield from span_rows(spans_of(known.days, on_day))


def _pair_rows(trade: HomeTrade, sides: Mapping[Side, KnownLines]) -> Iterator[Row]:
    same = trade._asdict()

    def on_day(day: date) -> Row | None:
        pair = first_pair(*(sides[side].on(day) for side in Side))
        return {**same, **_period(pair[0]), **_of_both(pair)} if pair else None

    return span_rows(spans_of([day for side in Side for day in sides[side].days], on_day))


def _of_both(pair: Pair) -> Row:
    return {
        f"{side}_{name}": value
        for side, figure in zip(Side, pair, strict=True)
        for name, value in _columns_of(figure).items()
    }


def _period(figure: YearFigure) -> Row:
    return {"period_start": figure.period_start, "period_end": figure.period_end}


def _columns_of(figure: YearFigure) -> Row:
    return {
        "source_code": figure.line.source_code,
        "reporter_code": figure.line.reporter_code,
        "counted_by": figure.line.counted_by,
        "figure_code": figure.figure_code,
        "value": figure.value,
        "valuation": figure.valuation,
        "is_at_least": figure.is_at_least,
        "is_doubtful": figure.is_doubtful,
        "is_stand_in": figure.is_stand_in,
    }
