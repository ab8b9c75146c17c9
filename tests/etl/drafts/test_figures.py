"""Amounts with a unit, in full."""

from datetime import date

import pytest

from etl.drafts.figures import deadline_in, find_figures


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$1.2 billion", 1.2e9, "USD"),
        ("1,200 tonnes", 1200, "t"),
        ("31,2 млрд долларов", 31.2e9, "USD"),
        ("1 200 тыс. тонн", 1.2e6, "t"),
        ("1.5万吨", 15000, "t"),
        ("311.7亿美元", 31.17e9, "USD"),
        ("20亿元", 2e9, "CNY"),
        ("12.5 per cent", 12.5, "pct"),
    ],
)
def test_amounts_are_in_full_and_in_our_units(words: str, value: float, unit: str) -> None:
    assert [(one.value, one.unit) for one in find_figures([f"It was {words}."])] == [(value, unit)]


def test_a_year_is_no_amount() -> None:
    assert find_figures(["In 2099 three ministers met 12 times."]) == []


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("double trade by 2107", date(2107, 12, 31)),
        ("by the end of 2107", date(2107, 12, 31)),
        ("к концу 2107 года", date(2107, 12, 31)),
        ("到2107年", date(2107, 12, 31)),
        ("in 2107", None),
        ("by 21070 tonnes", None),
    ],
)
def test_a_year_by_which_something_is_promised_ends_with_its_last_day(clause: str, day: date | None) -> None:
    assert deadline_in(clause) == day


def test_a_value_is_told_once_with_the_sentence_that_has_it_first() -> None:
    found = find_figures(["It was 5 tonnes and 7 yuan.", "Again 5,0 tonnes."])

    assert [(one.value, one.unit, one.sentence) for one in found] == [
        (5.0, "t", "It was 5 tonnes and 7 yuan."),
        (7.0, "CNY", "It was 5 tonnes and 7 yuan."),
    ]
