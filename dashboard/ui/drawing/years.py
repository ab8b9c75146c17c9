"""A year's figure drawn over its whole year, and time axes whose labels stand where their time begins.

A point in the middle of 2023 lies after 9 May 2023 and looks like what came of it. ``year_steps`` draws a flat piece
from 1 January to 31 December, ``year_bars`` a bar as wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from typing import Any

from dashboard.locale import formats
from dashboard.svg.points import YearPoint, runs_of
from dashboard.ui.drawing.figures import Bar

MOST_LABELS = 6  # as many as stand beside each other on a phone
_STEPS = (1, 2, 3, 4, 6, 12, 24, 60)  # months from label to label; beyond that whole decades
_DAY_MS = 24 * 60 * 60 * 1000
_AIR = 0.06  # of a year, between its bar and its neighbours


@dataclass(frozen=True)
class StepPoint:
    """A corner of a line of steps; ``amount`` is None where the line breaks, ``point`` is the year it belongs to."""

    day: date
    amount: float | None
    point: YearPoint | None


def year_steps(points: Sequence[YearPoint]) -> list[StepPoint]:
    """The corners of a line that is flat over each year; it breaks at a missing year and where the source changes."""
    steps: list[StepPoint] = []
    for run in runs_of(points):
        if steps:
            steps.append(StepPoint(steps[-1].day, None, None))
        for point in run:
            steps.extend(StepPoint(day, point.amount, point) for day in (first_day(point.year), last_day(point.year)))
    return steps


def first_day(year: int) -> date:
    """Where a year begins on an axis of time."""
    return date(year, 1, 1)


def last_day(year: int) -> date:
    """Where a year ends on an axis of time."""
    return date(year, 12, 31)


def year_bars(points: Sequence[YearPoint], *, divisor: float, colour: str, name: str) -> Bar:
    """Bars each almost as wide as its year, in the middle of it; give the trace its own hover text."""
    return Bar(
        x=[first_day(point.year).isoformat() for point in points],
        y=[point.amount / divisor for point in points],
        offset=365 * _DAY_MS * _AIR / 2,
        width=[((last_day(point.year) - first_day(point.year)).days + 1) * _DAY_MS * (1 - _AIR) for point in points],
        name=name,
        marker={"color": colour},
    )


def year_axis(first: int, last: int) -> dict[str, Any]:
    """An axis over whole years: the label of each stands in its middle, as the figure stands over all of it."""
    step = -(-(last - first + 1) // MOST_LABELS)
    years = range(last, first - 1, -step)
    return {
        "type": "date",
        "range": [first_day(first).isoformat(), (last_day(last) + timedelta(days=1)).isoformat()],
        "tickvals": [date(year, 7, 2).isoformat() for year in reversed(years)],
        "ticktext": [str(year) for year in reversed(years)],
        "tickangle": 0,
        "hoverformat": "%Y",  # a year's figure is of no single day
    }


def month_axis(first: date, last: date) -> dict[str, Any]:
    """An axis over months: a tick and its label where a month begins, the year with each January and the first."""
    months = [(first.year * 12 + first.month - 1) + place for place in range(_months_between(first, last) + 1)]
    step = next(size for size in chain(_STEPS, count(120, 120)) if len(months) <= size * MOST_LABELS)
    told = [month for month in months if month % step == 0]
    days = [date(month // 12, month % 12 + 1, 1) for month in told]
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [day.isoformat() for day in days],
        "ticktext": [_month_label(day, is_first=day == days[0]) for day in days],
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 5,
    }


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _month_label(day: date, *, is_first: bool) -> str:
    name = formats.month_name(day.month)
    return f"{name}<br>{day.year}" if is_first or day.month == 1 else name
