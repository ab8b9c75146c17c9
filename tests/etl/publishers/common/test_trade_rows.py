"""Rows of trade as every layout gives them."""

from etl.errors import Fault
from etl.inputs.files import LINE, InputFile
from etl.inputs.trade.trade_file import COLUMNS, OPTIONAL, TITLE
from etl.publishers.common.trade_rows import TradeRecord, refuse_whole, trade_rows

SOURCE = InputFile("data/made_up.csv", "ab", 2, "", [])
FAULT = Fault(SOURCE.file, "line 3", "value", "made up", "x", "Mend it.")


def test_a_record_has_the_columns_of_trade_files_and_its_line() -> None:
    assert TradeRecord._fields == (*COLUMNS, *OPTIONAL, TITLE, LINE)


def test_what_a_record_does_not_say_is_empty_and_no_rows_have_the_same_types() -> None:
    rows = trade_rows(SOURCE, [TradeRecord(reporter="AX", value="5", line=7)])

    assert rows.frame.loc[0].to_dict() == dict.fromkeys(TradeRecord._fields, "") | {
        "reporter": "AX",
        "value": "5",
        "line": 7,
    }
    assert trade_rows(SOURCE, []).frame.dtypes.to_dict() == rows.frame.dtypes.to_dict()


def test_every_row_read_is_counted_and_a_reason_for_nothing_is_not_told() -> None:
    rows = trade_rows(SOURCE, [TradeRecord(line=2)], [FAULT], {"other partners": 4, "empty cells": 0})

    assert (rows.rows_read, rows.faults, rows.left_out) == (2, [FAULT], {"other partners": 4})


def test_a_year_without_a_value_gives_no_row() -> None:
    of_row = TradeRecord(partner="BV", line=2)

    assert of_row.by_year({1: "2098", 2: "2099"}, ["BV", "5", ""]) == [of_row._replace(period="2098", value="5")]


def test_a_file_refused_whole_has_one_fault_and_counts_its_rows() -> None:
    rows = refuse_whole(SOURCE, "it is torn", "Download it again.", 4)

    assert (len(rows.frame), rows.rows_read) == (0, 4)
    assert [str(fault) for fault in rows.faults] == ["data/made_up.csv: refused whole: it is torn. Download it again."]
