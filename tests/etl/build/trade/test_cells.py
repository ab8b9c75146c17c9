"""What comes of one bucket."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from etl import schema
from etl.build.trade import cells
from etl.build.trade.cells import SettledCells, settle_cells
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import read_whole, to_frame
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import Row, trade_text
from tests.etl.received import receive, write_received

MAY = ("AX", "export", 2099)


def test_a_bucket_has_the_rows_of_its_keys_merged_and_counted(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    code = receive(data_dir, 5, [{"value": "15"}, {"period": "2098-05"}])

    settled = settle_cells(cells_work(data_dir, MAY))

    (file,) = settled.rows
    rows = to_frame(read_whole(file))
    assert rows[["value_usd", "is_confirmed"]].to_numpy().tolist() == [[12340.0, False], [15000.0, False]]
    assert list(rows["known_until"].isna()) == [False, True]
    assert (settled.revisions[0].rows, settled.compared) == (1, {code: 1})
    assert sum(settled.replaced.values()) == 1
    sums = read_whole(settled.sums[0])["value_usd"].to_pylist()
    assert sorted(set(sums)) == [12340.0, 15000.0]


def test_a_row_that_repeats_one_before_is_left_out(tmp_path: Path) -> None:
    work = cells_work(write_received(tmp_path), MAY)
    ((part,),) = [file.parts for file in work.files]
    repeated = replace(work.files[0], parts=(replace(part, repeated=np.array([0])),))

    (file,) = settle_cells(replace(work, files=(repeated,))).rows
    assert file.rows == 0


@pytest.mark.parametrize(("rows_of_cut", "cuts"), [(1, 6), (2, 4)])
def test_sums_and_parts_of_wholes_are_of_all_however_the_bucket_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows_of_cut: int, cuts: int
) -> None:
    rows: list[Row] = [
        {"reporter": "AX-01", "partner": partner, "commodity": commodity, "value": value}
        for partner in ("AX", "BV")
        for commodity, value in (("TOTAL", "1"), ("HS:10", "9"), ("HS:1001", "5"))
    ]
    work = cells_work(write_received(tmp_path, {"trade/aland.csv": trade_text(*rows)}), ("AX-01", "export", 2099))
    at_once = settle_cells(work)
    sums_at_once = sums_of(at_once)
    monkeypatch.setattr(cells, "CUT_ROWS", rows_of_cut)

    in_cuts = settle_cells(work)

    assert (len(in_cuts.rows), len(at_once.rows)) == (cuts, 1)
    sums = sums_of(in_cuts)
    assert sums.loc[sums["partner_code"] == "XG", "partner_count"].tolist() == [2]
    pd.testing.assert_frame_equal(sums, sums_at_once)
    assert [odd.problem for odd in in_cuts.odd] == ["parts add up to more than their whole"] * 2
    assert sorted(map(str, in_cuts.odd)) == sorted(map(str, at_once.odd))


def sums_of(settled: SettledCells) -> pd.DataFrame:
    """Their rows as text, in the order of their key."""
    whole = to_frame(pa.concat_tables([read_whole(file) for file in settled.sums]).unify_dictionaries())
    return sort_by_key(schema.group_trade, whole.astype(dict.fromkeys(whole.select_dtypes("category"), "str")))
