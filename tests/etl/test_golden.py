"""The golden run: a small made-up data folder becomes exactly these rows, on either kind of database."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl import pipeline, schema
from tests.databases import Rows, read_table, read_tables

GOLDEN = Path(__file__).parent / "fixtures" / "golden"
BROKEN_NOTE = (
    "data/events/2099/2099-05-18-broken-note.md: line 5: field 'date': expected a date, got '18.05.2099'. "
    "Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
)
BROKEN_ROW = (
    "data/trade/aland_customs.csv: line 4: field 'value': expected a number, got 'many'. "
    "Write digits and a decimal point only, 1234.5; leave it empty where it is unknown."
)
UNTITLED_ROLE = (
    "data/events/2099/2099-05-09-mariehamn-a-b.md: field 'role': no such role in data/reference/roles.csv, so it is shown in English, got "
    "'Minister of Grain'. Did you mean 'Minister of Sheep'? If not, add it to data/reference/roles.csv."
)


def as_in_file(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Rows as ``expected.json`` has them: without NULL, dates as text."""

    def plain(value: object) -> object:
        return value.isoformat() if isinstance(value, date) else value

    return {
        name: [{column: plain(value) for column, value in row.items() if value is not None} for row in table]
        for name, table in rows.items()
    }


@pytest.fixture(scope="module")
def built_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('golden') / 'khorgos.db'}"


@pytest.fixture(scope="module")
def result(built_url: str) -> pipeline.BuildResult:
    return pipeline.build(GOLDEN / "data", built_url)


def test_the_folder_becomes_these_rows(database_url: str) -> None:
    pipeline.build(GOLDEN / "data", database_url)

    rows = read_tables(database_url)
    del rows["build"]

    assert as_in_file(rows) == json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))


def test_loaded_and_rejected_are_what_was_read(built_url: str, result: pipeline.BuildResult) -> None:
    (build,) = read_table(built_url, schema.build)

    assert (build["rows_read"], build["rows_loaded"], build["rows_rejected"]) == (34, 31, 3)
    assert (result.rows_read, result.rows_loaded, result.rows_rejected) == (34, 31, 3)


def test_the_broken_note_and_row_are_named_and_the_others_are_loaded(
    built_url: str, result: pipeline.BuildResult
) -> None:
    assert [str(fault) for fault in result.faults] == [BROKEN_NOTE, BROKEN_ROW]
    assert [event["event_id"] for event in read_table(built_url, schema.event)] == [
        "2098-01-01-earlier-event",
        "2099-05-09-mariehamn-a-b",
    ]
