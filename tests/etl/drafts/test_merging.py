"""A draft merged into the note of the same meeting: the note loses nothing, gains what only the draft found, and a person decides."""

import re
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import EXIT_CODES, app
from etl.drafts.inbox import accept_draft, draft_article, drop_draft, merge_draft
from etl.drafts.merging import merge_texts, without_mark
from etl.drafts.waiting import list_drafts
from etl.errors import InputFaults, MergeWaiting, NoNote, NoteChanged
from etl.notes import Participant, parse_note
from tests.etl.inputs import NOTE_FILE, NOTE_ID, note_text, write_data

SHIPPED = Path(__file__).parents[3] / "data" / "events"
DRAFT = "2099-05-09-draft"
NOTE = """---
id: 2099-05-09-mariehamn-a-b
title: Ministers agree on grain   # as the Aland side tells it
kind: ministerial_meeting
date: 2099-05-09
parties: [AX, BV]
topics: [grain]
confidence: high
participants:
  - {person: anna-alander, role: Minister, side: AX}
commitments:
  - text: Raise trade in grain
    kind: pledge
    by: [AX]
    measurability: none
    # the protocol is not public
sources:
  - url: https://example.org/a
    publisher: Example News
---

They met.
"""
FOUND = """---
# from a feed
id: 2099-05-09-draft
title: "Anna Alander and Bo Bouvet meet"
kind: other
date: 2099-05-10
place: mariehamn
parties: [AX, AX-01, BV]
topics: [grain, meat, other]
participants:
  - person: anna-alander
    role: "Minister of Agriculture"
    read_from: "Anna Alander"
  # a near spelling was taken for this person: Bouvett
  - person: bo-bouvet
    role: "President"
    side: BV
    read_from: "Bo Bouvet"
figures:
  - what:
    value: 1234567890
    unit: USD
    read_from: "1.5 billion US dollars"
commitments:
  - text: "raise trade in grain"
    kind: pledge
    by: [AX]
    measurability: none
    read_from: "We will."
  - text: "Supply meat"
    kind: pledge
    by: [BV]
    measurability: none
    read_from: "Bouvet will supply beef."
sources:
  - url: "https://example.org/b"
    publisher: "Other News"
read_from:  # the article's words
  headline: "They meet"
  date: "May 10"
  place: "They met in Mariehamn."
  topics:
    grain: "They spoke of grain."
    meat: "They spoke of beef."
---
"""


def merged(note: str = NOTE, draft: str = FOUND) -> str:
    return without_mark(merge_texts(NOTE_FILE, note, DRAFT, draft).text)


def added_lines(old: str, new: str) -> list[str]:
    """The lines that are new; fails where one of the old was lost or changed."""
    steps = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False).get_opcodes()
    assert {name for name, *_ in steps} <= {"equal", "insert"}
    return [line for name, _, _, first, last in steps if name == "insert" for line in new.splitlines()[first:last]]


def confirmed(text: str) -> str:
    """The text as a person leaves it who confirms every finding."""
    lines = text.splitlines(keepends=True)
    block = next(place for place, line in enumerate(lines) if line.startswith("read_from:"))
    end = next(place for place, line in enumerate(lines) if place and line.rstrip() == "---")
    kept = "".join(line for line in [*lines[:block], *lines[end:]] if not line.lstrip().startswith("read_from:"))
    return re.sub(r', "read_from": "[^"]*"', "", kept).replace("what:\n", "what: trade\n")


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path, {f"events/2099/{NOTE_ID}.md": NOTE, f"inbox/{DRAFT}.md": FOUND})


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
    assert {"read_from", "participants[2].read_from", "figures[1].what", "commitments[2].read_from"} <= {fault.field for fault in faults}


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
    people = [Participant("anna-alander", "Minister of Agriculture", ""), Participant("bo-bouvet", "President", "BV")]
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
    assert [near.name for near in dated.near] == [NOTE_ID, note.stem]


def test_the_list_shows_what_a_draft_has_and_where_it_may_belong(data_dir: Path) -> None:
    waiting = {draft.name: draft for draft in list_drafts(data_dir)}[DRAFT]

    assert (waiting.date, waiting.link, waiting.merges) == ("2099-05-10", "https://example.org/b", "")
    assert waiting.found == "2 people, the place, 3 topics, 1 figure, 2 promises"
    assert [str(near) for near in waiting.near] == [f"{NOTE_ID} (anna-alander, the sides)"]


def test_the_command_tells_what_was_added_and_what_to_do_next(data_dir: Path) -> None:
    result = CliRunner().invoke(app, ["inbox", "merge", DRAFT, NOTE_ID, "--data", str(data_dir)])
    listed = CliRunner().invoke(app, ["inbox", "list", "--data", str(data_dir)])

    assert result.exit_code == 0
    assert "added: participants: bo-bouvet" in result.output
    assert "not the same: date: the note has 2099-05-09, the draft 2099-05-10" in result.output
    assert f"inbox accept {NOTE_ID}" in result.output
    assert f"{DRAFT} merged into this note" in " ".join(listed.output.split())
