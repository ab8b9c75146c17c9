"""From which day to which an act on market access holds. Pure."""

from datetime import date, timedelta

from etl.values.knowledge import published_day
from etl.values.periods import add_months, parse_span


def in_force_from(act_date: str, published: str, known_from: date) -> date:
    """The first day of an act.

    A day is that day. Of a month or a year it is the last day, or the day of the page where that lies in the month or
    year before it: the act was by then. An act without a date counts from the day on which it is known.
    """
    if not act_date:
        return known_from
    first, last = parse_span(act_date)
    page_day = published_day(published)
    return page_day if page_day and first <= page_day < last else last


def in_force_until(first: date, last_day: str, term_months: str) -> date | None:
    """The last day of an act: the one that it names, or that of the term that it names; None where it names neither."""
    if last_day:
        return date.fromisoformat(last_day)
    return add_months(first, int(term_months)) - timedelta(days=1) if term_months else None
