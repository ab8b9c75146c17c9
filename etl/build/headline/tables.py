"""The tables ``headline_line`` and ``headline_pair``.

What the rule gives for each trade, from the first day on which it does. Pure.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.headline.points import HomeTrade, year_points
from etl.build.headline.rule import Pair, YearFigure, first_line, first_pair, first_whole, lines_on
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
    lines = [row for trade, sides in by_trade.items() for side in sides for row in _line_rows(trade, side, sides[side])]
    pairs = [row for trade, sides in by_trade.items() if len(sides) == len(Side) for row in _pair_rows(trade, sides)]
    rows_of = {schema.headline_line: lines, schema.headline_pair: pairs}
    return {table.name: rows_to_frame(table, rows) for table, rows in rows_of.items()}


def _line_rows(trade: HomeTrade, side: Side, figures: list[YearFigure]) -> Iterator[Row]:
    """The first line, and the first whole one where that is another."""
    same = {**trade._asdict(), "side": side}

    def row_of(figure: YearFigure | None) -> Row | None:
        return {**same, **_period(figure), **_columns_of(figure)} if figure else None

    def bound_on(day: date) -> Row | None:
        first = first_line(lines_on(figures, day))
        return row_of(first) if first and first.is_at_least else None

    def whole_on(day: date) -> Row | None:
        return row_of(first_whole(lines_on(figures, day)))

    for on_day in (whole_on, bound_on):
        yield from span_rows(spans_of(_days(figures), on_day))


def _pair_rows(trade: HomeTrade, sides: Figures) -> Iterator[Row]:
    same = trade._asdict()

    def on_day(day: date) -> Row | None:
        pair = first_pair(*(lines_on(sides[side], day) for side in Side))
        return {**same, **_period(pair[0]), **_of_both(pair)} if pair else None

    return span_rows(spans_of(_days([*sides[Side.HOME], *sides[Side.PARTNER]]), on_day))


def _of_both(pair: Pair) -> Row:
    return {
        f"{side}_{name}": value
        for side, figure in zip(Side, pair, strict=True)
        for name, value in _columns_of(figure).items()
    }


def _days(figures: list[YearFigure]) -> set[date]:
    return {day for figure in figures for day in (figure.known_from, figure.known_until) if day}


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
