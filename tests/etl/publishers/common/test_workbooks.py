"""Workbooks as tables of text."""

from pathlib import Path

import pytest

from etl.publishers.common import workbooks
from etl.publishers.common.workbooks import read_sheets
from tests.etl.publishers.layout_files import with_sheet, workbook


def test_a_workbook_is_opened_once_and_again_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    read_new = workbooks._read_new
    monkeypatch.setattr(workbooks, "_read_new", lambda path: opened.append(path) or read_new(path))
    path = workbook(tmp_path / "book.xlsx", [["first"]])

    told = [read_sheets(path), read_sheets(path), read_sheets(workbook(path, [["second", "longer than before"]]))]

    assert [sheets["Sheet"][0][0] for sheets in told] == ["first", "first", "second"]
    assert opened == [path, path]


def test_a_workbook_that_says_it_is_smaller_than_it_is_gives_all_of_its_cells(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", [["a", "b"], ["c"]])
    with_sheet(path, lambda sheet: sheet.replace('<dimension ref="A1:B2"', '<dimension ref="A1"'))

    assert read_sheets(path) == {"Sheet": [["a", "b"], ["c", ""]]}
