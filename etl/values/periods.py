"""Periods as text and as a first and a last day."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from etl.values.written import FIRST_YEAR, LAST_YEAR, YEARS_ADVICE
from etl.vocabulary.periods import PeriodKind

_BEGINS = re.compile(r"[0-9]{4}(?![0-9])")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH_KINDS = {
    (1, 2): PeriodKind.JAN_FEB,
    (1, 3): PeriodKind.QUARTER,
    (4, 6): PeriodKind.QUARTER,
    (7, 9): PeriodKind.QUARTER,
    (10, 12): PeriodKind.QUARTER,
    (1, 6): PeriodKind.HALF,
    (7, 12): PeriodKind.HALF,
    (1, 12): PeriodKind.YEAR,
}

PERIOD_FORMS = "2019, 2019-05, 2019-01/2019-05 or 2019-01-01/2019-07-28"


class NotAPeriod(ValueError):
    """A text that names no period; ``text`` is what was seen."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(f"expected a period, got {text!r}. Write it as {PERIOD_FORMS}.")


class Period(NamedTuple):
    """A span of days, both ends included, and its shape."""

    start: date
    end: date
    kind: PeriodKind


def last_day_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day some months later; the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = last_day_of_month(day.year + years, month + 1)
    return last.replace(day=min(day.day, last.day))


def parse_span(text: str) -> tuple[date, date]:
    """The first and last day of ``2019``, ``2019-05`` or ``2019-05-07``.

    Raises NotAPeriod for any other form, for a day that no calendar has, and for a year of which nothing can be here.
    """
    if is_outside_years(text):
        raise NotAPeriod(text)
    try:
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if month := _MONTH.fullmatch(text):
            year, number = int(month[1]), int(month[2])
            return date(year, number, 1), last_day_of_month(year, number)
        if _DAY.fullmatch(text):
            return date.fromisoformat(text), date.fromisoformat(text)
    except ValueError as impossible:
        raise NotAPeriod(text) from impossible
    raise NotAPeriod(text)


def is_outside_years(text: str) -> bool:
    """Whether a text begins with a year before or after all of which anything here can be."""
    year = _BEGINS.match(text)
    return year is not None and not FIRST_YEAR <= int(year[0]) <= LAST_YEAR


def advise_span(text: str, otherwise: str) -> str:
    """What to do about a text that is no day, month, year or period: which years there are, or ``otherwise``."""
    return YEARS_ADVICE if any(map(is_outside_years, text.split("/"))) else otherwise


def is_span(text: str) -> bool:
    """Whether ``parse_span`` reads a text."""
    try:
        parse_span(text)
    except NotAPeriod:
        return False
    return True


@lru_cache(maxsize=10_000)
def parse_period(text: str) -> Period:
    """A period from one span, or from two joined by a slash: the first day of the first to the last day of the second.

    Raises NotAPeriod where the text is no period, its two halves have different forms, or its end is before its start.
    """
    first, slash, last = text.partition("/")
    if not slash:
        if _DAY.fullmatch(text):
            raise NotAPeriod(text)
        start, end = parse_span(first)
    else:
        if len(first) != len(last):
            raise NotAPeriod(text)
        start, end = parse_span(first)[0], parse_span(last)[1]
    if end < start:
        raise NotAPeriod(text)
    return Period(start, end, to_period_kind(start, end))


def to_period_kind(start: date, end: date) -> PeriodKind:
    """The shape of the span between two days, both included; spans that are not whole months are ``other``."""
    if start.day != 1 or end != last_day_of_month(end.year, end.month):
        return PeriodKind.OTHER
    if start.year == end.year:
        if start.month == end.month:
            return PeriodKind.MONTH
        return _MONTH_KINDS.get(
            (start.month, end.month), PeriodKind.YEAR_TO_DATE if start.month == 1 else PeriodKind.OTHER
        )
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return PeriodKind.MARKETING_YEAR if months == 12 else PeriodKind.OTHER


def format_period(start: date, end: date) -> str:
    """The shortest text that ``parse_period`` reads as these two days."""
    whole_months = start.day == 1 and end == last_day_of_month(end.year, end.month)
    if not whole_months:
        return f"{start.isoformat()}/{end.isoformat()}"
    if (start.month, end.month) == (1, 12) and start.year == end.year:
        return f"{start.year:04d}"
    first, last = start.isoformat()[:7], end.isoformat()[:7]
    return first if first == last else f"{first}/{last}"


def parse_periods(texts: Iterable[str]) -> dict[str, Period]:
    """Each distinct text that is a period, with what it means; texts that are none are left out."""
    periods: dict[str, Period] = {}
    for text in dict.fromkeys(texts):
        try:
            periods[text] = parse_period(text)
        except NotAPeriod:
            continue
    return periods
