"""Workbooks as tables of text."""

from pathlib import Path

import pytest

from etl.publishers.common import sheets
from etl.publishers.common.workbooks import read_sheets
from tests.etl.publishers.layout_files import workbook


def test_a_workbook_is_opened_once_and_again_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    read_new = sheets.read_new
    monkeypatch.setattr(sheets, "read_new", lambda path: opened.append(path) or read_new(path))
    path = workbook(tmp_path / "book.xlsx", [["first"]])

    told = [read_sheets(path), read_sheets(path), read_sheets(workbook(path, [["second", "longer than before"]]))]

    assert [book["Sheet"][0][0] for book in told] == ["first", "first", "second"]
    assert opened == [path, path]
