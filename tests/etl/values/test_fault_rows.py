"""Faults that lie in files as rows are told as any others, in reading order, and not held at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import Fault, in_reading_order, tell_faults
from etl.values.fault_rows import Faults, sort_fault_rows, to_fault_rows, to_faults

FAULT = Fault("b.csv", "line 2", "value", "expected a number", "x", "Write digits.")
TEXTS = st.sampled_from(["", "line 2", "line 10", "row 2", "page 3: line 1", "é"])


@dataclass(frozen=True)
class Made:
    """Faults of a file in parts, of which it is told which were asked for."""

    file: str
    parts: list[list[Fault]]
    asked: list[int]

    @property
    def rows(self) -> int:
        return sum(map(len, self.parts))

    def tables(self) -> Iterator[pa.Table]:
        for number, part in enumerate(self.parts):
            self.asked.append(number)
            yield to_fault_rows(part)


@given(st.lists(st.builds(Fault, st.just("b.csv"), TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), max_size=8))
def test_rows_are_sorted_as_faults_are(faults: list[Fault]) -> None:
    half = len(faults) // 2

    rows = sort_fault_rows(pa.concat_tables(map(to_fault_rows, (faults[:half], faults[half:]))))

    assert list(to_faults(rows)) == in_reading_order(faults)


def test_faults_of_all_files_come_in_order_and_are_counted() -> None:
    stored = Made("b.csv", [[FAULT], [replace(FAULT, where="line 7")]], [])
    others = [replace(FAULT, file="c.csv"), replace(FAULT, file="a.csv", where="")]

    faults = Faults(others, [stored])

    assert list(faults) == [others[1], FAULT, replace(FAULT, where="line 7"), others[0]]
    assert (len(faults), faults.files()) == (4, {"a.csv", "b.csv", "c.csv"})
    assert (bool(Faults([], [])), FAULT in faults, replace(FAULT, seen="y") in faults) == (False, True, False)


def test_a_part_is_asked_for_when_those_before_it_were_told() -> None:
    stored = Made("b.csv", [[FAULT], [FAULT]], [])

    told = tell_faults(Faults([], [stored]))

    assert (next(told), stored.asked) == (str(FAULT), [0])
    assert (next(told), stored.asked) == (str(FAULT), [0, 1])
