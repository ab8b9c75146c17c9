"""A merged note waits in the inbox as any draft: it takes the place of the old one once a person has finished it."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import EXIT_CODES, app
from etl.drafts.inbox import accept_draft, draft_article, drop_draft, merge_draft
from etl.drafts.inbox_list import list_drafts
from etl.drafts.merging import without_mark
from etl.errors import InputFaults, MergeWaiting, NoNote, NoteChanged
from tests.etl.drafts.merged_note import DRAFT, FOUND, NOTE, confirmed
from tests.etl.made_inputs import NOTE_ID, note_text, write_data


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path, {f"events/2099/{NOTE_ID}.md": NOTE, f"inbox/{DRAFT}.md": FOUND})


def test_a_merged_note_takes_the_place_of_the_old_one_once_it_is_finished(data_dir: Path) -> None:
    waiting = merge_draft(data_dir, DRAFT, NOTE_ID)
    assert waiting.path
    with pytest.raises(InputFaults, match="read_from"):
        accept_draft(data_dir, NOTE_ID)
    finished = confirmed(waiting.path.read_text(encoding="utf-8"))
    waiting.path.write_text(finished, encoding="utf-8")

    note = accept_draft(data_dir, NOTE_ID)

    assert note == data_dir / "events" / "2099" / f"{NOTE_ID}.md"
    assert note.read_text(encoding="utf-8") == without_mark(finished)
    assert [path.name for path in (data_dir / "inbox").iterdir()] == []


def test_a_fault_that_only_all_notes_show_leaves_the_old_note(data_dir: Path) -> None:
    waiting = merge_draft(data_dir, DRAFT, NOTE_ID)
    assert waiting.path
    text = confirmed(waiting.path.read_text(encoding="utf-8")).replace("bo-bouvet", "nobody")
    waiting.path.write_text(text, encoding="utf-8")

    with pytest.raises(InputFaults, match="nobody"):
        accept_draft(data_dir, NOTE_ID)

    assert (data_dir / "events" / "2099" / f"{NOTE_ID}.md").read_text(encoding="utf-8") == NOTE
    assert [draft.name for draft in list_drafts(data_dir)] == [NOTE_ID]


def test_a_note_that_was_changed_since_is_not_taken_back(data_dir: Path) -> None:
    waiting = merge_draft(data_dir, DRAFT, NOTE_ID)
    assert waiting.path
    waiting.path.write_text(confirmed(waiting.path.read_text(encoding="utf-8")), encoding="utf-8")
    note = data_dir / "events" / "2099" / f"{NOTE_ID}.md"
    note.write_text(NOTE.replace("They met.", "They met twice."), encoding="utf-8")

    with pytest.raises(NoteChanged):
        accept_draft(data_dir, NOTE_ID)

    assert "twice" in note.read_text(encoding="utf-8")


def test_a_dropped_merge_gives_the_draft_back(data_dir: Path) -> None:
    merge_draft(data_dir, DRAFT, NOTE_ID)
    drop_draft(data_dir, NOTE_ID)

    assert [draft.name for draft in list_drafts(data_dir)] == [DRAFT]
    assert (data_dir / "inbox" / f"{DRAFT}.md").read_text(encoding="utf-8") == FOUND
    assert (data_dir / "events" / "2099" / f"{NOTE_ID}.md").read_text(encoding="utf-8") == NOTE


def test_a_second_merge_into_a_note_waits_for_the_first(data_dir: Path) -> None:
    (data_dir / "inbox" / "2099-05-09-other.md").write_text(FOUND, encoding="utf-8")
    merge_draft(data_dir, DRAFT, NOTE_ID)
    with pytest.raises(MergeWaiting):
        merge_draft(data_dir, "2099-05-09-other", NOTE_ID)


def test_a_draft_with_nothing_new_stays_a_draft(data_dir: Path) -> None:
    (data_dir / "inbox" / f"{DRAFT}.md").write_text(NOTE, encoding="utf-8")

    assert merge_draft(data_dir, DRAFT, NOTE_ID).path is None
    assert [draft.name for draft in list_drafts(data_dir)] == [DRAFT]


def test_a_note_that_is_not_there_is_named_with_the_nearest(data_dir: Path) -> None:
    with pytest.raises(NoNote, match=f"Did you mean '{NOTE_ID}'"):
        merge_draft(data_dir, DRAFT, "2099-05-09-mariehamn-a-c")
    assert EXIT_CODES[NoNote] == 2


def test_a_draft_that_is_no_yaml_is_refused_with_its_line(data_dir: Path) -> None:
    (data_dir / "inbox" / f"{DRAFT}.md").write_text("---\nid: [\n---\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="not YAML"):
        merge_draft(data_dir, DRAFT, NOTE_ID)


def test_an_article_on_a_meeting_that_has_a_note_is_drafted_beside_it(data_dir: Path, tmp_path: Path) -> None:
    note = data_dir / "events" / "2099" / "2099-05-09-mariehamn-alander-bouvet.md"
    note.write_text(note_text(id=note.stem, place="mariehamn"), encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("Anna Alander met Bo Bouvet in Mariehamn on May 9.", encoding="utf-8")

    drafted = draft_article(data_dir, article, url="https://example.org/c", published=None)
    dated = draft_article(data_dir, article, url="https://example.org/c", published=date(2099, 5, 10))

    assert drafted.path.name == "undated-mariehamn-alander-bouvet.md"
    assert dated.path.name == "2099-05-09-mariehamn-alander-bouvet-2.md"
    assert [near.name for near in dated.same_meeting] == [NOTE_ID, note.stem]


def test_the_list_shows_what_a_draft_has_and_where_it_may_belong(data_dir: Path) -> None:
    waiting = {draft.name: draft for draft in list_drafts(data_dir)}[DRAFT]

    assert (waiting.date, waiting.link, waiting.merges) == ("2099-05-10", "https://example.org/b", "")
    assert waiting.findings == "2 people, the place, 3 topics, 1 figure, 2 promises"
    assert [str(near) for near in waiting.same_meeting] == [f"{NOTE_ID} (anna-alander, the sides)"]


def test_the_command_tells_what_was_added_and_what_to_do_next(data_dir: Path) -> None:
    result = CliRunner().invoke(app, ["inbox", "merge", DRAFT, NOTE_ID, "--data", str(data_dir)])
    listed = CliRunner().invoke(app, ["inbox", "list", "--data", str(data_dir)])

    assert result.exit_code == 0
    assert "added: participants: bo-bouvet" in result.output
    assert "not the same: date: the note has 2099-05-09, the draft 2099-05-10" in result.output
    assert f"inbox accept {NOTE_ID}" in result.output
    assert f"{DRAFT} merged into this note" in " ".join(listed.output.split())
