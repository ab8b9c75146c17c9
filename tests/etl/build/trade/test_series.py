"""What comes of one range of series."""

from pathlib import Path

from etl.build.trade.cells import settle_cells
from etl.build.trade.context import Shown
from etl.build.trade.series import SeriesWork, order_series
from etl.values.keyed_rows import read_keyed, read_whole, to_frame
from tests.etl.build.trade.bucket import cells_work
from tests.etl.received import receive, write_received


def test_rows_of_all_buckets_come_in_the_order_of_the_key(tmp_path: Path) -> None:
    data_dir = write_received(tmp_path)
    receive(data_dir, 5, [{"value": "15"}, {"period": "2098-05"}, {"commodity": "HS:10", "period": "2098-05"}])
    shown = Shown(frozenset({"HS:10"}), frozenset({"AX", "BV"}))
    work = cells_work(data_dir, ("AX", "export", 2098), ("AX", "export", 2099), shown=shown)
    settled = settle_cells(work)

    (ordered,) = order_series(
        SeriesWork(0, tuple(settled.rows[0].places), settled.rows, settled.revisions, work.context, tmp_path)
    )

    rows = to_frame(read_keyed(ordered.rows, ordered.rows.places))
    assert list(zip(rows["commodity_id"], rows["period_start"].dt.year, rows["value_usd"], strict=True)) == [
        ("HS:10", 2098, 12340.0),
        ("HS:1001", 2098, 12340.0),
        ("HS:1001", 2099, 12340.0),
        ("HS:1001", 2099, 15000.0),
    ]
    assert "is_confirmed" not in rows
    assert read_whole(ordered.shown)["commodity_id"].to_pylist() == ["HS:10"]
    revised = read_keyed(ordered.revised, ordered.revised.places)
    assert [round(ratio, 3) for ratio in revised["ratio"].to_pylist()] == [1.216]
