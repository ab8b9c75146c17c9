"""The time around a meeting that a picture of trade shows. Pure: no database, no page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

import pandas as pd

from dashboard.subjects.trade.series import Period
from etl.vocabulary.periods import PeriodKind

MONTHS_AROUND = 24
YEARS_AROUND = 10


class OfPeriod(Protocol):
    """What is known of one period."""

    @property
    def period(self) -> Period:
        """That period."""


PointOfPeriod = TypeVar("PointOfPeriod", bound=OfPeriod)


@dataclass(frozen=True)
class ShownTime:
    """The time that a picture shows, in whole months or years, from the first day to the last."""

    period_kind: str
    first: date
    last: date

    def inside(self, points: Iterable[PointOfPeriod]) -> list[PointOfPeriod]:
        """The points of this kind of period that lie in it."""
        return [point for point in points if self._holds(point.period)]

    def _holds(self, period: Period) -> bool:
        return period.kind == self.period_kind and period.start >= self.first and period.end <= self.last


def shown_time(period_kind: str, start: date, end: date, today: date) -> ShownTime:
    """Two years before and after by month, ten by year.

    Never past the month or year of ``today``, where no figure can be.
    """
    if period_kind == PeriodKind.MONTH:
        first = months_later(start, -MONTHS_AROUND).replace(day=1)
        return ShownTime(period_kind, first, _month_end(min(months_later(end, MONTHS_AROUND), max(end, today))))
    last_year = min(end.year + YEARS_AROUND, max(end.year, today.year))
    return ShownTime(period_kind, date(start.year - YEARS_AROUND, 1, 1), date(last_year, 12, 31))


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that has no such day."""
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


def _month_end(day: date) -> date:
    return (pd.Timestamp(day) + pd.offsets.MonthEnd(0)).date()
