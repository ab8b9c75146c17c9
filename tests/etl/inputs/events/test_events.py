from pathlib import Path

from etl.inputs.events.events import read_events
from tests.etl.inputs.events.made_notes import read
from tests.etl.made_inputs import (
    NOTE_FILE,
    NOTE_ID,
    made_up_reference,
    note_text,
    rows_of,
    said,
    write_data,
)


def test_a_day_that_is_not_known_spans_its_month_or_year(tmp_path: Path) -> None:
    notes = [
        {"id": "2099-02-a", "date": "2099-02"},
        {"id": "2099-b", "date": "2099"},
        {"id": "2099-c", "date": "2099-02", "end_date": "2099-03-04"},
    ]

    assert rows_of(read(tmp_path, *notes).tables["event"], "start_date", "end_date", "date_precision") == [
        {"start_date": "2099-02-01", "end_date": "2099-02-28", "date_precision": "month"},
        {"start_date": "2099-01-01", "end_date": "2099-12-31", "date_precision": "year"},
        {"start_date": "2099-02-01", "end_date": "2099-03-04", "date_precision": "month"},
    ]


def test_two_notes_with_one_id_are_not_both_loaded(tmp_path: Path) -> None:
    data_dir = write_data(
        tmp_path, {f"events/2099/{NOTE_ID}.md": note_text(), f"events/2098/{NOTE_ID}.md": note_text(date="2098-05-09")}
    )
    reading = read_events(data_dir, made_up_reference(), {})

    assert said(reading) == [
        f"{NOTE_FILE}: field 'id': another note has this id, got 'data/events/2098/{NOTE_ID}.md'. Give one of the two another name."
    ]
    assert len(reading.tables["event"]) == 1


def test_what_is_no_note_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {"events/2099/note.txt": "They met."})

    assert said(read_events(data_dir, made_up_reference(), {})) == [
        "data/events/2099/note.txt: no file of this kind is read here, got '.txt'. Give it the ending .md, or take it out of the folder."
    ]
