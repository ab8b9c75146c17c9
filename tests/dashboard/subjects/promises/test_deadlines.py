"""Deadlines to come and passed."""

from collections.abc import Iterable
from datetime import date

from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.deadlines import split_deadlines
from tests.dashboard.made_commitments import made_commitment

DAY = date(2099, 5, 1)


def names(commitments: Iterable[Commitment]) -> list[str]:
    return [one.commitment_id.removesuffix("-c1") for one in commitments]


def test_the_day_itself_is_to_come() -> None:
    days = {"before": date(2099, 4, 30), "same": DAY, "after": date(2099, 5, 2)}
    deadlines = split_deadlines([made_commitment(name, deadline=day) for name, day in days.items()], DAY)
    assert (names(deadlines.to_come), names(deadlines.passed)) == (["same", "after"], ["before"])


def test_the_deadline_passed_last_comes_first() -> None:
    passed = [made_commitment(f"m{month}", deadline=date(2099, month, 1)) for month in (1, 2, 3, 4)]
    assert names(split_deadlines(passed, date(2099, 12, 1)).passed) == ["m4", "m3", "m2"]


def test_a_promise_made_again_is_named_once() -> None:
    first, again = (
        made_commitment("first", deadline=DAY),
        made_commitment("again", deadline=DAY, repeats_commitment_id="first-c1"),
    )
    assert names(split_deadlines([first, again], date(2099, 1, 1)).to_come) == ["again"]


def test_of_two_promises_that_repeat_the_same_one_the_newest_is_named() -> None:
    again = [
        made_commitment(f"m{month}", date(2098, month, 1), deadline=DAY, repeats_commitment_id="first-c1")
        for month in (6, 3)
    ]
    commitments = [made_commitment("first", deadline=DAY), *again]
    assert names(split_deadlines(commitments, date(2099, 1, 1)).to_come) == ["m6"]
