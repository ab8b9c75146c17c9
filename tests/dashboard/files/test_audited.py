"""A file of rows is told once, with how much of it was made."""

import logging
from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.files.audited import audited
from dashboard.files.shown import to_stream
from dashboard.rows.streams import RowStream
from dashboard.watch.asked import Who, working_on

ROWS = pd.DataFrame({"area": ["AX", "BV", "AX"]})


def write(stream: RowStream) -> Iterator[bytes]:
    yield b"begun"
    for batch in stream.batches:
        yield b"x" * batch.num_rows


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    facts = [dict(record.__dict__["khorgos_facts"]) for record in caplog.records]
    return [{name: fact for name, fact in line.items() if name != "seconds"} for line in facts]


def test_a_whole_file_is_told_with_its_rows_in_the_name_of_who_takes_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    with working_on("9f", Who("aland", "program")):
        assert b"".join(audited("a.csv", "csv", to_stream(ROWS), write)) == b"begunxxx"

    facts = {"file": "a.csv", "form": "csv", "rows": 3, "bytes": 8, "is_whole": True}
    assert told(caplog) == [{"reader": "aland", "kind": "program", **facts}]


def test_one_that_is_broken_off_says_so(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    pieces = audited("a.csv", "csv", to_stream(ROWS), write)
    next(pieces)
    pieces.close()

    assert told(caplog) == [{"file": "a.csv", "form": "csv", "rows": 0, "bytes": 5, "is_whole": False}]


def test_one_that_was_never_begun_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    audited("a.csv", "csv", to_stream(ROWS), write).close()

    assert told(caplog) == []
