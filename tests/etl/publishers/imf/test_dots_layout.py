"""The IMF's Direction of Trade workbook: a small one in its layout, of made-up years and figures."""

from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.common.workbooks import read_sheets
from etl.publishers.imf.dots_layout import LAYOUT
from etl.publishers.registry import recognise
from tests.etl.publishers.layout_files import workbook

Rows = list[list[object]]

EXPORTS: Rows = [
    [],
    [None, "Exports, FOB to Partner Countries"],
    [],
    [None, "Kazakhstan, Rep. of"],
    [None, "US Dollars, Millions"],
    [],
    [None, None, "2098", "2099"],
    [None, "World", 244.5, 1106.6572348591446],
    [None, "Advanced Economies", 1, 2],
    [None, "China, P.R.: Mainland", "128.11 e", 9e-6],
    [None, "China, P.R.: Hong Kong", 3.9, 4],
    [None, "Kyrgyz Rep.", None, 6497.400000000001],
]
IMPORTS: Rows = [
    [None, "Imports, CIF from Partner Countries"],
    *EXPORTS[2:7],
    [None, "China, P.R.: Mainland", 5, "0.5e"],
]


def read(folder: Path, *sheets: Rows) -> CsvRows:
    return LAYOUT.read(workbook(folder / "DOTS_2099.xlsx", *sheets), folder)


def changed(rows: Rows, old: object, new: object) -> Rows:
    return [[new if cell == old else cell for cell in row] for row in rows]


def test_millions_become_dollars_and_an_e_an_estimate(tmp_path: Path) -> None:
    rows = read(tmp_path, EXPORTS, IMPORTS)

    names = ["reporter", "partner", "flow", "period", "commodity", "value", "status", "line"]
    assert [tuple(row) for row in rows.frame[names].itertuples(index=False)] == [
        ("KZ", "WLD", "export", "2098", "TOTAL", "244500000", "", 8),
        ("KZ", "WLD", "export", "2099", "TOTAL", "1106657234.8591", "", 8),
        ("KZ", "CN", "export", "2098", "TOTAL", "128110000", "estimated", 10),
        ("KZ", "CN", "export", "2099", "TOTAL", "9", "", 10),
        ("KZ", "KG", "export", "2099", "TOTAL", "6497400000", "", 12),
        ("KZ", "CN", "import", "2098", "TOTAL", "5000000", "", 7),
        ("KZ", "CN", "import", "2099", "TOTAL", "500000", "estimated", 7),
    ]
    assert (rows.rows_read, rows.faults) == (7, [])
    assert rows.left_out == {"other countries, and groups of countries": 2, "empty cells": 1}


def test_months_and_other_sheets_are_left_out(tmp_path: Path) -> None:
    rows = read(tmp_path, changed(EXPORTS, "2098", "Jan 2099"), [[None, "Imports, FOB from Partner Countries"]])

    assert {*rows.frame["period"]} == {"2099"}
    assert rows.left_out == {
        "sheets other than exports FOB and imports CIF": 1,
        "other countries, and groups of countries": 2,
        "columns that are no years": 2,
    }


def test_a_cell_that_is_no_number_stays_to_be_refused(tmp_path: Path) -> None:
    rows = read(tmp_path, changed(EXPORTS, 244.5, "n.a."))

    assert rows.frame["value"].tolist()[0] == "n.a."


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("US Dollars, Millions", "Euros, Millions", "sheet 'Sheet': the unit is not 'US Dollars, Millions'"),
        ("Kazakhstan, Rep. of", "Bouvet", "sheet 'Sheet': it is of none of the project's countries, but 'Bouvet'"),
        ("Exports, FOB to Partner Countries", "Exports", "no sheet has the title "),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused_whole(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    rows = read(tmp_path, changed(EXPORTS, old, new))

    assert rows.frame.empty
    assert rows.faults[0].problem.startswith(f"refused whole: {sentence}")


def test_a_workbook_without_years_is_refused_whole(tmp_path: Path) -> None:
    rows = read(tmp_path, [row for row in EXPORTS if "2099" not in row])

    assert [fault.problem for fault in rows.faults] == ["refused whole: sheet 'Sheet': no heading with years"]


def test_the_workbook_is_recognised_by_its_title(tmp_path: Path) -> None:
    assert recognise(workbook(tmp_path / "download.xlsx", IMPORTS)) is LAYOUT


def test_a_number_just_below_a_whole_one_ends_without_a_point(tmp_path: Path) -> None:
    assert read_sheets(workbook(tmp_path / "one.xlsx", [[5597.999999999999, 0.5]])) == {"Sheet": [["5598", "0.5"]]}
