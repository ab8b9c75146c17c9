"""Rows of many files come in the order of their key, each key's together, whatever is in memory at once."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.trade import ordered_rows
from etl.build.trade.ordered_rows import read_ordered, write_ordered
from etl.values.keyed_rows import KeyedRows, to_arrow_rows

BY = ("reporter", "partner")
CODES = st.sampled_from(["AX", "BV", "CX", "DX"])
FILES = st.lists(st.lists(st.tuples(CODES, CODES, st.integers(0, 9)), max_size=30), max_size=4)
Row = tuple[str, str, int]


def written(folder: Path, files: list[list[Row]]) -> list[KeyedRows]:
    frames = [pd.DataFrame(rows, columns=[*BY, "value"]).astype({"value": "int64"}) for rows in files]
    tables = [to_arrow_rows(frame.astype(dict.fromkeys(BY, "str"))) for frame in frames]
    return [write_ordered(folder / f"{number}.arrow", table, BY) for number, table in enumerate(tables)]


def rows_of(table: pa.Table) -> list[Row]:
    return list(zip(*table.to_pydict().values(), strict=True))


@given(files=FILES, cut_rows=st.integers(1, 9), most=st.integers(1, 20))
def test_all_rows_come_once_and_no_key_in_two_readings(files: list[list[Row]], cut_rows: int, most: int) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordered_rows, "CUT_ROWS", cut_rows)
        readings = [rows_of(table) for table in read_ordered(written(Path(folder), files), BY, most)]

    assert sorted(row for rows in readings for row in rows) == sorted(row for rows in files for row in rows)
    keys = [sorted({row[:2] for row in rows}) for rows in readings]
    assert [key for of_reading in keys for key in of_reading] == sorted({row[:2] for rows in files for row in rows})


def test_few_rows_of_many_keys_are_cut_as_rows_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordered_rows, "CUT_ROWS", 3)
    rows = [*(("AX", partner, 1) for partner in "ABCDE"), *[("BV", "A", 1)] * 4, ("BV", "B", 1)]

    (file,) = written(tmp_path, [rows[::-1]])

    assert file.places == {("AX", "A"): (0, 3), ("AX", "D"): (1, 6), ("BV", "B"): (2, 1)}
