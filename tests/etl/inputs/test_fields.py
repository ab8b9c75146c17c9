"""A field gives its value, or nothing and a fault that says where, what was seen and what to do."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.inputs.fields import Fields, WrittenSpan
from etl.inputs.plain_yaml import parse_plain_yaml
from etl.vocabulary.trade import Flow

Read = Callable[[Fields], Any]


def fields(text: str) -> Fields:
    block, faults = parse_plain_yaml("a.yml", text)
    assert block
    assert faults == []
    return Fields("a.yml", block, [])


@pytest.mark.parametrize(
    ("text", "read", "value"),
    [
        ("a: '  two words '", lambda f: f.text("a"), "two words"),
        ("b: 1", lambda f: f.text("a"), ""),
        ("a: import", lambda f: f.one_of("a", Flow), Flow.IMPORT),
        ("a: ''", lambda f: f.one_of("a", Flow), None),
        ("a: kk", lambda f: f.one_of_codes("a", ("kk", "zh")), "kk"),
        ("a: [import, export]", lambda f: f.many_of("a", Flow), [Flow.IMPORT, Flow.EXPORT]),
        ("a: [NO, 01]", lambda f: f.texts("a"), ["NO", "01"]),
        ("a: []", lambda f: f.texts("a"), []),
        ("a: 2099-02", lambda f: f.span("a"), WrittenSpan("2099-02", date(2099, 2, 1), date(2099, 2, 28))),
        ("a: 2099-02-03", lambda f: f.day("a"), date(2099, 2, 3)),
        ("a: -1.50e3", lambda f: f.decimal("a"), Decimal("-1.50e3")),
        ("a: 1.5", lambda f: f.number("a"), 1.5),
        ("b: 1", lambda f: f.number("a"), None),
        ("a: https://example.org/x", lambda f: f.url("a"), "https://example.org/x"),
        ("b: 1", lambda f: f.block_at("a"), None),
        ("b: 1", lambda f: list(f.blocks("a")), []),
    ],
)
def test_a_value_is_read_as_what_is_asked_for(text: str, read: Read, value: object) -> None:
    asked = fields(text)

    assert read(asked) == value
    assert asked.faults == []


@pytest.mark.parametrize(
    ("text", "read", "left", "said"),
    [
        ("b: 1", lambda f: f.text("a", required=True), "", "line 1: field 'a': expected a value, there is none."),
        ("a: [b]", lambda f: f.text("a"), "", "line 1: field 'a': expected a text, got 'a list'."),
        ("a: {b: c}", lambda f: f.text("a"), "", "line 1: field 'a': expected a text, got 'keys with values'."),
        ("a: sale", lambda f: f.one_of("a", Flow), None, "expected one of export, import, turnover, got 'sale'."),
        ("a: kz", lambda f: f.one_of_codes("a", ("kk", "zh")), "", "expected one of kk, zh, got 'kz'."),
        ("a: [export, sale]", lambda f: f.many_of("a", Flow), [Flow.EXPORT], "got 'sale'."),
        ("a: [b, b]", lambda f: f.texts("a"), ["b"], "the value stands twice in the list, got 'b'."),
        ("a: [b, ['c']]", lambda f: f.texts("a"), ["b"], "expected texts in the list."),
        ("a: b", lambda f: f.texts("a"), [], "expected a list, got 'b'."),
        ("b: 1", lambda f: f.texts("a", required=True), [], "expected at least one in the list, there is none."),
        ("a: May", lambda f: f.span("a"), None, "expected a date, got 'May'."),
        ("a: 2099-02", lambda f: f.day("a"), None, "expected a day, got '2099-02'."),
        ("a: 2099-02-30", lambda f: f.day("a"), None, "expected a day, got '2099-02-30'."),
        ("a: 1e999", lambda f: f.number("a"), None, "expected a number, got '1e999'."),
        ("a: １", lambda f: f.decimal("a"), None, "expected a number, got '１'."),
        ("a: 1,5", lambda f: f.decimal("a"), None, "expected a number, got '1,5'."),
        ("a: example.org", lambda f: f.url("a"), "example.org", "expected a web address, got 'example.org'."),
        ("a: b", lambda f: f.block_at("a"), None, "expected keys with values, got 'b'."),
        ("a: b", lambda f: list(f.blocks("a")), [], "expected a list."),
        ("a: [b]", lambda f: list(f.blocks("a")), [], "expected keys with values, got 'b'."),
    ],
)
def test_what_is_wrong_is_told_and_reading_goes_on(text: str, read: Read, left: object, said: str) -> None:
    asked = fields(text)

    assert read(asked) == left
    assert [said in str(fault) for fault in asked.faults] == [True]


def test_a_fault_below_names_its_whole_path_and_line_and_is_told_once() -> None:
    asked = fields("a:\n  - b: 1\n  - b: x\n")
    (_, second) = asked.blocks("a")

    second.number("b")
    second.number("b")

    assert [(fault.where, fault.field, fault.seen) for fault in asked.faults] == [("line 3", "a[2].b", "x")]


def test_a_key_that_is_not_known_is_told_with_the_nearest() -> None:
    asked = fields("titel: x\nurl: y\n")

    asked.refuse_unknown(("title", "url"))

    assert [str(fault) for fault in asked.faults] == [
        "a.yml: line 1: field 'titel': no such key, got 'titel'. Did you mean 'title'?"
    ]


@settings(max_examples=30)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=12))
def test_a_number_is_kept_to_its_last_digit(number: Decimal) -> None:
    written = f"{number:f}"

    assert format(fields(f"a: '{written}'").decimal("a"), "f") == written


def test_a_hidden_character_that_yaml_lets_pass_is_told() -> None:
    asked = fields('a: "They\\0met"\n')

    assert asked.text("a") == ""
    assert [str(fault) for fault in asked.faults] == [
        "a.yml: line 1: field 'a': a character that no text has, got 'U+0000'. Take it out: it cannot be seen, and databases refuse it."
    ]


@pytest.mark.parametrize(("year", "said"), [("2150", "Years go from 1900 to 2100"), ("٢٠٩٩", "Write it as YYYY-MM-DD")])
def test_a_year_that_cannot_be_or_in_other_digits_is_no_date(year: str, said: str) -> None:
    asked = fields(f"a: '{year}'\n")

    assert asked.span("a") is None
    assert said in str(asked.faults[0])
