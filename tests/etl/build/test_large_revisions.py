"""Which changed values were among the largest on the day on which they came to be known."""

from datetime import date
from typing import Any

import pytest

from etl import schema
from etl.build import large_revisions
from etl.build.large_revisions import find_large, join_large
from etl.values.frames import rows_to_frame
from tests.factories import Row, revision_row

FIRST, LATER = date(2100, 1, 1), date(2100, 3, 1)


@pytest.fixture(autouse=True)
def two_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_revisions, "MOST_LARGE", 2)


def changed(seq: int, size: float, known_from: date = FIRST, **told: Any) -> Row:
    return revision_row(**{"seq": seq, "old_value": 1.0, "new_value": 1.0 - size, "known_from": known_from} | told)


def large(*parts: list[Row]) -> list[tuple[int, date]]:
    frames = [rows_to_frame(schema.revision, rows) for rows in parts]
    rows = join_large((find_large(frame.drop(columns="seq")), len(frame)) for frame in frames)
    return [(seq, day.date()) for seq, day in zip(rows["seq"].tolist(), rows["known_from"], strict=True)]


def test_the_largest_of_each_day_by_all_that_was_known_then_are_kept() -> None:
    rows = [changed(1, 5), changed(2, 4), changed(3, 3), changed(4, 4.5, LATER), changed(5, 3.5, LATER)]

    assert large(rows) == [(1, FIRST), (2, FIRST), (4, LATER)]


def test_of_equal_ones_the_first_is_kept_and_weights_are_none() -> None:
    rows = [changed(1, 9, column_name="net_weight_kg"), *(changed(seq, 4) for seq in (2, 3, 4))]

    assert large(rows) == [(2, FIRST), (3, FIRST)]


def test_a_value_that_came_is_as_large_as_it_is() -> None:
    assert large([changed(1, 2), changed(2, 3), changed(3, 0, old_value=None, new_value=7.0)]) == [
        (2, FIRST),
        (3, FIRST),
    ]


def test_parts_come_to_what_all_of_them_do() -> None:
    rows = [
        changed(1, 1, LATER),
        changed(2, 9),
        changed(3, 2, LATER),
        changed(4, 8),
        changed(5, 7),
        changed(6, 8.5, LATER),
    ]

    assert large(rows[:3], [], rows[3:]) == large(rows) == [(2, FIRST), (4, FIRST), (6, LATER)]


def test_where_nothing_changed_there_is_none() -> None:
    assert large() == large([]) == []
