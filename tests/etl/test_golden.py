"""The golden run: a small made-up data folder becomes exactly these rows, on either kind of database."""

import json
from datetime import date
from typing import Any

from etl import schema
from tests.databases import Rows, read_table, read_tables
from tests.etl.golden import BROKEN_NOTE, BROKEN_ROW, GOLDEN, GoldenBuild


def as_in_file(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Rows as ``expected.json`` has them: without NULL, dates as text."""

    def plain(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else value

    return {
        name: [{column: plain(value) for column, value in row.items() if value is not None} for row in table]
        for name, table in rows.items()
    }


def test_the_folder_becomes_these_rows(golden_url: str) -> None:
    rows = read_tables(golden_url)
    del rows["build"]

    assert as_in_file(rows) == json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))


def test_loaded_and_rejected_are_what_was_read(golden_build: GoldenBuild) -> None:
    (build,) = read_table(f"sqlite:///{golden_build.file}", schema.build)
    result = golden_build.result

    assert (build["rows_read"], build["rows_loaded"], build["rows_rejected"]) == (34, 31, 3)
    assert (result.rows_read, result.rows_loaded, result.rows_rejected) == (34, 31, 3)


def test_the_broken_note_and_row_are_named_and_the_others_are_loaded(golden_build: GoldenBuild) -> None:
    assert [str(fault) for fault in golden_build.result.faults] == [BROKEN_NOTE, BROKEN_ROW]
    assert [event["event_id"] for event in read_table(f"sqlite:///{golden_build.file}", schema.event)] == [
        "2098-01-01-earlier-event",
        "2099-05-09-mariehamn-a-b",
    ]
