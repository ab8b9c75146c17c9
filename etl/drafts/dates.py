"""The day of the meeting an article tells of, from its words and the day it was published."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import dateparser

from etl.drafts.words import read_words
from etl.values.written import FIRST_YEAR, LAST_YEAR
from etl.vocabulary.languages import LANGUAGES

_LATEST_FIRST = 400  # days: an older day named in an article is history, not its news
_YEAR_TURNS = (12, 1)  # published in December, of a day in January
_PUBLISHED = re.compile(r"\W*(发布时间|发布日期|来源|published|posted|updated|опубликован|дата)", re.IGNORECASE)
_STAMP_LENGTH = 60
_STAMP_WORDS = 20  # letters beside the day in a line that says when and by whom something was published


@dataclass(frozen=True)
class FoundDay:
    """A day and the words it was read from."""

    day: date
    words: str


def meeting_day(sentences: list[str], published: date | None) -> FoundDay | None:
    """The day in the first sentence that tells of a meeting, else the first day named.

    Only days not after ``published`` and of its year count. None where the article names no such day.
    """
    of_meeting = [text for text in sentences if read_words().tells_of_the_meeting(text)]
    for text in [*of_meeting, *sentences[:6]]:
        for named in days_in(text, published):
            if published is None or timedelta(0) <= published - named.day <= timedelta(days=_LATEST_FIRST):
                return named
    return None


def days_in(text: str, published: date | None) -> Iterator[FoundDay]:
    """Every day a sentence names, that of its dateline last.

    Relative ones are counted from ``published``, and left out without it.
    """
    named = [*_numbered_days(text, published), *_worded_days(text, published)]
    for _, day in sorted(named, key=lambda one: (_is_dateline(text[one[0] + len(one[1].words) :]), one[0])):
        yield day


def _is_dateline(behind: str) -> bool:
    """Whether what stands behind a day says that it is the day of the report: ``5月12日电``, ``May 12 (News) --``."""
    return re.match(r"电|\s*\([^)]{2,20}\)\s*(--?|–|—)", behind) is not None


def stamped_day(line: str) -> date | None:
    """The day of a line that says little else, as pages have above their text: ``16:40, 03 May 2099 | GMT +6``.

    None for any other line.
    """
    named = next(days_in(line, None), None)
    if named and _PUBLISHED.match(line):
        return named.day
    if named is None or len(line) > _STAMP_LENGTH:
        return None
    beside = re.findall(r"[^\W\d_]", line.replace(named.words, ""))
    return named.day if len(beside) <= _STAMP_WORDS else None


def _numbered_days(text: str, published: date | None) -> Iterator[tuple[int, FoundDay]]:
    """Days in digits.

    In Chinese also without year, and a bare day of the month of ``published``, neither of which dateparser knows.
    """
    forms = (
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        r"(?<![年\d])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        r"(?<![月\d至到])(?P<day>\d{1,2})日(?!本|益)",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b",
    )
    for form in forms:
        for match in re.finditer(form, text):
            parts = {name: int(number) for name, number in match.groupdict().items()}
            month = parts.get("month") or (published.month if published else None)
            day = _in_year(parts.get("year"), month, parts["day"], published) if month else None
            if day:
                yield match.start(), FoundDay(day, match[0])


def _worded_days(text: str, published: date | None) -> Iterator[tuple[int, FoundDay]]:
    """Days with the month in words; weekdays as the last one up to ``published``.

    Today, yesterday and some days ago.
    """
    month = rf"(?:{'|'.join(sorted(read_words().months, key=len, reverse=True))})"
    forms = (
        rf"\b{month}\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}\b(?:,?\s+(?P<year>\d{{4}}))?",
    )
    for form in forms:
        for match in re.finditer(form, text, re.IGNORECASE):
            day = _parse(match[0], published) if match["year"] or published else None
            if day and not match["year"]:
                day = _in_year(None, day.month, day.day, published)
            if day:
                yield match.start(), FoundDay(day, match[0])
    for match in read_words().days.finditer(text) if published else ():
        day = _parse(match[0], published)
        if day:
            yield match.start(), FoundDay(day, match[0])


def _parse(words: str, published: date | None) -> date | None:
    """What dateparser makes of a day's words; None where it knows none."""
    base = datetime.combine(published or date(2000, 1, 1), time.min)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "current_period", "DATE_ORDER": "DMY"}
    known = re.sub("(?<=[前昨今])日", "天", words).replace("月份", "月")
    moment = dateparser.parse(known, languages=list(LANGUAGES), settings=settings)
    return moment.date() if moment and FIRST_YEAR <= moment.year <= LAST_YEAR else None


def _in_year(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """A day; without a year the latest one that is at most a month after ``published``. None where it is no day."""
    if year is None:
        if published is None:
            return None
        year = published.year + (1 if (published.month, month) == _YEAR_TURNS else 0)
        if month > published.month + 1:
            year -= 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
