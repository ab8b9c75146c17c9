"""The workbook of monthly prices. Years and prices are made up."""

from pathlib import Path

import pytest

from etl.publishers.layouts import take_sample
from etl.publishers.registry import recognise_figures
from etl.publishers.worldbank.pink_sheet import LAYOUT
from tests.etl.publishers.layout_files import rows_of, workbook

NAMES = [None, "Crude oil, average", "Wheat, US HRW", "Lamb **", "Urea "]
UNITS = [None, "($/bbl)", "($/mt)", "($/kg)", "($/mt)"]
TITLES: list[list[object]] = [["World Bank Commodity Price Data (The Pink Sheet)"], ["monthly prices"], ["Updated"]]
COLUMNS = ("good", "period", "value", "unit", "currency", "line")


def sheet(folder: Path, *rows: list[object], names: list[object] = NAMES, units: list[object] = UNITS) -> Path:
    return workbook(folder / "CMO.xlsx", [["About"]], [*TITLES, names, units, *rows])


def test_each_price_of_ours_has_its_month_and_the_unit_of_its_column(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["1999M12", 1, 2, 3, 4], ["2099M05", 60, 240.504, 9.9, "…"])

    assert recognise_figures(path) == ("prices", LAYOUT)
    assert rows_of(LAYOUT, path, *COLUMNS) == [
        ("wheat_hrw", "2099-05", "240.50", "t", "USD", "7"),
        ("sheep_meat", "2099-05", "9.90", "kg", "USD", "7"),
    ]


def test_what_is_none_of_ours_is_counted(tmp_path: Path) -> None:
    read = LAYOUT.read(sheet(tmp_path, ["1999M12", 1, 2, 3, 4], ["2099M05", 60, 240.5, 9.9, "…"]), tmp_path)

    assert dict(read.left_out) == {
        "quotations that are none of ours": 1,
        "months before 2000": 1,
        "months without a price": 1,
    }


def test_a_unit_that_is_not_known_refuses_the_file(tmp_path: Path) -> None:
    read = LAYOUT.read(sheet(tmp_path, units=[None, "($/bbl)", "($/mt)", "(c/lb)", "($/mt)"]), tmp_path)

    assert (len(read.frame), [fault.problem for fault in read.faults]) == (
        0,
        ["refused whole: a unit that is not known: (c/lb)"],
    )


@pytest.mark.parametrize(
    "rows", [[["Indices"], [None, "Energy"], [None, "2099=100"]], [["Prices"], NAMES, UNITS, ["2099M05", 1, 2, 3, 4]]]
)
def test_another_workbook_is_not_taken_for_it(tmp_path: Path, rows: list[list[object]]) -> None:
    assert not LAYOUT.recognise(take_sample(workbook(tmp_path / "a.xlsx", rows)))
