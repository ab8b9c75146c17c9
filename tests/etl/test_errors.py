"""A fault is one sentence that says where, what, what was seen and what to do; faults come in reading order."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import (
    DatabaseLocked,
    Fault,
    InputFaults,
    KhorgosError,
    NoDatabase,
    VerificationFailed,
    in_reading_order,
    tell_faults,
)

FAULT = Fault("a.csv", "line 2", "value", "expected a number", "x", "Write digits.")


def test_a_fault_tells_what_it_knows_and_no_more() -> None:
    assert str(FAULT) == "a.csv: line 2: field 'value': expected a number, got 'x'. Write digits."
    assert str(replace(FAULT, where="", field="", seen="")) == "a.csv: expected a number. Write digits."


def test_line_2_comes_before_line_10_and_the_whole_file_before_both() -> None:
    places = ["line 10", "", "line 2"]

    assert [fault.where for fault in in_reading_order(replace(FAULT, where=place) for place in places)] == [
        "",
        "line 2",
        "line 10",
    ]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=6)), max_size=6))
def test_any_places_can_be_sorted_and_none_is_lost(places: list[tuple[str, str]]) -> None:
    faults = [replace(FAULT, file=file, where=where) for file, where in places]

    assert sorted(in_reading_order(faults)) == sorted(faults)


def test_every_fault_of_a_run_is_told_on_a_line_of_its_own() -> None:
    later = replace(FAULT, file="b.csv")

    assert str(InputFaults([later, FAULT])).splitlines() == [str(FAULT), str(later)]


def test_of_many_faults_of_a_kind_the_first_are_told_and_the_rest_counted() -> None:
    many = [replace(FAULT, where=f"line {line}") for line in range(2, 102)]
    other = replace(FAULT, file="c.csv")
    again = [replace(other, where=f"line {line}", problem=f"the same as on line {line - 1}") for line in range(2, 24)]

    assert list(tell_faults([other, *many, *again])) == [
        *map(str, many[:20]),
        str(other),
        *map(str, again[:20]),
        "a.csv: ... and 80 more: field 'value': expected a number.",
        "c.csv: ... and 2 more: field 'value': the same as on another line.",
    ]


def test_what_a_server_says_is_told_as_it_is() -> None:
    fault = NoDatabase("a.db", "What lies at {address} is no Khorgos database: {odd}")

    assert str(fault) == ("What lies at a.db is no Khorgos database: {odd}. Run 'python -m etl build' to make one.")


@pytest.mark.parametrize("raised", [VerificationFailed(["a", "b"]), DatabaseLocked("a.db", "b"), InputFaults([FAULT])])
def test_what_another_process_raised_is_whole(raised: KhorgosError) -> None:
    came = pickle.loads(pickle.dumps(raised))  # noqa: S301 - our own bytes

    assert (type(came), str(came), vars(came)) == (type(raised), str(raised), vars(raised))
