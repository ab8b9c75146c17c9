"""A part is read and checked once, and found again as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from etl.errors import FileChanged
from etl.inputs.files import CsvRows
from etl.inputs.trade.check_part import PartWork, check_part
from tests.etl.inputs.trade.test_trade_input import planned
from tests.etl.made_inputs import Row

ROWS: list[Row] = [{"period": "2098"}, {"period": "2099", "quantity": "7", "quantity_unit": "head"}, {"value": "many"}]


def work(tmp_path: Path) -> PartWork:
    return planned(tmp_path, ROWS, 10_000).parts[0]


def never() -> CsvRows:
    raise AssertionError("it was read again")


def test_rows_are_kept_by_reporter_flow_and_year(tmp_path: Path) -> None:
    part = check_part(work(tmp_path))

    assert part.good.places == {("AX", "export", 2098): (0, 1), ("AX", "export", 2099): (1, 1)}
    assert part.refused.rows == 1
    assert [*part.trades.to_pydict().values()] == [["AX"], ["BV"], ["export"], ["HS:10"], [2]]
    assert part.texts["quantity_unit"] == ["head"]
    assert (str(part.first_day), str(part.last_day)) == ("2098-01-01", "2099-12-31")


def test_many_texts_of_a_column_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.inputs.trade.check_part.MANY_TEXTS", 0)

    assert check_part(work(tmp_path)).texts.keys() == {"hs_revision"}


def test_a_part_that_was_checked_is_not_read_again(tmp_path: Path) -> None:
    part = work(tmp_path)

    before = check_part(part)

    assert check_part(replace(part, read=never)) == before


def test_a_part_of_which_a_kept_file_is_damaged_is_read_anew(tmp_path: Path) -> None:
    part = work(tmp_path)
    before = check_part(part)
    path = part.folder / "good.arrow"
    path.write_bytes(path.read_bytes().replace(b"HS:1001", b"HS:1002"))

    assert check_part(part) == before
    assert b"HS:1002" not in path.read_bytes()
    path.unlink()
    with pytest.raises(AssertionError, match="read again"):
        check_part(replace(part, read=never))


def test_a_file_that_changes_while_it_is_read_is_kept_nowhere(tmp_path: Path) -> None:
    part = work(tmp_path)
    part.path.write_text("another file", encoding="utf-8")

    with pytest.raises(FileChanged, match=r"^data/trade/aland.csv changed while it was read. Run the build again.$"):
        check_part(part)
    assert not part.folder.exists()
