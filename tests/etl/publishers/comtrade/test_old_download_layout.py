"""CSV downloads of UN Comtrade's old site. Years and figures are made up."""

import csv
import io
from pathlib import Path

import pytest

from etl.publishers.comtrade.old_download_layout import ANNUAL_LAYOUT, MONTHLY_LAYOUT
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import rows_of, write

ROW = {
    "Classification": "H5",
    "Year": "2099",
    "Period": "2099",
    "Period Desc.": "2099",
    "Aggregate Level": "4",
    "Trade Flow": "Export",
    "Reporter Code": "398",
    "Partner Code": "156",
    "2nd Partner Code": "",
    "Customs Proc. Code": "",
    "Mode of Transport Code": "",
    "Commodity Code": "1001",
    "Commodity": "Wheat, côte",
    "Qty Unit": "Weight in kilograms",
    "Qty": "50",
    "Netweight (kg)": "40",
    "Trade Value (US$)": "600",
    "Flag": "0",
}


def download(folder: Path, *rows: dict[str, str]) -> Path:
    text = io.StringIO()
    table = csv.DictWriter(text, list(ROW))
    table.writeheader()
    table.writerows(ROW | row for row in rows)
    return write(folder, "comtrade.csv", text.getvalue(), "latin-1")


def test_a_row_is_read_in_dollars_and_kilograms(tmp_path: Path) -> None:
    path = download(tmp_path, {})

    columns = ("reporter", "partner", "flow", "period", "commodity", "value", "net_weight", "quantity", "quantity_unit")
    assert recognise(path) is ANNUAL_LAYOUT
    assert rows_of(ANNUAL_LAYOUT, path, *columns, "hs_revision", "commodity_title", "line") == [
        (
            "KZ",
            "CN",
            "export",
            "2099",
            "HS:1001",
            "600",
            "40",
            "50",
            "Weight in kilograms",
            "HS2017",
            "Wheat, côte",
            "2",
        )
    ]


def test_months_are_known_by_their_period(tmp_path: Path) -> None:
    path = download(tmp_path, {"Period": "209903", "Trade Flow": "Imports"}, {})

    assert recognise(path) is MONTHLY_LAYOUT
    assert rows_of(MONTHLY_LAYOUT, path, "flow", "period") == [("import", "2099-03")]
    assert dict(MONTHLY_LAYOUT.read(path, tmp_path).left_out) == {"rows of another frequency": 1}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"Partner Code": "384"}, "other reporters and partners"),
        ({"Trade Flow": "Re-Export"}, "re-exports, re-imports and other flows"),
        ({"2nd Partner Code": "643"}, "parts of a total, by second partner, procedure or transport"),
        ({"Customs Proc. Code": "C01"}, "parts of a total, by second partner, procedure or transport"),
        ({"Mode of Transport Code": "2100"}, "parts of a total, by second partner, procedure or transport"),
        ({"Classification": "S3", "Commodity Code": "0411"}, "codes outside the HS"),
        ({"Commodity Code": "AG2"}, "codes outside the HS"),
    ],
)
def test_what_is_none_of_ours_is_counted_by_reason(tmp_path: Path, row: dict[str, str], reason: str) -> None:
    read = ANNUAL_LAYOUT.read(download(tmp_path, {}, row), tmp_path)

    assert (len(read.frame), read.rows_read, dict(read.left_out)) == (1, 1, {reason: 1})


@pytest.mark.parametrize(("flag", "status"), [("0", ""), ("2", ""), ("4", "estimated"), ("6", "estimated")])
def test_a_weight_that_the_flag_calls_estimated_makes_the_row_so(tmp_path: Path, flag: str, status: str) -> None:
    assert rows_of(ANNUAL_LAYOUT, download(tmp_path, {"Flag": flag}), "status") == [(status,)]


def test_no_quantity_and_a_weight_of_nought_are_unknown(tmp_path: Path) -> None:
    path = download(tmp_path, {"Qty Unit": "No Quantity", "Netweight (kg)": "0"})

    assert rows_of(ANNUAL_LAYOUT, path, "quantity", "quantity_unit", "net_weight") == [("", "", "")]


def test_a_download_without_a_column_that_is_needed_is_refused(tmp_path: Path) -> None:
    path = download(tmp_path, {})
    path.write_text(path.read_text("latin-1").replace("Trade Value (US$)", "Trade Value"), "utf-8")

    faults = ANNUAL_LAYOUT.read(path, tmp_path).faults

    assert [fault.problem for fault in faults] == ["refused whole: the columns Trade Value (US$) are missing"]
