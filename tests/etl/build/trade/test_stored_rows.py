"""Rows of several files are a table, numbered across them, for as long as somebody holds it."""

import asyncio
import gc
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, current_thread

import pandas as pd
import pyarrow as pa
import pytest

from etl import schema
from etl.build.trade import ordered_rows, stored_rows
from etl.build.trade.cells import SUMS_BY, write_sums
from etl.build.trade.ordered_rows import write_ordered
from etl.build.trade.stored_rows import SortedRows, StoredRows, SummedRows, WorkFolder, read_named
from etl.values.addresses import Place
from etl.values.frames import rows_to_frame
from etl.values.keyed_rows import read_whole, to_arrow_rows, write_keyed, write_whole
from tests.factories import area_row, group_trade_row, revision_row


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


def test_a_snapshot_that_works_name_otherwise_is_told_by_its_code(tmp_path: Path) -> None:
    revisions = rows_to_frame(schema.revision, [revision_row(seq=seq, old_snapshot_code=f"a{seq}") for seq in (1, 2)])
    file = write_whole(tmp_path / "rows.arrow", to_arrow_rows(revisions))

    rows = read_named(file, {"a1": "the code"})

    assert rows["old_snapshot_code"].to_pylist() == ["the code", "a2"]
    assert rows.drop("old_snapshot_code").equals(read_whole(file).drop("old_snapshot_code"))


def test_rows_of_many_files_come_in_the_order_of_the_key_some_of_its_values_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = WorkFolder(tmp_path)
    monkeypatch.setattr(stored_rows, "ROWS_AT_ONCE", 3)
    sums = [
        rows_to_frame(schema.group_trade, [group_trade_row(group_code=group, source_code=source) for group in groups])
        for source, groups in (("bouvet", ("grain", "oil")), ("aland", ("meat", "oil")), ("aland", ("grain",)))
    ]
    files = [write_sums(folder.path / f"{number}.arrow", frame) for number, frame in enumerate(sums)]

    rows = SortedRows(schema.group_trade, files, SUMS_BY, folder)

    order = [("grain", "aland"), ("grain", "bouvet"), ("meat", "aland"), ("oil", "aland"), ("oil", "bouvet")]
    assert [batch["group_code"].to_pylist() for batch in rows.batches()] == [["grain", "grain"], ["meat", "oil", "oil"]]
    assert list(rows.to_frame()[["group_code", "source_code"]].itertuples(index=False, name=None)) == order
    assert rows.rows == 5


def test_sums_of_rows_of_many_files_are_made_some_keys_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = WorkFolder(tmp_path)
    monkeypatch.setattr(stored_rows, "SUMMED_AT_ONCE", 2)
    monkeypatch.setattr(ordered_rows, "CUT_ROWS", 1)
    added: list[int] = []

    def add_up(rows: pa.Table) -> pd.DataFrame:
        added.append(len(rows))
        sums = rows.group_by("area_code").aggregate([("sort_order", "sum")]).to_pandas()
        told = [area_row(area_code=code, sort_order=total) for code, total in sums.itertuples(index=False, name=None)]
        return rows_to_frame(schema.area, told)

    parts = [{"CX": 1, "AX": 2}, {"AX": 4, "BX": 8}, {"CX": 16}]
    frames = [pd.DataFrame({"area_code": list(part), "sort_order": list(part.values())}) for part in parts]
    files = [
        write_ordered(folder.path / f"{number}.arrow", to_arrow_rows(frame), ["area_code"])
        for number, frame in enumerate(frames)
    ]

    rows = SummedRows(schema.area, files, ["area_code"], add_up, folder)

    assert [batch["sort_order"].to_pylist() for batch in rows.batches()] == [[6], [8], [17]]
    assert (added, rows.rows) == ([2, 1, 2], 3)
    assert rows.to_frame()["area_code"].tolist() == ["AX", "BX", "CX"]


def test_the_folder_is_gone_when_nobody_holds_the_rows(tmp_path: Path) -> None:
    rows = stored(WorkFolder(tmp_path))
    path = rows.folder.path
    assert path.is_dir()

    del rows
    gc.collect()

    assert not path.exists()


def test_a_folder_is_removed_by_another_thread_where_one_that_asks_stores_lets_it_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: SimpleQueue[tuple[Place, Thread]] = SimpleQueue()
    monkeypatch.setattr(stored_rows, "remove_folder", lambda path: removed.put((path, current_thread())))
    held = [WorkFolder(tmp_path)]
    path = held[0].path

    asyncio.run(drop(held))

    gone, by = removed.get(timeout=60)
    assert gone == path
    assert by is not current_thread()


async def drop(held: list[WorkFolder]) -> None:
    held.clear()


def test_a_folder_stays_where_its_store_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    monkeypatch.setattr(stored_rows, "remove_folder", unanswered)

    held = [WorkFolder(tmp_path)]
    held.clear()

    assert not told
    assert len([*tmp_path.iterdir()]) == 1


def unanswered(path: Place) -> None:
    message = f"{path}: the store does not answer"
    raise ConnectionError(message)
