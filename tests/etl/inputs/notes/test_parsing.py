from datetime import date
from typing import Any

import pytest

from etl.inputs.notes import Note, NoteParticipant, NoteSource, parse_note
from etl.vocabulary.events import Confidence, EventKind, Topic
from etl.vocabulary.periods import DatePrecision
from tests.etl.made_inputs import NOTE_FILE, NOTE_ID, Row, note_text


def parse(text: str) -> Note:
    parsed = parse_note(NOTE_FILE, text)
    assert [str(fault) for fault in parsed.faults] == []
    assert parsed.note
    return parsed.note


def faults(text: str) -> list[str]:
    parsed = parse_note(NOTE_FILE, text)
    assert parsed.note is None
    return [str(fault).removeprefix(f"{NOTE_FILE}: ") for fault in parsed.faults]


def test_a_note_becomes_its_record() -> None:
    note = parse(note_text("They *met*.\n\nAnd ate.", participants=[{"person": "anna-alander", "role": "Minister"}]))

    assert note.start_date.isoformat() == note.end_date.isoformat() == "2099-05-09"
    assert note == Note(
        id=NOTE_ID,
        title="Ministers agree on grain",
        kind=EventKind.MINISTERIAL_MEETING,
        start_date=note.start_date,
        end_date=note.end_date,
        date_precision=DatePrecision.DAY,
        parties=["AX", "BV"],
        topics=[Topic.GRAIN],
        confidence=Confidence.HIGH,
        sources=[NoteSource("https://example.org/a", "Example News")],
        text="They *met*.\n\nAnd ate.",
        participants=[NoteParticipant("anna-alander", "Minister")],
    )


def test_norway_stays_a_country_and_a_code_its_nought() -> None:
    assert parse(note_text().replace("- AX", "- NO").replace("- BV", "- 01")).parties == ["NO", "01"]


def test_a_note_may_tell_of_times_after_its_event() -> None:
    assert parse(note_text(tells_until="2099-07")).tells_until == date(2099, 7, 31)
    assert parse(note_text()).tells_until is None


def test_a_rule_in_the_note_does_not_end_it() -> None:
    assert parse(note_text("One.\n\n---\n\nTwo.")).text == "One.\n\n---\n\nTwo."


def test_line_ends_of_windows_are_read() -> None:
    assert parse(note_text().replace("\n", "\r\n")).text == "They met."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": None}, "line 2: field 'title': expected a value, there is none. Fill in 'title'."),
        (
            {"parties": []},
            "line 6: field 'parties': expected at least one in the list, there is none. Fill in 'parties'.",
        ),
        ({"parties": "AX"}, "line 6: field 'parties': expected a list, got 'AX'. Write it as parties: [a, b]."),
        (
            {"parties": ["AX", "AX"]},
            "line 6: field 'parties': the value stands twice in the list, got 'AX'. Keep one of the two.",
        ),
        (
            {"kind": "ministerial_meting"},
            f"line 4: field 'kind': expected one of {', '.join(EventKind)}, got 'ministerial_meting'. Did you mean 'ministerial_meeting'?",
        ),
        (
            {"topics": ["grian"]},
            f"line 9: field 'topics': expected one of {', '.join(Topic)}, got 'grian'. Did you mean 'grain'?",
        ),
        (
            {"date": "18.05.2099"},
            "line 5: field 'date': expected a date, got '18.05.2099'. Write it as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.",
        ),
        (
            {"end_date": "2099-05-08"},
            "line 15: field 'end_date': expected a date that is not before 2099-05-09, got '2099-05-08'. "
            "Swap the two, or leave end_date out.",
        ),
        (
            {"date": "2098-05-09"},
            "line 5: field 'date': the file lies in the folder 2099, got '2098'. Move it to the folder of its year.",
        ),
        (
            {"id": "2099-05-09-mariehamn"},
            "line 2: field 'id': expected the file's name, 2099-05-09-mariehamn-a-b, got '2099-05-09-mariehamn'. Make the two the same.",
        ),
        (
            {"sources": []},
            "line 12: field 'sources': an event without a source does not enter. Add at least one, with its url and publisher.",
        ),
        (
            {"sources": [{"url": "www.example.org", "publisher": "Example News"}]},
            "line 13: field 'sources[1].url': expected a web address, got 'www.example.org'. Write it in full, https://example.org/page.",
        ),
        (
            {"particpants": []},
            "line 15: field 'particpants': no such key, got 'particpants'. Did you mean 'participants'?",
        ),
        (
            {"participants": ["Anna"]},
            "line 15: field 'participants': expected keys with values, got 'Anna'. Write 'key: value' on lines of their own.",
        ),
        (
            {"participants": [{"person": "a"}, {"person": "b", "roll": "Minister"}]},
            "line 18: field 'participants[2].roll': no such key, got 'roll'. Did you mean 'role'?",
        ),
        (
            {"participants": [{"person": "a"}, {"person": "a"}]},
            "line 17: field 'participants[2].person': it stands in the list already, got 'a'. Keep one of the two.",
        ),
        (
            {"figures": [{"what": "trade", "value": "1 bn", "unit": "USD"}]},
            "line 17: field 'figures[1].value': expected a number, got '1 bn'. Write digits and a decimal point only, 1234.5.",
        ),
        (
            {"tells_until": "2099-05-09"},
            "line 15: field 'tells_until': expected a time after the event's end, 2099-05-09, got '2099-05-09'. "
            "Leave it out where the text tells of the event alone.",
        ),
        (
            {"related": [{"event": NOTE_ID, "kind": "follows"}]},
            f"line 16: field 'related[1].event': the event is related to itself, got '{NOTE_ID}'. Name the earlier event.",
        ),
    ],
)
def test_a_fault_says_where_what_was_seen_and_what_to_do(changes: Row, sentence: str) -> None:
    assert sentence in faults(note_text(**changes))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "They met.\n",
            "line 1: the front matter is missing or does not end. Begin the file with a line ---, then the keys, then a second line",
        ),
        (
            "---\nid: a\n",
            "line 1: the front matter is missing or does not end. Begin the file with a line ---, then the keys, then a second line",
        ),
        (note_text(""), "the note is empty. Write what happened, below the second --- line."),
        (
            note_text().replace("title:", "title: a: b"),
            "line 3: not YAML: mapping values are not allowed in this context.",
        ),
        (
            note_text().replace("title:", "id: x\ntitle:"),
            "line 3: field 'id': the key stands on line 2 already. Keep one of the two.",
        ),
    ],
)
def test_a_text_that_is_no_note_says_so(text: str, sentence: str) -> None:
    (fault,) = faults(text)

    assert fault.startswith(sentence)


def test_all_faults_of_a_note_are_told_at_once() -> None:
    changes: dict[str, Any] = {
        "title": None,
        "kind": "picnic",
        "date": "9 May",
        "sources": [{"url": "x", "publisher": ""}],
    }

    assert [fault.partition("field '")[2].partition("'")[0] for fault in faults(note_text("", **changes))] == [
        *("date", "title", "kind", "sources[1].url", "sources[1].publisher", "")
    ]
