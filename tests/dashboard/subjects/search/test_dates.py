from datetime import date

import pytest

from dashboard.subjects.search.dates import Dated, Span, find_dates

DAY = Span(date(2099, 5, 9), date(2099, 5, 9))
MONTH = Span(date(2099, 5, 1), date(2099, 5, 31))
YEAR = Span(date(2099, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2099-05-09", "2099/5/9", "9 May 2099", "9th of May 2099", "May 9, 2099", "09.05.2099", "9/5/2099",
        "9 мая 2099 года", "9 мая 2099 г.", "2099年5月9日", "2099年5月9号", "９ May ２０９９",
    ],
)  # fmt: skip
def test_a_day_in_words_and_digits_of_three_languages(text: str) -> None:
    assert find_dates(text) == Dated((DAY,), " ")


@pytest.mark.parametrize(
    "text",
    ["May 2099", "may, 2099", "2099 May", "2099-05", "05.2099", "май 2099", "мая 2099 г.", "2099年5月", "MAY 2099"],
)
def test_a_month(text: str) -> None:
    assert find_dates(text).spans == (MONTH,)


@pytest.mark.parametrize("text", ["2099", "2099年", "2099 год", "в 2099 году"])
def test_a_year(text: str) -> None:
    assert find_dates(text).spans == (YEAR,)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2098-2099", date(2098, 1, 1), date(2099, 12, 31)),
        ("9–11 May 2099", date(2099, 5, 9), date(2099, 5, 11)),
        ("9-11.05.2099", date(2099, 5, 9), date(2099, 5, 11)),
    ],
)
def test_a_stretch_of_time(text: str, start: date, end: date) -> None:
    assert find_dates(text).spans == (Span(start, end),)


def test_what_else_is_asked_stays() -> None:
    dated = find_dates("Mariehamn May 2099 rye")

    assert (dated.spans, dated.rest.split()) == ((MONTH,), ["Mariehamn", "rye"])


@pytest.mark.parametrize("text", ["2099年5月玛丽港", "玛丽港2099年5月", "玛丽港 2099-05"])
def test_chinese_needs_no_space(text: str) -> None:
    dated = find_dates(text)

    assert (dated.spans, dated.rest.split()) == ((MONTH,), ["玛丽港"])


def test_two_times_are_both_meant() -> None:
    assert find_dates("May 2099 or 2098").spans == (Span(date(2098, 1, 1), date(2098, 12, 31)), MONTH)


@pytest.mark.parametrize(
    "text", ["31.02.2099", "2099-13", "HS 2009", "hs:2009", "12099", "11-9 May 2x99", "Mayor 20995"]
)
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert find_dates(text) == Dated((), text)
