"""Whose figure of trade it is, and of which period."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.vocabulary.periods import PeriodKind


@dataclass(frozen=True)
class Series:
    """Figures that may be told as one: a source's table of one reporter, or what rests on one office's count.

    ``counted_by`` is that office; a table has none.
    """

    source_code: str
    reporter_code: str
    counted_by: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether an authority stated the figures; else they are a table's."""
        return self.counted_by is not None

    @property
    def code(self) -> str:
        """The series in one text, for a column of a file and for order: ``stated:gacc``, ``comtrade:CN``."""
        return f"{self.source_code}:{self.reporter_code}" if self.counted_by is None else f"stated:{self.counted_by}"


@dataclass(frozen=True)
class Period:
    """From the first day to the last; ``kind`` is of ``PeriodKind``."""

    kind: str
    start: date
    end: date

    def year_later(self) -> "Period":
        """The same period of the next year; the end of a month stays the end of that month, in leap years too."""
        end_is_months_end = self.end.day == monthrange(self.end.year, self.end.month)[1]
        return Period(self.kind, _year_later(self.start), _year_later(self.end, to_months_end=end_is_months_end))


def _year_later(day: date, *, to_months_end: bool = False) -> date:
    last = monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, last if to_months_end else min(day.day, last))


def missing_periods(periods: Iterable[Period], kind: str) -> list[Period]:
    """The years or months, whichever ``kind`` is, that are missing between the first and the last of these periods."""
    starts = {period.start for period in periods}
    if not starts:
        return []
    between = _years if kind == PeriodKind.YEAR else _months
    return [period for period in between(min(starts), max(starts)) if period.start not in starts]


def _years(first: date, last: date) -> list[Period]:
    numbers = range(first.year, last.year + 1)
    return [Period(PeriodKind.YEAR, date(number, 1, 1), date(number, 12, 31)) for number in numbers]


def _months(first: date, last: date) -> list[Period]:
    counted = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [(number // 12, number % 12 + 1) for number in counted]
    return [
        Period(PeriodKind.MONTH, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        for year, month in months
    ]
