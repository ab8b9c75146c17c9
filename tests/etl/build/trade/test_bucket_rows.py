"""All files of a bucket at once."""

from pathlib import Path

from etl.build.merge import ARRIVAL, SEEN
from etl.build.trade.bucket_rows import read_bucket
from tests.etl.build.trade.bucket import cells_work
from tests.etl.made_inputs import Row, rows_of
from tests.etl.received import receive, write_received

WHEAT: list[Row] = [{"commodity": "HS:10019910", "value": "1"}, {"commodity": "HS:10019990", "value": "2"}]


def test_rows_come_in_the_order_of_their_files_with_their_arrival_and_national_codes_of_a_file_are_one(
    tmp_path: Path,
) -> None:
    data_dir = write_received(tmp_path)
    codes = [receive(data_dir, 5, WHEAT), receive(data_dir, 6, [{"commodity": "HS:100199", "value": "4"}])]
    work = cells_work(data_dir, ("AX", "export", 2099))

    read = read_bucket(work.files, work.keys, work.context)

    told = rows_of(read.rows.astype({"snapshot_code": "str"}), "value_usd", ARRIVAL, SEEN, "snapshot_code")[1:]
    assert told == [
        {"value_usd": 3000.0, ARRIVAL: 1, SEEN: "2100-01-05", "snapshot_code": codes[0]},
        {"value_usd": 4000.0, ARRIVAL: 2, SEEN: "2100-01-06", "snapshot_code": codes[1]},
    ]
    assert read.absorbed == {codes[0]: 1}
