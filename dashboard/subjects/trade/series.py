"""Whose figure of trade it is, and of which period."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


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
