"""A draft put into the note of the same meeting.

The note loses nothing and gains what only the draft found, each thing to be confirmed.
"""

from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from etl.drafts.merging import merge_texts, without_mark
from etl.inputs.notes import NoteParticipant, parse_note
from tests.etl.drafts.merged_note import DRAFT, FOUND, NOTE, confirmed
from tests.etl.made_inputs import NOTE_FILE

SHIPPED = Path(__file__).parents[3] / "data" / "events"


def merged(note: str = NOTE, draft: str = FOUND) -> str:
    return without_mark(merge_texts(NOTE_FILE, note, DRAFT, draft).text)


def added_lines(old: str, new: str) -> list[str]:
    """The lines that are new; fails where one of the old was lost or changed."""
    steps = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False).get_opcodes()
    assert {name for name, *_ in steps} <= {"equal", "insert"}
    return [line for name, _, _, first, last in steps if name == "insert" for line in new.splitlines()[first:last]]


def test_the_note_gains_what_only_the_draft_found() -> None:
    assert merged().splitlines() == [
        *NOTE.splitlines()[:5],
        "place: mariehamn",
        "parties: [AX, BV]",
        "topics: [grain, meat]",
        "confidence: high",
        "participants:",
        "  - {person: anna-alander, role: Minister, side: AX}",
        "  # a near spelling was taken for this person: Bouvett",
        "  - person: bo-bouvet",
        '    role: "President"',
        "    side: BV",
        '    read_from: "Bo Bouvet"',
        *NOTE.splitlines()[10:15],
        '  - text: "Supply meat"',
        "    kind: pledge",
        "    by: [BV]",
        "    measurability: none",
        '    read_from: "Bouvet will supply beef."',
        "    # the protocol is not public",
        "figures:",
        "  - what:",
        "    value: 1234567890",
        "    unit: USD",
        '    read_from: "1.5 billion US dollars"',
        *NOTE.splitlines()[16:19],
        '  - url: "https://example.org/b"',
        '    publisher: "Other News"',
        "read_from:  # the article's words; take the block out once what was added is confirmed",
        '  headline: "They meet"',
        '  date: "May 10"',
        '  place: "They met in Mariehamn."',
        "  topics:",
        '    meat: "They spoke of beef."',
        "---",
        "",
        "They met.",
    ]


def test_where_the_two_disagree_the_note_is_kept_and_it_is_told() -> None:
    assert merge_texts(NOTE_FILE, NOTE, DRAFT, FOUND).differs == [
        "parties: the note has AX, BV, the draft AX-01",
        "kind: the note has ministerial_meeting, the draft other",
        "date: the note has 2099-05-09, the draft 2099-05-10",
    ]


def test_the_same_words_of_another_side_are_another_promise() -> None:
    draft = FOUND.replace("    by: [AX]\n", "    by: [BV]\n")
    assert "commitments: raise trade in grain" in merge_texts(NOTE_FILE, NOTE, DRAFT, draft).added


def test_what_was_added_is_told() -> None:
    assert merge_texts(NOTE_FILE, NOTE, DRAFT, FOUND).added == [
        "topics: meat",
        "place: mariehamn",
        "participants: bo-bouvet",
        "figures: 1234567890, USD",
        "commitments: Supply meat",
        "sources: https://example.org/b",
    ]


def test_nothing_unchecked_passes() -> None:
    faults = parse_note(NOTE_FILE, merged()).faults
    assert {"read_from", "participants[2].read_from", "figures[1].what", "commitments[2].read_from"} <= {
        fault.field for fault in faults
    }


def test_line_ends_and_a_missing_last_one_are_kept() -> None:
    note = NOTE.replace("\n", "\r\n").removesuffix("\r\n")
    new = merged(note)
    assert new.count("\n") == new.count("\r\n")
    assert new.endswith("They met.")


@pytest.mark.parametrize(
    "spelling",
    [
        "participants: []\n",
        "participants:\n",
        "participants:  # nobody is named\n",
        "participants: null\n",
        "participants: [{person: anna-alander, role: Minister, side: AX}]\n",
        "participants:\n- person: anna-alander\n",
        "participants:\n    -   person: anna-alander\n        role: |\n            Minister\n            of grain\n",
        "",
    ],
)
def test_a_list_is_continued_in_whatever_form_it_stands(spelling: str) -> None:
    note = NOTE.replace("participants:\n  - {person: anna-alander, role: Minister, side: AX}\n", spelling)
    people = parse_note(NOTE_FILE, confirmed(merged(note))).note
    assert people
    assert [one.person for one in people.participants] == ["anna-alander", "bo-bouvet"]


def test_a_new_list_goes_behind_the_items_of_the_one_before_it() -> None:
    note = NOTE.replace("    # the protocol is not public\n", "").replace(
        "participants:\n  - {person: anna-alander, role: Minister, side: AX}\n", ""
    )
    parsed = parse_note(NOTE_FILE, confirmed(merged(note))).note
    assert parsed
    assert [one.person for one in parsed.participants] == ["anna-alander", "bo-bouvet"]
    assert [one.text for one in parsed.commitments] == ["Raise trade in grain", "Supply meat"]


@pytest.mark.parametrize("spelling", ["topics: [grain,]", "topics:\n  - grain", "topics:\n- grain  # of all kinds"])
def test_topics_are_continued_in_whatever_form_they_stand(spelling: str) -> None:
    note = parse_note(NOTE_FILE, confirmed(merged(NOTE.replace("topics: [grain]", spelling)))).note
    assert note
    assert note.topics == ["grain", "meat"]


@pytest.mark.parametrize("spelling", ["place:\n", "place:  # not known\n", "place: null\n", 'place: ""\n'])
def test_an_empty_field_is_filled_in(spelling: str) -> None:
    note = parse_note(NOTE_FILE, confirmed(merged(NOTE.replace("parties:", f"{spelling}parties:")))).note
    assert note
    assert note.place == "mariehamn"


def test_people_in_brackets_in_the_draft_are_read_too() -> None:
    first = FOUND.index("participants:")
    draft = FOUND[:first] + "participants: [{person: bo-bouvet, side: BV}]\n" + FOUND[FOUND.index("figures:") :]
    assert '  - {"person": "bo-bouvet", "side": "BV"}' in merged(draft=draft).splitlines()


def test_what_a_person_wrote_in_the_draft_becomes_the_last_paragraph() -> None:
    assert merged(draft=f"{FOUND}\nThey also spoke of beef.\n").endswith("\nThey met.\n\nThey also spoke of beef.\n")


def test_a_draft_that_a_person_confirmed_brings_no_read_from() -> None:
    assert "read_from" not in merged(draft=confirmed(FOUND))


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*.md")), ids=lambda path: path.stem)
def test_no_shipped_note_loses_a_line(path: Path) -> None:
    text = path.read_bytes().decode()
    draft = FOUND.replace("[AX, AX-01, BV]", "[]").replace("[grain, meat, other]", "[]")
    kept = without_mark(merge_texts(path.as_posix(), text, DRAFT, draft).text)
    old, new = (parse_note(path.as_posix(), one).note for one in (text, confirmed(kept)))

    assert "  - person: bo-bouvet" in added_lines(text, kept)
    assert old
    assert new
    people = [
        NoteParticipant("anna-alander", "Minister of Agriculture", ""),
        NoteParticipant("bo-bouvet", "President", "BV"),
    ]
    assert (
        replace(
            new,
            place=old.place,
            participants=old.participants,
            figures=new.figures[:-1],
            commitments=new.commitments[:-2],
            sources=new.sources[:-1],
        )
        == old
    )
    assert new.participants == [*old.participants, *people]
