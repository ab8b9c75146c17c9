"""Workbooks with a cell twice, or with a number in digits that only some programs read."""

import struct
from pathlib import Path
from types import SimpleNamespace

import pytest

from etl.publishers.common.bounds import OutOfBounds
from etl.publishers.common.cells import require_old_cells_once
from etl.publishers.common.workbooks import NotAWorkbook, read_sheets
from tests.etl.publishers.layout_files import with_sheet, workbook

ROW = '<row r="1"><c r="A1" t="n"><v>12</v></c><c r="B1" t="n"><v>13</v></c></row>'
BEGINS, NUMBER = struct.pack("<HH", 0x0809, 0), struct.pack("<HHHHHd", 0x0203, 14, 4, 1, 0, 12.0)
MANY = struct.pack("<HHHHHiHiH", 0x00BD, 18, 4, 0, 0, 2, 0, 2, 1)


@pytest.mark.parametrize(
    ("seen", "instead", "said"),
    [
        ('r="B1"', 'r="A1"', "cell of row 1 twice"),
        ('r="B1"', 'r="B2"', "a cell 'B2' in row 1"),
        (ROW, ROW + ROW, "row twice"),
        ("<v>13<", "<v>１３<", "cell B1 has '１３' for a number"),
        ("<v>13<", "<v>1_3<", "cell B1 has '1_3' for a number"),
    ],
)
def test_a_cell_twice_or_no_number_refuses_the_workbook(tmp_path: Path, seen: str, instead: str, said: str) -> None:
    path = workbook(tmp_path / "book.xlsx", [[12, 13]])
    assert read_sheets(path) == {"Sheet": [["12", "13"]]}
    with_sheet(path, lambda sheet: sheet.replace(seen, instead, 1))

    with pytest.raises(NotAWorkbook, match=said):
        read_sheets(path)


def old_book(*records: bytes) -> SimpleNamespace:
    content = b"".join(records)
    return SimpleNamespace(mem=content, base=0, stream_len=len(content))


@pytest.mark.parametrize("records", [(NUMBER, NUMBER), (MANY, NUMBER)])
def test_an_old_workbook_with_a_cell_twice_is_refused(records: tuple[bytes, ...]) -> None:
    require_old_cells_once(old_book(BEGINS, records[0], BEGINS, records[1]))

    with pytest.raises(OutOfBounds, match="row 5, column 2 twice"):
        require_old_cells_once(old_book(BEGINS, *records))
