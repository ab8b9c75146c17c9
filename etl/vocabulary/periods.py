"""The shapes of periods, and how exactly a date is known."""

from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The shape of a period; kinds are never added together."""

    MONTH = "month"  # one calendar month
    JAN_FEB = "jan_feb"  # January and February published together
    QUARTER = "quarter"  # a calendar quarter
    HALF = "half"  # January to June or July to December
    YEAR_TO_DATE = "year_to_date"  # January to a month that is no half or year's end
    YEAR = "year"  # a calendar year
    MARKETING_YEAR = "marketing_year"  # twelve months that do not begin in January
    OTHER = "other"  # any other span, as published


class DatePrecision(StrEnum):
    """How exactly the date is known."""

    DAY = "day"  # the day is known
    MONTH = "month"  # only the month is known
    YEAR = "year"  # only the year is known


def count_months(first: date, last: date) -> int:
    """How many calendar months the one day lies before the other: 1 from 31 March to 1 April."""
    return (last.year - first.year) * 12 + last.month - first.month
