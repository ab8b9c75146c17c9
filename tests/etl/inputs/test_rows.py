"""Each check refuses the rows that fail it, with the line, and the others go on."""

from collections.abc import Callable

import pandas as pd
import pytest

from etl.errors import Fault
from etl.inputs.files import LINE, CsvRows, InputFile
from etl.inputs.rows import RowChecks
from etl.values.periods import parse_periods
from etl.vocabulary.trade import Flow

Check = Callable[[RowChecks], None]


def checks(*values: str, faults: int = 0) -> RowChecks:
    """Rows of one column from line 2 on, and as many that were torn."""
    torn = [Fault("a.csv", "line 9", "", "torn", "", "Mend it.")] * faults
    frame = pd.DataFrame({"a": pd.Series(values, dtype="str"), LINE: range(2, 2 + len(values))})
    return RowChecks(CsvRows(InputFile("a.csv", "0" * 64, 1, "", []), frame, torn, len(values) + faults))


@pytest.mark.parametrize(
    ("check", "values", "refused"),
    [
        (lambda c: c.require_filled(["a"]), ("x", "", "0"), {"": "expected a value, the field is empty"}),
        (
            lambda c: c.require_member("a", Flow),
            ("export", "sale", ""),
            {
                "": "expected a value, the field is empty",
                "sale": "expected one of export, import, turnover",
            },
        ),
        (
            lambda c: c.require_no_blanks_around("a"),
            ("x y", "", " x", "x\u00a0"),
            dict.fromkeys((" x", "x\u00a0"), "there is a blank before or after it"),
        ),
        (lambda c: c.require_member("a", ("b",), optional=True), ("b", "", "c"), {"c": "expected one of b"}),
        (lambda c: c.require_known("a", {"b"}, "b.csv", optional=True), ("b", "", "c"), {"c": "no such code in b.csv"}),
        (
            lambda c: c.require_number("a"),
            ("-1.5", "2e-3", "", "1,5", "１", "NaN", "1e999", " 1"),
            dict.fromkeys(("1,5", "１", "NaN", "1e999", " 1"), "expected a number"),
        ),
        (
            lambda c: c.require_amount("a"),
            ("0", "-1", "", "-x"),
            {"-x": "expected a number", "-1": "expected zero or more"},
        ),
        (
            lambda c: c.require_above_zero("a"),
            ("0.1", "0.0", ""),
            {"": "expected a value, the field is empty", "0.0": "expected a number above zero"},
        ),
        (
            lambda c: c.require_period("a", parse_periods(["2099-05", "May"])),
            ("2099-05", "May"),
            {"May": "expected a period whose end is not before its start"},
        ),
        (
            lambda c: c.require_url("a"),
            ("https://example.org/x", "", "example.org"),
            {"example.org": "expected a web address"},
        ),
        (lambda c: c.require_span("a"), ("2099", "2099-05-09", "", "9 May"), {"9 May": "expected a date"}),
        (
            lambda c: c.require_whole_number("a", optional=True),
            ("10", "", "1.0", "１"),
            {"1.0": "expected a whole number", "１": "expected a whole number"},
        ),
    ],
)
def test_rows_that_fail_are_refused_and_the_others_pass(
    check: Check, values: tuple[str, ...], refused: dict[str, str]
) -> None:
    asked = checks(*values)

    check(asked)

    assert [(fault.seen, fault.problem) for fault in asked.faults] == list(refused.items())
    assert asked.passed["a"].tolist() == [value for value in values if value not in refused]
    assert [fault.where for fault in asked.faults] == [f"line {2 + values.index(seen)}" for seen in refused]


def test_of_rows_with_the_same_key_the_first_stays_however_it_is_written() -> None:
    asked = checks("2099", "2099-01-01/2099-12-31", "2098", "", "")

    asked.require_unique(["a"], same={"a": {"2099-01-01/2099-12-31": "2099"}})

    assert [(fault.where, fault.problem, fault.seen) for fault in asked.faults] == [
        ("line 3", "the same a as on line 2", "2099")
    ]


def test_a_row_counts_once_however_many_faults_it_has_and_torn_rows_are_none() -> None:
    asked = checks("", "x", faults=1)

    asked.require_filled(["a"])
    asked.refuse(asked.rows.frame["a"] == "", "a", "odd", lambda seen: f"Not {seen!r}.")

    assert [str(fault) for fault in asked.faults[1:]] == [
        "a.csv: line 2: field 'a': expected a value, the field is empty. Fill it in, or take the row out.",
        "a.csv: line 2: field 'a': odd. Not ''.",
    ]
    assert (asked.count.rows_read, asked.count.rows_loaded, asked.count.rows_rejected) == (3, 1, 2)


def test_a_row_with_a_character_that_no_text_has_is_refused_alone() -> None:
    checked = checks("sheep", "she\x00ep", "goats\x1b", "goats")

    assert checked.passed["a"].tolist() == ["sheep", "goats"]
    assert [(fault.where, fault.seen) for fault in checked.faults] == [("line 3", "U+0000"), ("line 4", "U+001B")]


def test_an_empty_field_is_told_once_however_often_it_is_asked_for() -> None:
    rows = checks("")
    rows.require_filled(["a", "a"])
    rows.require_member("a", Flow)

    assert [fault.problem for fault in rows.faults] == ["expected a value, the field is empty"]
