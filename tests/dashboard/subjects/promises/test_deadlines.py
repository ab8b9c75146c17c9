"""Deadlines ahead and passed."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.subjects.promises.deadlines import split_deadlines


def promises(*rows: dict[str, Any]) -> pd.DataFrame:
    whole = [
        {"commitment_id": f"c{place}", "repeats_commitment_id": None, "deadline": pd.Timestamp(2099, 5, 1)}
        | {"event_start_date": pd.Timestamp(2098, 1, 1)}
        | row
        for place, row in enumerate(rows)
    ]
    return pd.DataFrame(whole)


def ids(frame: pd.DataFrame) -> list[str]:
    return list(frame["commitment_id"])


def test_the_day_itself_is_ahead() -> None:
    found = split_deadlines(
        promises({"deadline": pd.Timestamp(2099, 4, 30)}, {}, {"deadline": pd.Timestamp(2099, 5, 2)}), date(2099, 5, 1)
    )
    assert (ids(found.ahead), ids(found.passed)) == (["c1", "c2"], ["c0"])


def test_the_deadline_passed_last_comes_first() -> None:
    rows = [{"deadline": pd.Timestamp(2099, month, 1)} for month in (1, 2, 3, 4)]
    assert ids(split_deadlines(promises(*rows), date(2099, 12, 1)).passed) == ["c3", "c2", "c1"]


def test_a_promise_made_again_is_named_once() -> None:
    assert ids(split_deadlines(promises({}, {"repeats_commitment_id": "c0"}), date(2099, 1, 1)).ahead) == ["c1"]


def test_of_two_promises_that_repeat_the_same_one_the_newest_is_named() -> None:
    again = [{"repeats_commitment_id": "c0", "event_start_date": pd.Timestamp(2098, month, 1)} for month in (6, 3)]
    assert ids(split_deadlines(promises({}, *again), date(2099, 1, 1)).ahead) == ["c1"]
