"""Downloads of the World Bank's WITS by partner and product group, small and made up."""

from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.registry import recognise
from etl.publishers.wits import partner_layout as wits_partner
from tests.etl.publishers.layout_files import workbook

Rows = list[list[object]]

WIDE: Rows = [
    ["Reporter Name", "Partner Name", "Trade Flow", "Product Group", "Indicator", "2098", "2099"],
    ["Kazakhstan", "  China", "Export", "  All Products", "Export (US$ Thousand)", 1500.5, "1,600"],
    ["Kazakhstan", "  China", "Export", "  Animal", "Export (US$ Thousand)", None, 0.25],
    ["Kazakhstan", "  China", "Export", "  Raw materials", "Export (US$ Thousand)", 7, 7],
    ["Kazakhstan", "  China", "Export", "  All Products", "Export Partner Share (%)", 15.5, 16],
    ["Kazakhstan", "  Europe & Central Asia", "Export", "  All Products", "Export (US$ Thousand)", 9, 9],
    ["World", "  China", "Export", "  All Products", "Export (US$ Thousand)", 9, 9],
    ["Kyrgyz Republic", "  China", "Import", "  Fuels", "Import (US$ Thousand)", 3, 4],
]
LONG: Rows = [
    ["Reporter Name", "Partner Name", "Year", "Product Group", "Export (US$ Thousand)", "Import (US$ Thousand)", "RCA"],
    ["China", "Uzbekistan", 2099, "All Products", 20, 10.5, 1],
]


def rows_of(rows: CsvRows) -> list[tuple[object, ...]]:
    names = ["reporter", "partner", "flow", "period", "commodity", "value", "line"]
    return [tuple(row) for row in rows.frame[names].itertuples(index=False)]


def test_a_download_with_a_column_a_year_gives_groups_in_thousand_dollars(tmp_path: Path) -> None:
    rows = wits_partner.LAYOUT.read(workbook(tmp_path / "WITS-Partner-Timeseries.xlsx", [["About"]], WIDE), tmp_path)

    assert rows_of(rows) == [
        ("KZ", "CN", "export", "2098", "TOTAL", "1500.5", 2),
        ("KZ", "CN", "export", "2099", "TOTAL", "1600", 2),
        ("KZ", "CN", "export", "2099", "WITS:01-05", "0.25", 3),
        ("KG", "CN", "import", "2098", "WITS:27-27", "3", 8),
        ("KG", "CN", "import", "2099", "WITS:27-27", "4", 8),
    ]
    assert (rows.rows_read, rows.faults) == (5, [])
    assert rows.left_out == {
        "empty cells": 1,
        "product groups by SITC or stage of processing": 2,
        "shares, growth and other indicators": 2,
        "other countries, and groups of countries": 4,
    }


def test_a_download_with_a_row_a_year_gives_both_flows(tmp_path: Path) -> None:
    rows = wits_partner.LAYOUT.read(workbook(tmp_path / "WITS-Partner.xlsx", LONG), tmp_path)

    assert rows_of(rows) == [
        ("CN", "UZ", "export", "2099", "TOTAL", "20", 2),
        ("CN", "UZ", "import", "2099", "TOTAL", "10.5", 2),
    ]


def test_a_csv_of_the_same_columns_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(
        "Reporter Name,Partner Name,Trade Flow,Product Group,Measure,2099\n"
        "China,Tajikistan,Import,All Products,Import (US$ Thousand),5\nChina,Tajikistan\n",
        encoding="utf-8",
    )

    rows = wits_partner.LAYOUT.read(path, tmp_path)

    assert recognise(path) is wits_partner.LAYOUT
    assert rows_of(rows) == [("CN", "TJ", "import", "2099", "TOTAL", "5", 2)]
    assert [fault.where for fault in rows.faults] == ["line 3"]


def test_a_download_of_shares_alone_is_refused_whole(tmp_path: Path) -> None:
    rows = wits_partner.LAYOUT.read(workbook(tmp_path / "shares.xlsx", [WIDE[0], WIDE[4]]), tmp_path)

    assert [fault.problem for fault in rows.faults] == [
        "refused whole: it has no exports or imports in thousand US dollars by year"
    ]


def test_a_group_in_no_list_keeps_its_word_to_be_refused(tmp_path: Path) -> None:
    rows = wits_partner.LAYOUT.read(
        workbook(tmp_path / "new.xlsx", [WIDE[0], [*WIDE[1][:3], "Robots", *WIDE[1][4:]]]), tmp_path
    )

    assert {*rows.frame["commodity"]} == {"WITS:Robots"}


@pytest.mark.parametrize("rows", [WIDE, LONG])
def test_a_workbook_is_recognised_by_its_columns(tmp_path: Path, rows: Rows) -> None:
    assert recognise(workbook(tmp_path / "download.xlsx", rows)) is wits_partner.LAYOUT
