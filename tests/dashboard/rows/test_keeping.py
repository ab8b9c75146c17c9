"""Batches put aside are the same batches."""

from collections.abc import Iterator

import pyarrow as pa

from dashboard.rows.keeping import keep


def batches(taken: list[int]) -> Iterator[pa.RecordBatch]:
    for number in range(3):
        taken.append(number)
        yield pa.RecordBatch.from_pydict({"sheep": [number, None], "name": ["羊", None]})


def test_all_are_taken_before_the_first_is_given() -> None:
    taken: list[int] = []
    kept = keep(batches(taken))

    assert taken == [0, 1, 2]
    assert [batch.to_pydict() for batch in kept] == [batch.to_pydict() for batch in batches([])]
    assert list(keep(iter([]))) == []
