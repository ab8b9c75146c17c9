"""Amounts and dates as Chinese and Russian write them, beside English."""

from datetime import date

import pytest

from dashboard.locale import formats, use_language


@pytest.mark.parametrize(
    ("language", "value", "unit", "written"),
    [
        ("en", 41.0e9, "USD", "41.0 bn USD"),
        ("zh", 41.0e9, "USD", "410亿美元"),
        ("zh", 5.25e5, "USD", "52.5万美元"),
        ("zh", 41.0e9, "CNY", "410亿元人民币"),
        ("en", 19.4e9, "kg", "19.4 million tonnes"),
        ("zh", 19.4e9, "kg", "1940万吨"),
        ("zh", 19.4e6, "t", "1940万吨"),
        ("zh", 2.5e8, "t", "2.5亿吨"),
        ("zh", 7.0e3, "kg", "7吨"),
        ("zh", 700.0, "kg", "700千克"),
        ("zh", 1.4e9, "USD", "14亿美元"),
        ("zh", 1.44e9, "USD", "14.4亿美元"),
        ("ru", 1.4e9, "kg", "1,4 млн т"),
    ],
)
def test_chinese_counts_in_ten_thousands_and_hundred_millions(
    language: str, value: float, unit: str, written: str
) -> None:
    use_language(language)
    assert formats.amount(value, unit) == written


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese"),
    [
        (date(2099, 1, 1), date(2099, 12, 31), "2099", "2099年"),
        (date(2098, 1, 1), date(2099, 12, 31), "2098–2099", "2098—2099年"),
        (date(2099, 1, 1), date(2099, 5, 31), "Jan–May 2099", "2099年1—5月"),
        (date(2099, 5, 1), date(2099, 5, 31), "May 2099", "2099年5月"),
        (date(2098, 9, 1), date(2099, 8, 31), "Sep 2098–Aug 2099", "2098年9月—2099年8月"),
    ],
)
def test_a_period_begins_with_the_year_in_chinese(first: date, last: date, english: str, chinese: str) -> None:
    assert formats.period(first, last) == english
    use_language("zh")
    assert formats.period(first, last) == chinese


@pytest.mark.parametrize(
    ("first", "last", "english", "chinese", "russian"),
    [
        (date(2099, 1, 1), date(2099, 7, 11), "1 Jan–11 Jul 2099", "2099年1月1日至7月11日", "1 янв.–11 июл. 2099"),
        (date(2099, 1, 1), date(2099, 12, 14), "1 Jan–14 Dec 2099", "2099年1月1日至12月14日", "1 янв.–14 дек. 2099"),
        (
            date(2098, 1, 1),
            date(2099, 7, 20),
            "1 Jan 2098–20 Jul 2099",
            "2098年1月1日至2099年7月20日",
            "1 янв. 2098–20 июл. 2099",
        ),
        (date(2099, 6, 1), date(2099, 6, 25), "1–25 June 2099", "2099年6月1日至25日", "1–25 июня 2099"),
        (date(2099, 8, 15), date(2099, 8, 15), "15 August 2099", "2099年8月15日", "15 августа 2099"),
    ],
)
def test_a_period_that_ends_within_a_month_is_told_to_the_day(
    first: date, last: date, english: str, chinese: str, russian: str
) -> None:
    assert formats.period(first, last) == english
    use_language("zh")
    assert formats.period(first, last) == chinese
    use_language("ru")
    assert formats.period(first, last) == russian


def test_days_of_one_month_begin_with_the_year_in_chinese() -> None:
    first, last = date(2099, 5, 9), date(2099, 5, 11)
    assert formats.days_of_month(first, last) == "9–11 May 2099"
    use_language("zh")
    assert formats.days_of_month(first, last) == "2099年5月9日至11日"


def test_parts_that_are_not_there_leave_no_comma() -> None:
    assert formats.apposition("Made-up News", "", "9 May 2099") == "Made-up News, 9 May 2099"
    assert formats.apposition("", "9 May 2099") == "9 May 2099"
    assert formats.apposition("") == ""


@pytest.mark.parametrize(("language", "marks"), [("en", ".,"), ("zh", ".,"), ("ru", ",\xa0")])
def test_axes_write_numbers_as_the_language_does(language: str, marks: str) -> None:
    use_language(language)
    assert formats.separators() == marks


def test_a_russian_day_ends_in_its_year_so_that_a_full_stop_can_follow() -> None:
    use_language("ru")
    assert formats.day(date(2099, 5, 9)) == "9 мая 2099"


def test_no_line_breaks_before_a_russian_per_cent_sign() -> None:
    use_language("ru")
    assert formats.percent(12.3) == "12,3\xa0%"


@pytest.mark.parametrize(("language", "written"), [("en", "YYYY-MM-DD"), ("zh", "YYYY-MM-DD"), ("ru", "DD.MM.YYYY")])
def test_a_control_asks_for_a_day_as_the_language_writes_it(language: str, written: str) -> None:
    use_language(language)
    assert formats.day_in_controls() == written


@pytest.mark.parametrize(("language", "told"), [("en", "A. B."), ("ru", "A. B."), ("zh", "A.B.")])
def test_sentences_are_parted_as_the_language_does_and_empty_ones_left_out(language: str, told: str) -> None:
    use_language(language)

    assert formats.sentences("A.", "", "B.") == told
