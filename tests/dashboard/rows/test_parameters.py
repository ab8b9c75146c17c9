"""Parameters that are given at most once: a text is read, or refused with what it may be."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import create_engine
from starlette.datastructures import QueryParams

from dashboard.rows.parameters import (
    AS_OF,
    LANGUAGE,
    LIMIT,
    MOST_VALUES,
    TEXT,
    YEARS,
    BadParametersError,
    ParameterFault,
    Single,
    read_parameters,
)
from dashboard.subjects.engine import read_only_engine
from tests.loading import file_of


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


def test_more_values_than_are_looked_at_are_refused_before_any_is() -> None:
    asked = QueryParams([("commodity", f"HS:{number}") for number in range(MOST_VALUES + 1)])
    with create_engine("sqlite://").connect() as nothing_there, pytest.raises(BadParametersError) as refused:
        read_parameters(nothing_there, "trade", asked)

    told = ("commodity", f"{MOST_VALUES + 1} values", "too many values", (f"at most {MOST_VALUES} values",))
    assert [(one.parameter, one.seen, one.problem, one.allowed) for one in refused.value.faults] == [told]


def test_the_first_faults_are_told_and_the_others_counted() -> None:
    asked = QueryParams(
        [*[("partner", f"no-{number}") for number in range(50)], *[(f"n{at}", "") for at in range(5000)]]
    )
    with read_only_engine(file_of()).connect() as connection, pytest.raises(BadParametersError) as refused:
        read_parameters(connection, "trade", asked)

    told = [(one.parameter, one.seen) for one in refused.value.faults]
    first = [(f"n{at}", "") for at in range(10)]
    assert told == [*first, ("", ""), *[("partner", f"no-{number}") for number in range(10)], ("partner", "")]
    counted = [one.problem for one in refused.value.faults if not one.seen and not one.allowed]
    assert counted == ["4990 more parameters that are not here", "40 more unknown codes"]
