"""Drafts of acts in the inbox. All made up."""

import csv
from datetime import date
from pathlib import Path

import pytest

from etl.drafts.acts.drafting import draft_acts, find_acts
from etl.drafts.faults import NoteExists
from etl.inputs.access.acts import COLUMNS
from tests.etl.drafts.acts.pages import data_with_plums, firm, notice, register
from tests.etl.made_inputs import acts_text

URL = "https://example.org/notice"
TODAY = date(2099, 12, 1)


def page(folder: Path, text: str) -> Path:
    path = folder / "a.html"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_has_the_columns_of_the_acts_and_the_next_codes(tmp_path: Path) -> None:
    data_dir = data_with_plums(tmp_path)
    found = find_acts(page(tmp_path, notice()), data_dir, url=URL, read_on=TODAY)
    assert found is not None

    drafted = draft_acts(data_dir, found)

    with drafted.path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["act_code"] for row in rows] == ["A0002", "A0003"]
    assert {row["source_url"] for row in rows} == {URL}
    assert drafted.missing == ()
    assert drafted.path == data_dir / "inbox" / "2099-05-09-gacc-2099-7.csv"


def test_codes_of_other_drafts_are_taken_and_no_draft_is_written_over(tmp_path: Path) -> None:
    data_dir = data_with_plums(tmp_path)
    for text, code in ((notice(), "A0002"), (register(firm("C1")), "A0004")):
        found = find_acts(page(tmp_path, text), data_dir, read_on=TODAY)
        assert found is not None
        assert draft_acts(data_dir, found).path.read_text(encoding="utf-8").splitlines()[1].startswith(code)
    with pytest.raises(NoteExists):
        draft_acts(data_dir, found)


def test_an_act_that_the_record_tells_already_is_named(tmp_path: Path) -> None:
    data_dir = data_with_plums(tmp_path)
    told = {"destination": "CN", "instrument_number": "2099 No. 7"}
    acts = acts_text(told, told | {"act_code": "A0002", "origin": "BV"}, told | {"act_code": "A0003", "good": "fruit"})
    (data_dir / "access" / "market_access.csv").write_text(acts, encoding="utf-8")
    found = find_acts(page(tmp_path, notice()), data_dir, read_on=TODAY)
    assert found is not None

    assert draft_acts(data_dir, found).told_already == ("A0001",)


def test_the_address_that_the_file_tells_counts_where_none_is_given(tmp_path: Path) -> None:
    text = notice(lead=f"<!-- saved from url=(0026){URL} -->")
    found = find_acts(page(tmp_path, text), data_with_plums(tmp_path), read_on=TODAY)

    assert found is not None
    assert {act.source_url for act in found.acts} == {URL}


def test_any_other_page_is_none_of_these(tmp_path: Path) -> None:
    other = page(tmp_path, "<html><h1>Aland sells plums</h1></html>")

    assert find_acts(other, data_with_plums(tmp_path), read_on=TODAY) is None
