"""A merged note waits in the inbox as any draft: it takes the place of the old one once a person has finished it."""

from datetime import date
from pathlib import Path

import pytest

from etl.commands.exit_codes import EXIT_CODES
from etl.drafts.faults import MergeWaiting, NoDraft, NoNote, NoteChanged, NoteExists
from etl.drafts.inbox import accept_draft, draft_article, drop_draft, merge_draft
from etl.drafts.inbox_list import list_drafts
from etl.drafts.merging import without_mark
from etl.errors import InputFaults, in_reading_order
from tests.etl.drafts.made_articles import PUBLISHED, URL, saved
from tests.etl.drafts.merged_note import DRAFT, FOUND, NOTE, confirmed
from tests.etl.made_inputs import NOTE_ID, note_text


def test_a_merged_note_takes_the_place_of_the_old_one_once_it_is_finished(merge_dir: Path) -> None:
    waiting = merge_draft(merge_dir, DRAFT, NOTE_ID)
    assert waiting.path
    with pytest.raises(InputFaults, match="read_from"):
        accept_draft(merge_dir, NOTE_ID)
    finished = confirmed(waiting.path.read_text(encoding="utf-8"))
    waiting.path.write_text(finished, encoding="utf-8")

    note = accept_draft(merge_dir, NOTE_ID)

    assert note == merge_dir / "events" / "2099" / f"{NOTE_ID}.md"
    assert note.read_text(encoding="utf-8") == without_mark(finished)
    assert [path.name for path in (merge_dir / "inbox").iterdir()] == []


def test_a_run_that_was_stopped_before_the_draft_went_is_finished_by_the_next(merge_dir: Path) -> None:
    waiting = merge_draft(merge_dir, DRAFT, NOTE_ID)
    assert waiting.path
    finished = confirmed(waiting.path.read_text(encoding="utf-8"))
    waiting.path.write_text(finished, encoding="utf-8")
    note = merge_dir / "events" / "2099" / f"{NOTE_ID}.md"
    note.write_text(without_mark(finished), encoding="utf-8")
    new = merge_dir / "inbox" / "2099-05-10-new.md"
    new.write_text(note_text(id=new.stem, date="2099-05-10"), encoding="utf-8")
    (note.parent / new.name).hardlink_to(new)

    assert [accept_draft(merge_dir, name) for name in (NOTE_ID, new.stem)] == [note, note.parent / new.name]
    assert note.read_text(encoding="utf-8") == without_mark(finished)
    assert list((merge_dir / "inbox").iterdir()) == []


def test_no_reader_of_notes_ever_sees_one_that_is_refused(merge_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = merge_dir / "inbox" / "2099-05-10-new.md"
    new.write_text(note_text(id=new.stem, date="2099-05-10", place="nowhere"), encoding="utf-8")
    monkeypatch.setattr("os.link", lambda *_paths: pytest.fail("it had a place among the notes"))

    with pytest.raises(InputFaults, match="nowhere"):
        accept_draft(merge_dir, new.stem)


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_fault_that_only_all_notes_show_leaves_the_old_note(merge_dir: Path) -> None:
    waiting = merge_draft(merge_dir, DRAFT, NOTE_ID)
    assert waiting.path
    text = confirmed(waiting.path.read_text(encoding="utf-8")).replace("bo-bouvet", "nobody")
    waiting.path.write_text(text, encoding="utf-8")

    with pytest.raises(InputFaults, match=rf"data/inbox/{NOTE_ID}.md: line {line_of(text, 'nobody')}: .*nobody"):
        accept_draft(merge_dir, NOTE_ID)

    assert (merge_dir / "events" / "2099" / f"{NOTE_ID}.md").read_text(encoding="utf-8") == NOTE
    assert [draft.name for draft in list_drafts(merge_dir)] == [NOTE_ID]


def test_a_note_that_was_changed_since_is_not_taken_back(merge_dir: Path) -> None:
    waiting = merge_draft(merge_dir, DRAFT, NOTE_ID)
    assert waiting.path
    waiting.path.write_text(confirmed(waiting.path.read_text(encoding="utf-8")), encoding="utf-8")
    note = merge_dir / "events" / "2099" / f"{NOTE_ID}.md"
    note.write_text(NOTE.replace("They met.", "They met twice."), encoding="utf-8")

    with pytest.raises(NoteChanged):
        accept_draft(merge_dir, NOTE_ID)

    assert "twice" in note.read_text(encoding="utf-8")


def test_a_dropped_merge_gives_the_draft_back(merge_dir: Path) -> None:
    merge_draft(merge_dir, DRAFT, NOTE_ID)
    drop_draft(merge_dir, NOTE_ID)

    assert [draft.name for draft in list_drafts(merge_dir)] == [DRAFT]
    assert (merge_dir / "inbox" / f"{DRAFT}.md").read_text(encoding="utf-8") == FOUND
    assert (merge_dir / "events" / "2099" / f"{NOTE_ID}.md").read_text(encoding="utf-8") == NOTE


def test_a_second_merge_into_a_note_waits_for_the_first(merge_dir: Path) -> None:
    (merge_dir / "inbox" / "2099-05-09-other.md").write_text(FOUND, encoding="utf-8")
    merge_draft(merge_dir, DRAFT, NOTE_ID)
    with pytest.raises(MergeWaiting):
        merge_draft(merge_dir, "2099-05-09-other", NOTE_ID)


def test_a_draft_with_nothing_new_stays_a_draft(merge_dir: Path) -> None:
    (merge_dir / "inbox" / f"{DRAFT}.md").write_text(NOTE, encoding="utf-8")

    assert merge_draft(merge_dir, DRAFT, NOTE_ID).path is None
    assert [draft.name for draft in list_drafts(merge_dir)] == [DRAFT]


def test_a_note_that_is_not_there_is_named_with_the_nearest(merge_dir: Path) -> None:
    with pytest.raises(NoNote, match=f"Did you mean '{NOTE_ID}'"):
        merge_draft(merge_dir, DRAFT, "2099-05-09-mariehamn-a-c")
    assert EXIT_CODES[NoNote] == 2


def test_a_draft_that_is_no_yaml_is_refused_with_its_line(merge_dir: Path) -> None:
    (merge_dir / "inbox" / f"{DRAFT}.md").write_text("---\nid: [\n---\n", encoding="utf-8")
    with pytest.raises(InputFaults, match="not YAML"):
        merge_draft(merge_dir, DRAFT, NOTE_ID)


def test_an_article_on_a_meeting_that_has_a_note_is_drafted_beside_it(merge_dir: Path, tmp_path: Path) -> None:
    note = merge_dir / "events" / "2099" / "2099-05-09-mariehamn-alander-bouvet.md"
    note.write_text(note_text(id=note.stem, place="mariehamn"), encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("Anna Alander met Bo Bouvet in Mariehamn on May 9.", encoding="utf-8")

    drafted = draft_article(merge_dir, article, url="https://example.org/c", published=None)
    dated = draft_article(merge_dir, article, url="https://example.org/c", published=date(2099, 5, 10))

    assert drafted.path.name == "undated-mariehamn-alander-bouvet.md"
    assert dated.path.name == "2099-05-09-mariehamn-alander-bouvet-2.md"
    assert [near.name for near in dated.same_meeting] == [NOTE_ID, note.stem]


def finished(data_dir: Path, **overrides: object) -> str:
    """Put a note as a person leaves it in the inbox."""
    text = note_text(**overrides)
    (data_dir / "inbox").mkdir(exist_ok=True)
    (data_dir / "inbox" / "2099-05-09-mariehamn-a-b.md").write_text(text, encoding="utf-8")
    return text


def test_a_draft_is_never_written_over(data_dir: Path, tmp_path: Path) -> None:
    article = saved(tmp_path)
    first = draft_article(data_dir, article, url=URL, published=PUBLISHED)
    assert first.path.name == "2099-05-12-mariehamn-alander-bouvet.md"
    with pytest.raises(NoteExists):
        draft_article(data_dir, article, url=URL, published=PUBLISHED)


def test_an_unfinished_draft_does_not_enter(data_dir: Path, tmp_path: Path) -> None:
    name = draft_article(data_dir, saved(tmp_path), url=URL, published=PUBLISHED).path.stem
    with pytest.raises(InputFaults) as refused:
        accept_draft(data_dir, name)

    assert {fault.file for fault in refused.value.faults} == {f"data/inbox/{name}.md"}
    assert in_reading_order(list_drafts(data_dir)[0].faults) == refused.value.faults
    fields = {fault.field for fault in refused.value.faults}
    assert not [field for field in fields if field.endswith("comparator")]
    assert {
        "read_from",
        "commitments[3].reason",
        "confidence",
        "participants[1].read_from",
        "commitments[1].read_from",
        "figures[1].what",
    } <= fields
    assert [one.name for one in list_drafts(data_dir)] == [name]
    assert list(data_dir.glob("events/2099/*.md")) == []


def test_a_finished_draft_moves_to_the_events(data_dir: Path) -> None:
    text = finished(data_dir)
    note = accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    assert note == data_dir / "events" / "2099" / "2099-05-09-mariehamn-a-b.md"
    assert note.read_text(encoding="utf-8") == text
    assert list_drafts(data_dir) == []


def test_a_person_nobody_knows_keeps_a_draft_out(data_dir: Path) -> None:
    finished(data_dir, participants=[{"person": "nobody", "role": "Minister", "side": "AX"}])
    with pytest.raises(InputFaults, match="nobody"):
        accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    assert list(data_dir.glob("events/2099/*.md")) == []
    assert len(list_drafts(data_dir)) == 1


def test_a_note_is_not_replaced_by_a_draft(data_dir: Path) -> None:
    finished(data_dir)
    note = accept_draft(data_dir, "2099-05-09-mariehamn-a-b")
    finished(data_dir, title="Another")
    with pytest.raises(NoteExists):
        accept_draft(data_dir, "2099-05-09-mariehamn-a-b.md")
    assert "Another" not in note.read_text(encoding="utf-8")


def test_a_dropped_draft_is_gone(data_dir: Path) -> None:
    finished(data_dir)
    drop_draft(data_dir, "2099-05-09-mariehamn-a-b")
    with pytest.raises(NoDraft, match="nothing"):
        drop_draft(data_dir, "2099-05-09-mariehamn-a-b")


def test_the_day_in_the_address_is_what_weekdays_are_counted_from(data_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anna Alander met Bo Bouvet in Mariehamn on Tuesday.", encoding="utf-8")
    assert draft_article(data_dir, path, url="https://example.org/2099/05/13/a").path.stem.startswith("2099-05-12")
