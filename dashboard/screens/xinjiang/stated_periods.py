"""Stated figures of years and parts of years side by side.

They are shown as stated, or per month so that periods of any length compare. Pure: no database, no page.
"""

from calendar import monthrange
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from dashboard.subjects.trade.series import Period
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

DAYS_A_MONTH = 365.25 / 12


class WithFlow(Protocol):
    """A figure of one direction, or of both together."""

    @property
    def flow(self) -> str:
        """Of ``Flow``."""


Figure = TypeVar("Figure", bound=WithFlow)


def month_count(start: date, end: date) -> float:
    """How many months a period lasts: whole ones as a whole number, else its days in months of 30.44 days."""
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        return float((end.year - start.year) * 12 + end.month - start.month + 1)
    return ((end - start).days + 1) / DAYS_A_MONTH


def per_month(value: float | None, period: Period) -> float | None:
    """A period's value by its months, in the same unit a month: computed, never stated."""
    return None if value is None else value / month_count(period.start, period.end)


def is_year(period: Period) -> bool:
    """Whether it is a whole calendar year; parts of years never stand among years."""
    return period.kind == PeriodKind.YEAR


def both_ways_first(figures: Sequence[Figure], key: Callable[[Figure], Hashable]) -> list[Figure]:
    """Figures of both directions together; of one direction only where a series (``key``) has nothing else."""
    with_turnover = {key(figure) for figure in figures if figure.flow == Flow.TURNOVER}
    return [figure for figure in figures if figure.flow == Flow.TURNOVER or key(figure) not in with_turnover]
