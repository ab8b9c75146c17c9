import re
from datetime import date

from etl.inputs.notes import parse_note, write_skeleton
from etl.vocabulary.events import EventKind, Topic
from tests.etl.made_inputs import NOTE_FILE

DAY = date(2099, 5, 9)
FILLED = {
    "title": "They met: again",
    "kind": "ministerial_meeting",
    "place": "mariehamn",
    "country": "AX",
    "parties": "[AX, BV]",
    "topics": "[grain]",
    "confidence": "high",
    "person": "anna-alander",
    "role": "Minister of Sheep",
    "side": "AX",
    "text": "Trade more sheep",
    "by": "[AX]",
    "to": "[BV]",
    "measurability": "none",
    "url": "https://example.org/a",
    "publisher": "Example News",
    "published": "2099-05-10",
    "account_of": "AX",
}


def fill(skeleton: str) -> str:
    """The skeleton with a made-up value after every key, and a sentence as its note."""
    for name, value in FILLED.items():
        skeleton = re.sub(
            rf"(?m)^([ -]*{name}:)( \[\])?(?=$|  #)", rf"\1 {value!r}" if ": " in value else rf"\1 {value}", skeleton
        )
    return skeleton.replace("    kind: ministerial_meeting", "    kind: pledge") + "They met.\n"


def test_a_filled_skeleton_passes() -> None:
    parsed = parse_note(NOTE_FILE, fill(write_skeleton(DAY, "mariehamn-a-b")))

    assert [str(fault) for fault in parsed.faults] == []
    assert parsed.note
    assert (parsed.note.title, parsed.note.commitments[0].text) == ("They met: again", "Trade more sheep")


def test_an_empty_skeleton_names_each_field_to_fill_and_nothing_else() -> None:
    faults = parse_note(NOTE_FILE, write_skeleton(DAY, "mariehamn-a-b")).faults

    assert {fault.advice.partition(" ")[0] for fault in faults} == {"Fill", "Write"}
    assert [fault.field for fault in faults] == [
        *("title", "kind", "parties", "topics", "confidence", "participants[1].person"),
        *("commitments[1].text", "commitments[1].kind", "commitments[1].by", "commitments[1].measurability"),
        *("asks[1].text", "asks[1].by", "asks[1].to", "asks[1].topics"),
        *("sources[1].url", "sources[1].publisher", ""),
    ]


def test_what_is_given_is_filled_in() -> None:
    given = write_skeleton(
        DAY,
        "mariehamn-a-b",
        title='A: "b" # c',
        kind=EventKind.SUMMIT,
        country="AX",
        parties=["AX", "BV"],
        topics=[Topic.GRAIN],
    )

    assert {fault.field for fault in parse_note(NOTE_FILE, given).faults} & {
        "title",
        "kind",
        "parties",
        "topics",
    } == set()
    assert 'title: "A: \\"b\\" # c"\n' in given


def test_no_line_ends_in_blanks() -> None:
    assert [line for line in write_skeleton(DAY, "mariehamn-a-b").splitlines() if line != line.rstrip()] == []
