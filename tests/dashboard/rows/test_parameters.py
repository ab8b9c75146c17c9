"""Parameters that are given at most once: a text is read, or refused with what it may be."""

from datetime import date
from typing import Any

import pytest
from starlette.datastructures import QueryParams

from dashboard.rows.parameters import AS_OF, LANGUAGE, LIMIT, TEXT, YEARS, ParameterFault, Single


@pytest.mark.parametrize(
    ("single", "text", "value"),
    [
        (YEARS, "2098-2099", (2098, 2099)),
        (TEXT, " sheep goats ", "sheep goats"),
        (TEXT, "", ""),
        (LANGUAGE, "zh", "zh"),
        (LIMIT, "007", 7),
        (AS_OF, "2099-05-09", date(2099, 5, 9)),
    ],
)
def test_a_text_is_read(single: Single[Any], text: str, value: object) -> None:
    faults: list[ParameterFault] = []

    assert single.of(QueryParams({single.name: text}), faults) == value
    assert faults == []


@pytest.mark.parametrize(
    ("single", "text"),
    [
        (YEARS, "2099-2098"),
        (YEARS, "99-2099"),
        (TEXT, "x" * 201),
        (TEXT, "sheep\x07"),
        (LANGUAGE, "ax"),
        (LIMIT, "0"),
        (LIMIT, "1.0"),
        (LIMIT, "2000000001"),
        (AS_OF, "2099-5-9"),
        (AS_OF, "2099-02-30"),
    ],
)
def test_what_is_no_value_is_refused_with_what_it_may_be(single: Single[Any], text: str) -> None:
    faults: list[ParameterFault] = []

    assert single.of(QueryParams({single.name: text}), faults) is None
    assert faults == [ParameterFault(single.name, text[:100], single.problem, single.allowed)]


def test_a_parameter_that_is_given_twice_is_refused_and_one_that_is_not_given_is_none() -> None:
    faults: list[ParameterFault] = []

    assert LIMIT.of(QueryParams([("limit", "1"), ("limit", "2")]), faults) is None
    assert YEARS.of(QueryParams(), faults) is None
    assert faults == [ParameterFault("limit", "1, 2", "given more than once", ("one value",))]
