"""Numbers, amounts, periods and dates as the reader's language writes them. Unknown is a dash, never a zero."""

import math
from calendar import monthrange
from datetime import date
from functools import cache, lru_cache, reduce

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.locale.units import scale_for
from etl.vocabulary.languages import SOURCE_LANGUAGE

UNKNOWN = "–"
MOST_KEPT = 16_384  # numbers and days written once: a page writes some hundred, most of them those of the page before


def is_known(value: float | None) -> bool:
    """Whether there is a number at all."""
    return value is not None and not math.isnan(value)


def text(value: object) -> str:
    """A text that may be missing, as frames give it: missing is empty."""
    return value if isinstance(value, str) else ""


def apposition(*parts: str) -> str:
    """Texts that say more and more of one thing, in a row: ``Xinhua, 9 May 2023``; empty ones are left out."""
    known = [part for part in parts if part]
    return reduce(lambda told, part: _("{first}, {second}").format(first=told, second=part), known) if known else ""


def sentences(*told: str) -> str:
    """Sentences one after the other, parted as the language parts them; empty ones are left out."""
    return ("" if language() == "zh" else " ").join(sentence for sentence in told if sentence)


def number(value: float | None, digits: int = 0) -> str:
    """A number with the language's separators and at most ``digits`` decimals."""
    if value is None or math.isnan(value):
        return UNKNOWN
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return _decimal(value, pattern, language())


@lru_cache(MOST_KEPT)
def _decimal(value: float, pattern: str, spoken: str) -> str:
    return str(format_decimal(value, format=pattern, locale=spoken))


def separators() -> str:
    """The language's decimal mark and the sign between thousands, one character each: ``.,``."""
    return get_decimal_symbol(language()) + get_group_symbol(language())


def percent(value: float | None, digits: int = 1, *, signed: bool = False) -> str:
    """A number of per cent; ``signed`` writes a plus before a rise."""
    if value is None or math.isnan(value):
        return UNKNOWN
    sign = "+" if signed and value > 0 else ""
    return _("{number} %").format(number=f"{sign}{number(value, digits)}")


def amount(value: float | None, unit: str, digits: int = 1) -> str:
    """An amount with its unit at a comfortable scale: ``41.0 bn USD``."""
    if value is None or math.isnan(value):
        return UNKNOWN
    scale = scale_for([value], unit)
    return _with_unit(_scaled(value / scale.divisor, digits if scale.divisor > 1 or value % 1 else 0), scale.unit)


def _scaled(value: float, digits: int) -> str:
    """The number before a unit; before 万 and 亿 Chinese writes no zero behind the point and parts no thousands."""
    if language() == "zh":
        return _decimal(value, f"0.{'#' * digits}" if digits else "0", language())
    return number(value, digits)


def _with_unit(written: str, unit: str) -> str:
    return _("{number} {unit}").format(number=written, unit=unit)


def bounded(written: str, *, is_at_least: bool) -> str:
    """An amount in words, as a lower bound where it is one: ``at least 1.0 bn USD``."""
    return _("at least {amount}").format(amount=written) if is_at_least else written


def stated_amount(value: float | None, unit: str) -> str:
    """An amount as somebody stated it, no digit rounded off up to the third decimal.

    ``1 bn USD a year``, ``19.4 million tonnes``.
    """
    if value is None or math.isnan(value):
        return UNKNOWN
    base, slash, time = unit.partition("/")
    scale = scale_for([value], base)
    scaled = value / scale.divisor
    digits = next((digits for digits in range(3) if math.isclose(round(scaled, digits), scaled, rel_tol=1e-9)), 3)
    words = _with_unit(_scaled(scaled, digits), scale.unit)
    a_time = {"year": _("{amount} a year"), "day": _("{amount} a day"), "hour": _("{amount} an hour")}
    return a_time.get(time, f"{{amount}}{slash}{time}").format(amount=words)


def as_published(words: str, value: float | None, unit: str) -> str:
    """An amount as its page tells it; in another language than English, the amount first: the words are English."""
    if language() == SOURCE_LANGUAGE or value is None or math.isnan(value):
        return words
    return _("{amount} (as published: {words})").format(amount=stated_amount(value, unit), words=words)


def stated_period(words: str, start: date, end: date) -> str:
    """The period of a statement in the English words of whoever stated it; in another language its own way."""
    return words if language() == SOURCE_LANGUAGE else period(start, end)


def day(value: date, precision: str = "day") -> str:
    """A date no more exact than it is known: ``9 May 2023``, ``May 2023``, ``2023``."""
    if precision == "year":
        return f"{value.year}年" if language() == "zh" else f"{value.year}"
    if precision == "month":
        return _date(value, {"zh": "y年M月"}.get(language(), "LLLL y"), language())
    return _date(value, {"zh": "long"}.get(language(), "d MMMM y"), language())


@lru_cache(MOST_KEPT)
def _date(value: date, pattern: str, spoken: str) -> str:
    return str(format_date(value, pattern, locale=spoken))


def day_in_controls() -> str:
    """How a control that asks for a day writes it, in the signs of the toolkit: ``YYYY-MM-DD``."""
    return {"ru": "DD.MM.YYYY"}.get(language(), "YYYY-MM-DD")


def days_of_month(first: date, last: date) -> str:
    """Days of one month: ``9–11 May 2023``; Chinese begins with the year: ``2023年5月9日至11日``."""
    if language() == "zh":
        return f"{day(first)}至{last.day}日"
    return _("{first_day}–{last_date}").format(first_day=first.day, last_date=day(last))


def month_name(month: int) -> str:
    """A month's short name."""
    return _month_names(language())[month]


@cache
def _month_names(spoken: str) -> dict[int, str]:
    return dict(get_month_names("abbreviated", context="stand-alone", locale=spoken))


def period(start: date, end: date) -> str:
    """A period in words: ``2023``, ``May 2023``, ``Jan–May 2023``, ``Sep 2023–Aug 2024``; in Chinese ``2023年1—5月``.

    One that does not begin with a month's first day and end with a month's last is told to the day: ``1 Jan–11 Jul
    2023``.
    """
    if not _is_whole_months(start, end):
        return _days_of_period(start, end)
    if language() == "zh":
        return _chinese_period(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{month_name(start.month)} {start.year}"
    if start.year == end.year:
        return f"{month_name(start.month)}–{month_name(end.month)} {end.year}"
    return f"{month_name(start.month)} {start.year}–{month_name(end.month)} {end.year}"


def _is_whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def _days_of_period(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return days_of_month(start, end)
    if language() == "zh":
        last = f"{end.month}月{end.day}日" if start.year == end.year else day(end)
        return f"{day(start)}至{last}"
    first = _date(start, "d MMM" if start.year == end.year else "d MMM y", language())
    return f"{first}–{_date(end, 'd MMM y', language())}"


def _chinese_period(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year}年{start.month}月"
    if start.year == end.year:
        return f"{start.year}年{start.month}—{end.month}月"
    return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
