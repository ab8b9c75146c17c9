from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.periods import (
    NotAPeriod,
    Period,
    advise_span,
    format_period,
    last_day_of_month,
    parse_period,
    to_period_kind,
)
from etl.vocabulary.periods import PeriodKind

DAYS = st.dates(date(1900, 1, 1), date(2089, 1, 1))
MONTHS = st.tuples(st.integers(1990, 2100), st.integers(1, 12))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2099", Period(date(2099, 1, 1), date(2099, 12, 31), PeriodKind.YEAR)),
        ("2096-02", Period(date(2096, 2, 1), date(2096, 2, 29), PeriodKind.MONTH)),
        ("2099-01/2099-02", Period(date(2099, 1, 1), date(2099, 2, 28), PeriodKind.JAN_FEB)),
        ("2099-01/2099-03", Period(date(2099, 1, 1), date(2099, 3, 31), PeriodKind.QUARTER)),
        ("2099-10/2099-12", Period(date(2099, 10, 1), date(2099, 12, 31), PeriodKind.QUARTER)),
        ("2099-01/2099-06", Period(date(2099, 1, 1), date(2099, 6, 30), PeriodKind.HALF)),
        ("2099-07/2099-12", Period(date(2099, 7, 1), date(2099, 12, 31), PeriodKind.HALF)),
        ("2099-01/2099-05", Period(date(2099, 1, 1), date(2099, 5, 31), PeriodKind.YEAR_TO_DATE)),
        ("2099-01/2099-12", Period(date(2099, 1, 1), date(2099, 12, 31), PeriodKind.YEAR)),
        ("2098-09/2099-08", Period(date(2098, 9, 1), date(2099, 8, 31), PeriodKind.MARKETING_YEAR)),
        ("2099-02/2099-04", Period(date(2099, 2, 1), date(2099, 4, 30), PeriodKind.OTHER)),
        ("2091-01/2100-12", Period(date(2091, 1, 1), date(2100, 12, 31), PeriodKind.OTHER)),
        ("2099-01-01/2099-07-28", Period(date(2099, 1, 1), date(2099, 7, 28), PeriodKind.OTHER)),
        ("2099-05-01/2099-05-31", Period(date(2099, 5, 1), date(2099, 5, 31), PeriodKind.MONTH)),
    ],
)
def test_a_period_has_its_days_and_kind(text: str, expected: Period) -> None:
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "99",
        "2099-13",
        "2099-02-30/2099-03-01",
        "2099-05-09",
        "2099-05/2099-04",
        "2098/2099-05",
        "2099-1",
        "2099/",
        "٢٠٩٩",
        "2099-05 ",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(NotAPeriod, match="expected a period"):
        parse_period(text)


@given(DAYS, st.integers(0, 4000))
def test_a_period_written_is_read_as_the_same_days(start: date, length: int) -> None:
    end = start + timedelta(days=length)

    assert parse_period(format_period(start, end)) == Period(start, end, to_period_kind(start, end))


@pytest.mark.parametrize("text", ["1899", "2101-01", "0001-01-01", "9999-12-31", "1899-12/2000-01", "2000/2150"])
def test_a_year_of_which_nothing_can_be_here_is_refused_and_told(text: str) -> None:
    with pytest.raises(NotAPeriod):
        parse_period(text)
    assert advise_span(text, "") == "Years go from 1900 to 2100; look it up."


def test_what_is_no_date_at_all_keeps_its_own_advice() -> None:
    assert [advise_span(text, "Write a date.") for text in ("2099-13", "20999", "")] == ["Write a date."] * 3


@given(MONTHS, MONTHS)
def test_a_span_of_months_is_written_in_months(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, last = sorted((one, other))
    text = format_period(date(*first, 1), last_day_of_month(*last))

    assert len(text) in {len("2099"), len("2099-05"), len("2099-01/2099-05")}
    assert format_period(*parse_period(text)[:2]) == text


@given(MONTHS, MONTHS)
def test_only_a_january_start_is_year_to_date(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, last = sorted((one, other))
    kind = to_period_kind(date(*first, 1), last_day_of_month(*last))

    assert kind != PeriodKind.YEAR_TO_DATE or (first[1] == 1 and first[0] == last[0])
