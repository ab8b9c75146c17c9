"""How benchmarks measure."""

from itertools import count

import pytest

from tests.benchmarks.measuring import Comparison, compare, table


def test_rivals_take_turns_in_beginning_and_the_first_round_does_not_count() -> None:
    called: list[str] = []
    ticks = count(1)

    def run(name: str) -> float:
        called.append(name)
        return float(next(ticks))

    (found,) = compare("work", lambda: run("ours"), {"a rival": lambda: run("theirs")}, runs=2)

    assert called == ["ours", "theirs", "ours", "theirs", "theirs", "ours"]
    assert (found.ours, found.theirs) == ((3.0, 6.0), (4.0, 5.0))


def test_the_ratio_is_the_median_of_the_ratios_of_rounds() -> None:
    assert Comparison("work", (1.0, 2.0, 4.0), "a rival", (3.0, 2.0, 8.0)).ratio == pytest.approx(2.0)


def test_of_unequal_rows_the_ratio_is_that_of_rows_a_second() -> None:
    assert Comparison("work", (2.0,), "a rival", (1.0,), rows=(10, 1)).ratio == pytest.approx(5.0)


def test_a_line_of_the_table_has_medians_ratio_and_spread() -> None:
    lines = table([Comparison("work", (0.5, 0.5), "a rival", (1.0, 1.5))])

    assert lines == ["| work | 500.0 ms | a rival | 1.25 s | 2.50 | 2.00 to 3.00 |"]


def test_a_line_of_unequal_rows_tells_them_and_their_pace() -> None:
    (line,) = table([Comparison("work", (0.5,), "a rival", (2.0,), rows=(900, 1000))])

    assert line == (
        "| work | 500.0 ms: 900 rows, 1,800 a second | a rival | 2.00 s: 1,000 rows, 500 a second | 3.60 | 3.60 to 3.60 |"
    )
