"""Notes that may tell of the same meeting as a draft."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.drafts.same_meeting import notes_of_same_meeting
from tests.etl.made_inputs import NOTE_FILE, NOTE_ID, note_text, write_data

DAY = date(2099, 5, 9)
WHO = {"participants": [{"person": "anna-alander", "role": "Minister of Sheep", "side": "AX"}], "place": "mariehamn"}


def likely(tmp_path: Path, day: date | None = DAY, **draft: Any) -> list[str]:
    data_dir = write_data(tmp_path, {NOTE_FILE.removeprefix("data/"): note_text(**WHO)})
    asked = {"people": (), "place": "", "parties": ()} | draft
    return [str(note) for note in notes_of_same_meeting(data_dir, day, **asked)]


@pytest.mark.parametrize(
    ("draft", "shared"),
    [
        ({"people": ["anna-alander"]}, "anna-alander"),
        ({"place": "mariehamn"}, "the place"),
        ({"parties": ["BV", "AX"]}, "the sides"),
        ({"people": ["anna-alander"], "place": "mariehamn"}, "anna-alander, the place"),
    ],
)
def test_a_note_of_the_day_is_told_with_what_it_shares(tmp_path: Path, draft: dict[str, Any], shared: str) -> None:
    assert likely(tmp_path, **draft) == [f"{NOTE_ID} ({shared})"]


@pytest.mark.parametrize(("day", "number"), [(8, 1), (10, 1), (7, 0), (11, 0)])
def test_a_day_beside_it_counts_and_two_do_not(tmp_path: Path, day: int, number: int) -> None:
    assert len(likely(tmp_path, date(2099, 5, day), place="mariehamn")) == number


def test_one_side_alone_is_not_enough_and_without_a_day_there_is_none(tmp_path: Path) -> None:
    assert likely(tmp_path, parties=["AX"]) == []
    assert likely(tmp_path, None, place="mariehamn") == []


def test_a_note_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {NOTE_FILE.removeprefix("data/"): "no note"})

    assert notes_of_same_meeting(data_dir, DAY, (), "mariehamn", ()) == []
