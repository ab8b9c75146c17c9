from copy import deepcopy
from typing import Any

import pytest

from etl.inputs.notes import Answer, NoteAsk, parse_note
from etl.vocabulary.asks import AnswerExtent
from etl.vocabulary.events import Topic
from tests.etl.made_inputs import NOTE_FILE, Row, note_text

ASK: Row = {"text": "Let apples in", "by": ["AX"], "to": ["BV"], "topics": ["grain"]}


def asks(*rows: Row) -> list[NoteAsk]:
    parsed = parse_note(NOTE_FILE, note_text(asks=[deepcopy(row) for row in rows]))
    assert [str(fault) for fault in parsed.faults] == []
    assert parsed.note
    return parsed.note.asks


def faults(**overrides: Any) -> list[str]:
    parsed = parse_note(NOTE_FILE, note_text(asks=[ASK | overrides]))
    assert parsed.note is None
    return [str(fault).removeprefix(f"{NOTE_FILE}: ").partition(": ")[2] for fault in parsed.faults]


def test_an_ask_becomes_its_record() -> None:
    answered = {"event": "2099-09-09-later", "extent": "partly", "note": "Half of them."}

    assert asks(ASK, ASK | {"account": "AX", "answered": answered}) == [
        NoteAsk("Let apples in", ["AX"], ["BV"], [Topic.GRAIN]),
        NoteAsk(
            "Let apples in",
            ["AX"],
            ["BV"],
            [Topic.GRAIN],
            account="AX",
            answered=Answer("2099-09-09-later", AnswerExtent.PARTLY, "Half of them."),
        ),
    ]


@pytest.mark.parametrize(
    ("overrides", "field", "problem"),
    [
        ({"whom": "BV"}, "asks[1].whom", "no such key"),
        ({"to": []}, "asks[1].to", "expected at least one in the list"),
        ({"topics": ["sheep"]}, "asks[1].topics", "expected one of"),
        ({"by": ["AX", "BV"]}, "asks[1].to", "the side that asks is also the one that is asked"),
        ({"to": ["CX"]}, "asks[1].to[1]", "it is no party of the event"),
        ({"answered": {"event": "2099-09-09-later"}}, "asks[1].answered.extent", "expected a value"),
        ({"answered": {"event": "a", "extent": "wholly", "when": "soon"}}, "asks[1].answered.when", "no such key"),
    ],
)
def test_a_faulty_ask_is_named_by_its_field(overrides: Row, field: str, problem: str) -> None:
    (fault,) = faults(**overrides)

    assert fault.startswith(f"field '{field}': {problem}")


def test_a_region_may_ask_for_its_country() -> None:
    assert asks(ASK | {"by": ["AX-01"]})[0].by == ["AX-01"]
