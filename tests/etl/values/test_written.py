"""What is taken as a number, an address or a text, and what never is."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.written import (
    NUMBER,
    WEB_ADDRESS,
    find_control,
    is_number,
    is_whole_number,
    scaled,
    without_exponent,
    without_groups,
)


@pytest.mark.parametrize("text", ["0", "-7", "1234.5", "12.34e3", "1.5E+12", "9e-6", "9999999999999999"])
def test_a_decimal_number_is_one(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9" * 400,
        "9" * 17,
        "1e999",
        "1e13",
        "12345e3",
        "inf",
        "nan",
        "1,5",
        "1.",
        ".5",
        "+1",
        " 1",
        "1\n",
        "٢٠٩٩",
        "１２３",
        "²",
        "0x10",
        "1_000",
    ],
)
def test_what_a_float_would_change_or_a_reader_take_otherwise_is_none(text: str) -> None:
    assert not is_number(text)


@given(st.from_regex(NUMBER, fullmatch=True))
def test_every_number_is_finite_and_below_the_limit(text: str) -> None:
    assert math.isfinite(float(text))
    assert abs(float(text)) <= 1e16


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1,161", "1161"),
        (" 1 161 000.5 ", "1161000.5"),
        ("1\u00a0161", "1161"),
        ("-1,161", "-1161"),
        ("12", "12"),
        ("1,5", "1,5"),
        ("1,1611", "1,1611"),
        ("1,16", "1,16"),
        ("n/a", "n/a"),
    ],
)
def test_only_groups_of_three_digits_are_joined(text: str, plain: str) -> None:
    assert without_groups(text) == plain


def test_a_huge_exponent_is_never_written_out() -> None:
    assert without_exponent("1e999999999") == "1e999999999"
    assert scaled("1e999999999", 6) == "1e999999999"
    assert (without_exponent("1.5e3"), scaled("9e-6", 6)) == ("1500", "9")


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/page", True),
        ("http://example.org:8080/a?b=c@d#e", True),
        ("https://example.org", True),
        ("https://anna:swordfish@example.org/", False),  # pragma: allowlist secret
        ("https://anna@example.org/", False),
        ("https://example.org\\@example.net", False),
        ("https://localhost", False),
        ("ftp://example.org", False),
        ("https://example.org/a b", False),
    ],
)
def test_an_address_is_whole_and_names_nobody(address: str, is_one: bool) -> None:
    assert bool(re.fullmatch(WEB_ADDRESS, address)) == is_one


@pytest.mark.parametrize(
    ("text", "code"), [("a\x00b", "U+0000"), ("a\x1b[31m", "U+001B"), ("a\x7f", "U+007F"), ("a\tb\r\nв，", "")]
)
def test_a_character_that_no_text_has_is_found(text: str, code: str) -> None:
    assert find_control(text) == code


@pytest.mark.parametrize(("text", "is_one"), [("10", True), ("", False), ("²", False), ("２", False), ("1_0", False)])
def test_a_whole_number_is_made_of_the_ten_digits(text: str, is_one: bool) -> None:
    assert is_whole_number(text) is is_one
