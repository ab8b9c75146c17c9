"""The sheets of a workbook, as text."""

from pathlib import Path

from etl.publishers.common.workbooks import read_sheets
from tests.etl.publishers.layout_files import with_sheet, workbook


def test_a_workbook_that_says_it_is_smaller_than_it_is_gives_all_of_its_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", [["a", "b"], ["c"]])
    with_sheet(path, lambda sheet: sheet.replace('<dimension ref="A1:B2"', '<dimension ref="A1"'))

    assert read_sheets(path) == {"Sheet": [["a", "b"], ["c", ""]]}
