"""The build's own tables: what was read, refused and noticed."""

from datetime import UTC, datetime, timedelta, timezone

import pandas as pd
import pyarrow as pa

from etl import schema
from etl.errors import Fault
from etl.load.arrow import arrow_schema
from etl.load.identity import Identity
from etl.load.ledger import write_ledger
from etl.load.rows import RowSource, batches_of
from etl.values.reading import FileCount, Finding, Reading
from etl.vocabulary.builds import Severity

NOON = datetime(2099, 12, 31, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=5)))


def fault(file: str, line: int) -> Fault:
    return Fault(file, f"line {line}", "value", "expected a number", "x", "Write digits.")


def ledger(reading: Reading) -> dict[str, pd.DataFrame]:
    tables = write_ledger(Identity("0123456789ab", "0" * 64, {}), reading, NOON)
    return {name: rows if isinstance(rows, pd.DataFrame) else gather(name, rows) for name, rows in tables.items()}


def gather(name: str, rows: RowSource) -> pd.DataFrame:
    """All rows of a table that come in batches."""
    table = schema.metadata.tables[name]
    return pa.concat_tables([arrow_schema(table).empty_table(), *batches_of(table, rows)]).to_pandas()


def test_every_table_of_the_build_is_there_with_its_columns() -> None:
    tables = ledger(Reading())

    assert {name: list(frame.columns) for name, frame in tables.items()} == {
        name: list(schema.metadata.tables[name].columns.keys())
        for name in ("build", "build_file", "rejection", "finding")
    }
    assert [len(frame) for frame in tables.values()] == [1, 0, 0, 0]


def test_the_build_counts_what_its_files_gave_at_a_moment_of_utc() -> None:
    files = [FileCount("b.csv", "1", 5, 4, 1, 2), FileCount("a.csv", "2", 1, 1, 0)]
    tables = ledger(Reading(files=files))

    build = tables["build"].iloc[0]
    assert build["built_at"] == NOON.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    assert build["record_end"] is None
    assert build[["rows_read", "rows_loaded", "rows_rejected"]].tolist() == [6, 5, 1]
    assert tables["build_file"].to_numpy().tolist() == [["a.csv", "2", 1, 1, 0, 0], ["b.csv", "1", 5, 4, 1, 2]]


def test_rejections_are_in_reading_order_those_found_now_before_those_known_before() -> None:
    faults = [fault("b.csv", 2), fault("a.csv", 10), fault("a.csv", 9)]

    rejection = ledger(Reading(faults=faults, set_aside=[fault("a.csv", 1)]))["rejection"]

    assert rejection[["seq", "kind", "file", "place"]].to_numpy().tolist() == [
        [1, "refused", "a.csv", "line 9"],
        [2, "refused", "a.csv", "line 10"],
        [3, "refused", "b.csv", "line 2"],
        [4, "set_aside", "a.csv", "line 1"],
    ]


def test_findings_stand_by_kind() -> None:
    found = [Finding("b", Severity.WARNING, "Odd."), Finding("a", Severity.ERROR, "Wrong.")]

    assert ledger(Reading(findings=found))["finding"].to_numpy().tolist() == [
        [1, "a", "error", "Wrong."],
        [2, "b", "warning", "Odd."],
    ]
