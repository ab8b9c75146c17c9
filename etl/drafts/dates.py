"""The day of the meeting an article tells of, from its words and the day it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from etl.drafts.words import read_words

_LATEST_FIRST = 400  # days: an older day named in an article is history, not its news
_YEAR_TURNS = (12, 1)  # published in December, of a day in January


@dataclass(frozen=True)
class FoundDay:
    """A day and the words it was read from."""

    day: date
    words: str


def meeting_day(sentences: list[str], published: date | None) -> FoundDay | None:
    """The day in the first sentence that tells of a meeting, else the first day named; only days not after ``published`` and of its year.

    None where the article names no such day.
    """
    met = read_words().met
    told = [text for text in sentences if met.search(text)]
    for text in [*told, *sentences[:6]]:
        for found in days_in(text, published):
            if published is None or timedelta(0) <= published - found.day <= timedelta(days=_LATEST_FIRST):
                return found
    return None


def days_in(text: str, published: date | None) -> Iterator[FoundDay]:
    """Every day a sentence names, relative ones counted from ``published``; those that need it are left out without it."""
    for _, day in sorted([*_written_days(text, published), *_relative_days(text, published)], key=lambda one: one[0]):
        yield day


def _written_days(text: str, published: date | None) -> Iterator[tuple[int, FoundDay]]:
    month = "|".join(sorted(read_words().months, key=len, reverse=True))
    forms = (
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"(?<![年\d])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b",
        rf"\b(?P<name>{month})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{month})\b(?:,?\s+(?P<year>\d{{4}}))?",
    )
    if re.match(r"\W*(date|published)\b", text, re.IGNORECASE):
        text = re.sub(r"\d{4}-\d{2}-\d{2}", lambda stamp: " " * len(stamp[0]), text, count=1)
    for form in forms:
        for match in re.finditer(form, text, re.IGNORECASE):
            parts = match.groupdict()
            number = int(parts["month"]) if parts.get("month") else read_words().months[parts["name"].lower()]
            day = _in_year(int(parts["year"]) if parts.get("year") else None, number, int(parts["day"]), published)
            if day:
                yield match.start(), FoundDay(day, match[0])


def _in_year(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """A day; without a year the latest one that is at most a month after ``published``. None where it is no day."""
    if year is None:
        if published is None:
            return None
        year = published.year + (1 if (published.month, month) == _YEAR_TURNS else 0)
        if month > published.month + 1:
            year -= 1
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _relative_days(text: str, published: date | None) -> Iterator[tuple[int, FoundDay]]:
    """Weekdays as the last one up to ``published``; today and yesterday; and in Chinese a bare day of its month."""
    if published is None:
        return
    words = read_words()
    for weekday, pattern in words.weekdays.items():
        for match in pattern.finditer(text):
            yield match.start(), FoundDay(published - timedelta(days=(published.weekday() - weekday) % 7), match[0])
    for days, pattern in words.days_ago.items():
        for match in pattern.finditer(text):
            yield match.start(), FoundDay(published - timedelta(days=days), match[0])
    for match in re.finditer(r"(?<![月\d至到])(\d{1,2})日(?!本|益)", text):
        day = _in_year(published.year, published.month, int(match[1]), published)
        if day:
            yield match.start(), FoundDay(day, match[0])
