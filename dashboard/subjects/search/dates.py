"""Dates in a question, in words and digits of every language: ``9 May 2023``, ``май 2023``, ``2023年5月``."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names

from etl.vocabulary.languages import LANGUAGES

_LETTER = "[A-Za-zА-Яа-яЁё]"  # Chinese stands beside a date without a space
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, order=True)
class Span:
    """The days from ``start`` to ``end``: a day, a month, a year, or several of them."""

    start: date
    end: date


@dataclass(frozen=True)
class Dated:
    """The times that a question names, and what else it says."""

    spans: tuple[Span, ...]
    rest: str


def find_dates(text: str) -> Dated:
    """The times that a text names, in order, and the text without them. What is no day, 31.02.2023, stays text."""
    spans: list[Span] = []
    text = text.translate(_WIDE_DIGITS)
    for pattern in _patterns():
        text = pattern.sub(lambda found: _taken(found, spans), text)
    return Dated(tuple(sorted(set(spans))), text)


def _taken(found: re.Match[str], spans: list[Span]) -> str:
    span = _span_of({name: value for name, value in found.groupdict().items() if value})
    if span is None:
        return found[0]
    spans.append(span)
    return " "


def _span_of(parts: dict[str, str]) -> Span | None:
    year, last_year = int(parts["year"]), int(parts.get("last_year", parts["year"]))
    month = int(parts["month"]) if "month" in parts else _months().get(parts.get("name", "").casefold())
    if month is None:
        return Span(date(year, 1, 1), date(last_year, 12, 31)) if year <= last_year else None
    if not 1 <= month <= 12:
        return None
    first, last = int(parts.get("day", 1)), monthrange(year, month)[1]
    end = int(parts.get("last_day", parts.get("day", last)))
    return Span(date(year, month, first), date(year, month, end)) if 1 <= first <= end <= last else None


@cache
def _months() -> dict[str, int]:
    """Every name of a month in small letters, in every language, whole and abbreviated, with and without a point."""
    return {
        name.casefold().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context=context, locale=language).items()
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From the most exact to a bare year, so that none takes a part of another."""
    before, after = rf"(?<!{_LETTER})(?<!\d)(?<!\d[./-])", rf"(?![./-]?\d)(?!{_LETTER})"
    return tuple(re.compile(before + one + after, re.IGNORECASE) for one in _forms())


def _forms() -> Iterator[str]:
    names = "|".join(sorted((re.escape(name) for name in _months() if not name[0].isdigit()), key=len, reverse=True))
    year = r"(?P<year>(?:19|20|21)\d\d)"
    month, name = r"(?P<month>\d\d?)", rf"(?P<name>{names})\.?"
    days = r"(?P<day>\d\d?)(?:st|nd|rd|th|-?го|-?е)?(?:\s*[-–—]\s*(?P<last_day>\d\d?))?"
    of_year = rf"(?:\s*(?:г\.?|год[ау]?)(?!{_LETTER}))?"
    yield rf"{year}([-/.]){month}\2(?P<day>\d\d?)"
    yield rf"{days}([./-]){month}\3{year}{of_year}"
    yield rf"{year}\s*年\s*{month}\s*月(?:\s*{days}\s*[日号]?)?"
    yield rf"{days}\s+(?:of\s+)?{name}[\s,]+{year}{of_year}"
    yield rf"{name}\s+{days},?\s+{year}"
    yield rf"{name}[\s,]+{year}{of_year}"
    yield rf"{year}{of_year}[\s,]+{name}"
    yield rf"{year}[-/.]{month}"
    yield rf"{month}[./]{year}{of_year}"
    yield rf"{year}\s*[-–—]\s*(?P<last_year>(?:19|20|21)\d\d){of_year}"
    # HS 2009 is a code of goods.
    yield rf"(?<!hs )(?<!hs:){year}(?:\s*年|{of_year})"
