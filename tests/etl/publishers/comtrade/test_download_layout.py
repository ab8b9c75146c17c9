"""A download from UN Comtrade's site, on a small one in its form; years and figures are made up."""

from pathlib import Path

import pytest

from etl.publishers.comtrade.download_layout import ANNUAL_LAYOUT, MONTHLY_LAYOUT
from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import rows_of, write

DOWNLOAD_COLUMNS = (
    "typeCode,freqCode,period,reporterCode,partnerCode,partner2Code,flowCode,classificationCode,cmdCode,cmdDesc,customsCode,motCode,"
    "qtyUnitCode,qtyUnitAbbr,qty,netWgt,isNetWgtEstimated,primaryValue"
)

DOWNLOAD = (
    f"{DOWNLOAD_COLUMNS}\r\n"
    '"C","A","2099","156","398","0","X","H6","1001","Wheat, côte","C00","0","8","kg","50","50","false","600",\r\n'
    '"C","A","2099","156","384","0","X","H6","1001","Wheat","C00","0","8","kg","50","50","false","600",\r\n'
)


def test_a_comma_after_the_last_field_shifts_no_column(tmp_path: Path) -> None:
    path = write(tmp_path, "TradeData.csv", DOWNLOAD, "latin-1")
    layout = recognise(path)

    assert layout.name == "comtrade_annual_download"
    assert rows_of(
        layout, path, "partner", "flow", "period", "commodity", "value", "net_weight", "commodity_title", "line"
    ) == [("KZ", "export", "2099", "HS:1001", "600", "50", "Wheat, côte", "2")]


def test_rows_of_another_frequency_are_counted_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    header, row, *_ = DOWNLOAD.splitlines()
    text = "\r\n".join([header, row, row.replace('"A","2099"', '"M","209905"'), row.replace('"600"', '"700"')])
    path = write(tmp_path, "TradeData.csv", text, "latin-1")
    layout = recognise(path)

    assert rows_of(layout, path, "value", "line") == [("600", "2"), ("700", "4")]
    assert layout.read(path, tmp_path).left_out["rows of another frequency"] == 1


def test_a_download_without_a_column_is_refused_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "TradeData.csv", DOWNLOAD.replace("primaryValue", "value"), "latin-1")

    read = recognise(path).read(path, tmp_path)

    assert read.frame.empty
    assert [fault.problem for fault in read.faults] == ["refused whole: the columns primaryValue are missing"]


def test_a_column_that_is_not_read_may_be_there_twice(tmp_path: Path) -> None:
    columns = DOWNLOAD.replace("typeCode,freqCode", "typeCode,freqCode,period,unread,unread", 1)
    text = columns.replace("unread,unread,period", "unread,unread", 1).replace('"2099","156"', '"2099","","","156"')
    path = write(tmp_path, "TradeData.csv", text, "latin-1")

    assert rows_of(recognise(path), path, "partner", "value") == [("KZ", "600")]


def test_a_download_with_a_column_twice_is_refused_whole(tmp_path: Path) -> None:
    path = write(tmp_path, "TradeData.csv", DOWNLOAD.replace("qtyUnitAbbr", "cmdDesc"), "latin-1")

    read = recognise(path).read(path, tmp_path)

    assert read.frame.empty
    assert [fault.problem for fault in read.faults] == ["refused whole: the columns cmdDesc are there twice"]


@pytest.mark.parametrize(("frequency", "name"), [("A", "comtrade_annual_download"), ("M", "comtrade_monthly_download")])
def test_years_and_months_have_a_layout_each(tmp_path: Path, frequency: str, name: str) -> None:
    path = write(tmp_path, "TradeData.csv", DOWNLOAD.replace('"C","A"', f'"C","{frequency}"'), "latin-1")

    assert recognise(path).name == name


def test_a_header_of_the_download_alone_is_none(tmp_path: Path) -> None:
    sample = take_sample(write(tmp_path, "TradeData.csv", f"{DOWNLOAD_COLUMNS}\n"))

    assert [layout.recognise(sample) for layout in (ANNUAL_LAYOUT, MONTHLY_LAYOUT)] == [False, False]
