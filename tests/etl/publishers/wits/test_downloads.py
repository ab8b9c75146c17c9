"""Downloads of the World Bank's WITS: small ones in its layouts, of made-up years and figures."""

import csv
from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.registry import recognise
from etl.publishers.wits import partner_layout as wits_partner
from etl.publishers.wits import summary_layout as wits_summary
from etl.publishers.wits.words import GROUP_CODES, GROUP_NAMES
from tests.etl.publishers.layout_files import workbook

ROOT = Path(__file__).parents[4]
Rows = list[list[object]]

SUMMARY = """Reporter,Partner,Product categories,Indicator Type,Indicator,2099,2098
Kazakhstan,World,All Products,Export,Exports (in US$ Mil),           4372.94,           4172.60
Kazakhstan,China,All Products,Export,Trade (US$ Mil)-Top 5 Export Partner,            972.51,
Kazakhstan,China,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,,            377.80
Kazakhstan,China,All Products,Export,Partner share(%)-Top 5 Export Partner,             16.20,
Kazakhstan,"Korea, Rep.",All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,            907.49,
Kazakhstan,World,Fuels,Export,Export(US$ Mil),           1820.91,           1381.23
Kazakhstan,World,Raw materials,Import,Import(US$ Mil),              2.00,              1.00
Kazakhstan,...,...,Development,Trade Balance (current US$ Mil),              1.00,
"""
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


def summary(folder: Path, text: str = SUMMARY) -> CsvRows:
    path = folder / "en_KAZ_AllYears_WITS_Trade_Summary.CSV"
    path.write_text(text, encoding="utf-8")
    return wits_summary.LAYOUT.read(path, folder)


def test_a_summary_has_the_world_and_the_five_largest_partners(tmp_path: Path) -> None:
    rows = summary(tmp_path)

    assert rows_of(rows) == [
        ("KZ", "WLD", "export", "2099", "TOTAL", "4372.94", 2),
        ("KZ", "WLD", "export", "2098", "TOTAL", "4172.60", 2),
        ("KZ", "CN", "export", "2099", "TOTAL", "972.51", 3),
        ("KZ", "CN", "import", "2098", "TOTAL", "377.80", 4),
    ]
    assert (rows.rows_read, rows.faults) == (4, [])
    assert rows.left_out == {
        "empty cells": 2,
        "shares, tariffs and other indicators": 2,
        "other countries, and groups of countries": 1,
        "product groups of trade with the world": 2,
    }


def test_a_torn_line_of_a_summary_is_refused_alone(tmp_path: Path) -> None:
    rows = summary(tmp_path, SUMMARY + "Kazakhstan,China,All Products\n")

    assert (len(rows.frame), rows.rows_read, [fault.where for fault in rows.faults]) == (4, 5, ["line 10"])


def test_a_summary_without_years_is_refused_whole(tmp_path: Path) -> None:
    rows = summary(tmp_path, SUMMARY.replace("2099,2098", "latest,before"))

    assert [fault.problem for fault in rows.faults] == [
        "refused whole: its columns are not those of a trade summary by year"
    ]


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


def test_a_summary_is_recognised_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_text(SUMMARY, encoding="utf-8")

    assert recognise(path) is wits_summary.LAYOUT


def test_every_group_is_a_commodity_of_the_same_chapters() -> None:
    with (ROOT / "data/reference/commodities.csv").open(encoding="utf-8", newline="") as file:
        known = [row["commodity_id"] for row in csv.DictReader(file) if row["classification"] in {"TOTAL", "WITS"}]

    assert list(GROUP_CODES.values()) == list(GROUP_NAMES.values()) == known
    assert [code.partition("_")[0] for code in GROUP_CODES if code != "Total"] == [
        code.removeprefix("WITS:") for code in known[1:]
    ]
