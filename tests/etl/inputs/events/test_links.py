"""What a note names is there; what it points to was read."""

from pathlib import Path

import pytest

from tests.etl.inputs.events.made_notes import EARLIER, LATER, ask, promise, read
from tests.etl.made_inputs import (
    MEASURED,
    NOTE_FILE,
    NOTE_ID,
    Row,
    counts,
    rows_of,
    said,
)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            {"participants": [{"person": "ana-alander"}]},
            "line 16: field 'participants[1].person': no such code in data/reference/people.csv, got 'ana-alander'. "
            "Did you mean 'anna-alander'? If not, add it to data/reference/people.csv.",
        ),
        (
            {"place": "atlantis"},
            "line 15: field 'place': no such code in data/reference/places.csv, got 'atlantis'. Add it to data/reference/places.csv.",
        ),
        (
            {"parties": ["AX", "QQ"]},
            "line 8: field 'parties[2]': no such code in data/reference/areas.csv, got 'QQ'. Add it to data/reference/areas.csv.",
        ),
        (
            {"commitments": [MEASURED | {"series": MEASURED["series"] | {"group": "grian"}}]},
            "line 28: field 'commitments[1].series.group': no such code in data/reference/commodity_groups.csv, got 'grian'. "
            "Did you mean 'grain'? If not, add it to data/reference/commodity_groups.csv.",
        ),
        (
            {"related": [{"event": "2099-09-09-latter", "kind": "follows"}]},
            "line 16: field 'related[1].event': no such event, got '2099-09-09-latter'. "
            "Did you mean '2099-09-09-later'? If not, add its note under data/events.",
        ),
        (
            {"related": [{"event": LATER, "kind": "follows"}]},
            "line 16: field 'related[1].event': expected an earlier event, got '2099-09-09-later'. "
            "Put the link into the later event's note.",
        ),
        (
            {"commitments": promise(repeats=f"{EARLIER}-c2")},
            "line 21: field 'commitments[1].repeats': no such commitment, got '2098-01-01-earlier-c2'. "
            "Did you mean '2098-01-01-earlier-c1'? If not, write the event's id, -c and the place in its list.",
        ),
        (
            {"commitments": promise(evidence=[{"kind": "kept", "event": EARLIER}])},
            "line 23: field 'commitments[1].evidence[1].event': expected a later event, got '2098-01-01-earlier'. "
            "Evidence comes after the promise.",
        ),
        (
            {"commitments": promise(repeats=f"{NOTE_ID}-c1")},
            "line 21: field 'commitments[1].repeats': the commitments repeat each other in a circle, got '2099-05-09-mariehamn-a-b-c1'. "
            "Let the later one repeat the earlier.",
        ),
    ],
)
def test_a_note_that_names_what_is_not_there_is_refused_alone(tmp_path: Path, note: Row, sentence: str) -> None:
    reading = read(tmp_path, note, {"id": EARLIER, "commitments": promise()}, {"id": LATER})

    assert said(reading) == [f"{NOTE_FILE}: {sentence}"]
    assert counts(reading)[NOTE_FILE] == (1, 0, 1)
    assert list(reading.tables["event"]["event_id"]) == [EARLIER, LATER]


def test_commitments_that_repeat_each_other_are_all_refused(tmp_path: Path) -> None:
    both = [
        {"id": "2099-05-09-a", "commitments": promise(repeats="2099-05-09-b-c1")},
        {"id": "2099-05-09-b", "commitments": promise(repeats="2099-05-09-a-c1")},
    ]

    assert [fault.problem for fault in read(tmp_path, *both).faults] == [
        "the commitments repeat each other in a circle"
    ] * 2


def test_an_answer_comes_after_the_ask_and_is_there(tmp_path: Path) -> None:
    answered = [ask(answered={"event": event, "extent": "wholly"}) for event in (EARLIER, "2099-09-09-late")]
    reading = read(tmp_path, {"asks": answered}, {"id": EARLIER}, {"id": LATER})

    assert [fault.partition("field ")[2] for fault in said(reading)] == [
        "'asks[1].answered.event': expected a later event, got '2098-01-01-earlier'. An answer comes after the ask.",
        "'asks[2].answered.event': no such event, got '2099-09-09-late'. "
        "Did you mean '2099-09-09-later'? If not, add its note under data/events.",
    ]


def test_an_area_of_an_ask_that_is_none_is_named(tmp_path: Path) -> None:
    reading = read(tmp_path, {"asks": [ask(account="QQ")]})

    assert [fault.partition("field ")[2] for fault in said(reading)] == [
        "'asks[1].account': no such code in data/reference/areas.csv, got 'QQ'. Add it to data/reference/areas.csv."
    ]


def test_an_answer_in_a_refused_note_is_left_out_and_the_ask_stays(tmp_path: Path) -> None:
    answered = ask(answered={"event": LATER, "extent": "wholly"})
    reading = read(tmp_path, {"asks": [answered]}, {"id": LATER, "kind": "picnic"})

    assert rows_of(reading.tables["ask"], "ask_id", "answered_by_event_id") == [{"ask_id": f"{NOTE_ID}-a1"}]
    assert "field 'asks[1].answered.event': the note it points to was refused" in said(reading)[1]


def test_a_link_to_a_refused_note_is_left_out_alone(tmp_path: Path) -> None:
    links = {
        "related": [{"event": EARLIER, "kind": "follows"}],
        "commitments": promise(
            repeats=f"{EARLIER}-c1", evidence=[{"kind": "kept", "event": EARLIER}, {"kind": "kept", "figure": "F0001"}]
        ),
    }
    reading = read(tmp_path, links, {"id": EARLIER, "kind": "picnic", "commitments": promise()})
    left_out = "the note it points to was refused, got '2098-01-01-earlier{}'. Mend that note first; until then the link is left out."

    assert said(reading)[1:] == [
        f"{NOTE_FILE}: line 16: field 'related[1].event': {left_out.format('')}",
        f"{NOTE_FILE}: line 24: field 'commitments[1].repeats': {left_out.format('-c1')}",
        f"{NOTE_FILE}: line 27: field 'commitments[1].evidence[1].event': {left_out.format('')}",
    ]
    assert counts(reading)[NOTE_FILE] == (1, 1, 0)
    assert rows_of(reading.tables["event_relation"]) == []
    assert rows_of(reading.tables["commitment"], "commitment_id", "repeats_commitment_id") == [
        {"commitment_id": f"{NOTE_ID}-c1"}
    ]
    assert rows_of(reading.tables["commitment_evidence"]) == [
        {"commitment_id": f"{NOTE_ID}-c1", "seq": 1, "kind": "kept", "figure_code": "F0001"}
    ]


def test_evidence_of_a_figure_that_is_not_loaded_is_left_out_alone(tmp_path: Path) -> None:
    reading = read(tmp_path, {"commitments": promise(evidence=[{"kind": "reported", "figure": "F0002"}])})

    assert said(reading) == [
        f"{NOTE_FILE}: line 23: field 'commitments[1].evidence[1].figure': no such figure was loaded, got 'F0002'. "
        "Did you mean 'F0001'? If not, add it to data/figures/official_figures.csv; until then the link is left out."
    ]
    assert (len(reading.tables["commitment"]), len(reading.tables["commitment_evidence"])) == (1, 0)
