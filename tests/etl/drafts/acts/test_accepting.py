"""Drafts of acts held against every check, and let in. All made up."""

from datetime import date
from pathlib import Path

import pytest

from etl.drafts.acts.accepting import accept_acts, acts_path, faults_of_acts
from etl.drafts.acts.drafting import draft_acts, find_acts
from etl.errors import InputFaults
from tests.etl.drafts.acts.pages import data_with_plums, notice


def drafted(folder: Path) -> tuple[Path, Path]:
    data_dir = data_with_plums(folder)
    path = folder / "a.html"
    path.write_text(notice(), encoding="utf-8")
    found = find_acts(path, data_dir, url="https://example.org/a", read_on=date(2099, 12, 1))
    assert found is not None
    return data_dir, draft_acts(data_dir, found).path


def test_an_accepted_draft_stands_at_the_end_of_the_acts_and_leaves_the_inbox(tmp_path: Path) -> None:
    data_dir, draft = drafted(tmp_path)
    before, rows = acts_path(data_dir).read_text(encoding="utf-8"), draft.read_text(encoding="utf-8").splitlines()[1:]

    assert accept_acts(data_dir, draft) == acts_path(data_dir)

    assert acts_path(data_dir).read_text(encoding="utf-8") == before + "".join(f"{row}\n" for row in rows)
    assert not draft.exists()


def test_a_run_that_was_stopped_before_the_draft_went_is_finished_by_the_next(tmp_path: Path) -> None:
    data_dir, draft = drafted(tmp_path)
    waiting = draft.read_text(encoding="utf-8")
    accept_acts(data_dir, draft)
    once = acts_path(data_dir).read_text(encoding="utf-8")
    draft.write_text(waiting, encoding="utf-8")

    accept_acts(data_dir, draft)

    assert acts_path(data_dir).read_text(encoding="utf-8") == once
    assert not draft.exists()


def test_a_fault_is_told_by_the_line_of_the_draft_and_nothing_changes(tmp_path: Path) -> None:
    data_dir, draft = drafted(tmp_path)
    before = acts_path(data_dir).read_text(encoding="utf-8")
    draft.write_text(draft.read_text(encoding="utf-8").replace(",plums,AX", ",pears,AX"), encoding="utf-8")

    with pytest.raises(InputFaults) as told:
        accept_acts(data_dir, draft)

    (fault,) = told.value.faults
    assert (fault.file, fault.where, fault.field, fault.seen) == (f"data/inbox/{draft.name}", "line 3", "good", "pears")
    assert acts_path(data_dir).read_text(encoding="utf-8") == before
    assert draft.exists()


def test_what_is_left_empty_is_a_fault(tmp_path: Path) -> None:
    data_dir, draft = drafted(tmp_path)
    draft.write_text(draft.read_text(encoding="utf-8").replace(",announcement,", ",,"), encoding="utf-8")

    assert {fault.field for fault in faults_of_acts(data_dir, draft)} == {"kind"}


def test_other_columns_are_refused(tmp_path: Path) -> None:
    data_dir, draft = drafted(tmp_path)
    draft.write_text("act_code,good\nA0002,plums\n", encoding="utf-8")

    assert [fault.where for fault in faults_of_acts(data_dir, draft)] == ["line 1"]
