"""What comes of one bucket."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from etl.build.trade import cells
from etl.build.trade.bucket_rows import cut_partners
from etl.build.trade.cells import settle_cells
from etl.values.keyed_rows import read_keyed, read_whole, to_frame
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import Row, trade_text
from tests.etl.received import receive, write_received

MAY = ("AX", "export", 2099)


def test_a_bucket_has_the_rows_of_its_keys_merged_and_counted(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    code = receive(data_dir, 5, [{"value": "15"}, {"period": "2098-05"}])

    settled = settle_cells(cells_work(data_dir, MAY))

    rows = to_frame(read_keyed(settled.rows, settled.rows.places))
    assert rows[["value_usd", "is_confirmed"]].to_numpy().tolist() == [[12340.0, False], [15000.0, False]]
    assert list(rows["known_until"].isna()) == [False, True]
    assert (settled.revisions.rows, settled.compared) == (1, {code: 1})
    assert sum(settled.replaced.values()) == 1
    sums = read_whole(settled.sums)["value_usd"].to_pylist()
    assert sorted(set(sums)) == [12340.0, 15000.0]


def test_a_row_that_repeats_one_before_is_left_out(tmp_path: Path) -> None:
    work = cells_work(write_received(tmp_path), MAY)
    ((part,),) = [file.parts for file in work.files]
    repeated = replace(work.files[0], parts=(replace(part, repeated=np.array([0])),))

    assert settle_cells(replace(work, files=(repeated,))).rows.rows == 0


def test_sums_of_groups_of_partners_are_of_all_however_the_bucket_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: list[Row] = [
        {"reporter": "AX-01", "partner": partner, "commodity": commodity}
        for partner in ("AX", "BV")
        for commodity in ("TOTAL", "HS:10", "HS:1001")
    ]
    work = cells_work(write_received(tmp_path, {"trade/aland.csv": trade_text(*rows)}), ("AX-01", "export", 2099))
    at_once = to_frame(read_whole(settle_cells(work).sums))
    monkeypatch.setattr(cells, "CUT_ROWS", 1)

    in_cuts = to_frame(read_whole(settle_cells(work).sums))

    assert cut_partners(work.files, work.keys, 1) == [{"AX"}, {"BV"}]
    assert in_cuts.loc[in_cuts["partner_code"] == "XG", "partner_count"].tolist() == [2]
    pd.testing.assert_frame_equal(in_cuts, at_once)
