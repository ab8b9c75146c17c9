"""Rows of layouts of prices, rates and harvests."""

from etl.inputs.files import InputFile
from etl.publishers.common.figure_rows import figure_rows, refuse_figures

FILE = InputFile("data/snapshots/a.csv", "0" * 64, 1, "", [])


def test_what_a_record_lacks_is_empty_and_a_reason_of_nothing_is_not_told() -> None:
    rows = figure_rows(FILE, ("good", "value"), [{"good": "rye", "line": 3}], {"others": 2, "none": 0})

    assert rows.frame.to_dict("records") == [{"good": "rye", "value": "", "line": 3}]
    assert (rows.rows_read, dict(rows.left_out), rows.faults) == (1, {"others": 2}, [])


def test_a_refused_file_has_no_row_and_one_fault() -> None:
    rows = refuse_figures(FILE, ("good",), "no price in it", "Look again.")

    assert rows.frame.empty
    assert [str(fault) for fault in rows.faults] == ["data/snapshots/a.csv: refused whole: no price in it. Look again."]
