"""Rows of several files are a table, numbered across them, for as long as somebody holds it."""

import gc
from pathlib import Path

import pandas as pd

from etl import schema
from etl.build.trade.stored_rows import StoredRows, WorkFolder
from etl.values.frames import rows_to_frame
from etl.values.keyed_rows import to_arrow_rows, write_keyed
from tests.factories import revision_row


def stored(folder: WorkFolder) -> StoredRows:
    revisions = rows_to_frame(schema.revision, [revision_row(seq=seq, old_value=float(seq)) for seq in range(1, 6)])
    parts = [revisions.iloc[:2], revisions.iloc[2:]]
    files = [
        write_keyed(
            folder.path / f"{number}.arrow",
            to_arrow_rows(part.drop(columns="seq")),
            pd.DataFrame({"all": 0}, index=part.index),
        )
        for number, part in enumerate(parts)
    ]
    return StoredRows(schema.revision, files, folder, numbered="seq")


def test_rows_come_file_by_file_and_are_numbered_through(tmp_path: Path) -> None:
    rows = stored(WorkFolder(tmp_path))

    assert [batch["seq"].to_pylist() for batch in rows.batches()] == [[1, 2], [3, 4, 5]]
    assert (rows.rows, rows.to_frame()["old_value"].tolist()) == (5, [1.0, 2.0, 3.0, 4.0, 5.0])
    assert list(rows.to_frame()) == list(schema.revision.columns.keys())


def test_the_folder_is_gone_when_nobody_holds_the_rows(tmp_path: Path) -> None:
    rows = stored(WorkFolder(tmp_path))
    path = rows.folder.path
    assert path.is_dir()

    del rows
    gc.collect()

    assert not path.exists()
