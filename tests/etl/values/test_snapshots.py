"""What is kept of a file has the columns of its table."""

from etl import schema
from etl.values.snapshots import SnapshotRow


def test_a_row_has_every_column_of_snapshot() -> None:
    row = SnapshotRow("aland-1", "aland", "a.csv", "0" * 64, None, bytes=1, rows_read=2).to_row()

    assert list(row) == list(schema.snapshot.columns.keys())
    assert (row["retrieved_date"], row["bytes"], row["rows_read"]) == (None, 1, 2)
