import re
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl import schema
from etl.inputs.events.events import read_events
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    COMMITMENT,
    MEASURED,
    NOTE_FILE,
    NOTE_ID,
    Row,
    counts,
    made_up_reference,
    note_text,
    rows_of,
    said,
    without,
    write_data,
)

EARLIER = "2098-01-01-earlier"
LATER = "2099-09-09-later"
FIGURES = {"F0001": date(2099, 8, 15)}
PAGE: Row = {"kind": "kept", "source": "https://example.org/kept", "publisher": "Example News", "date": "2099-08"}
STEP: Row = {"stage": "done", "event": LATER}


def read(tmp_path: Path, *notes: Row) -> Reading:
    """What is read of a folder with these notes; one that names no id has that of the made-up note."""
    texts = {}
    for note in notes:
        name = str(note.get("id", NOTE_ID))
        texts[f"events/{name[:4]}/{name}.md"] = note_text(**{"date": name[:10]} | note)
    data_dir = write_data(tmp_path, texts)
    return read_events(data_dir, made_up_reference(), FIGURES)


def promise(**overrides: Any) -> list[Row]:
    return [deepcopy(COMMITMENT) | overrides]  # YAML would write a list that stands twice as an alias


def test_a_note_becomes_rows_of_every_table(tmp_path: Path) -> None:
    commitment = MEASURED | {
        "to": ["BV"],
        "topics": ["grain"],
        "stages": [
            {"stage": "signed", "event": LATER},
            {"stage": "done", "assessment": "2100-01-15", "note": "It says so."},
        ],
        "metric": "grain exports",
        "comparator": "multiple_of_baseline",
        "target": "2",
        "baseline": {"value": "500000", "period": "2098"},
        "deadline": "2100-12-31",
        "deadline_basis": "stated",
        "repeats": f"{EARLIER}-c1",
        "evidence": [
            {"kind": "progress", "event": LATER, "note": "A train left"},
            {"kind": "reported", "figure": "F0001"},
            PAGE,
        ],
        "assessments": [{"date": "2100-01-15", "by": "desk officer", "verdict": "partly", "reason": "Half of it."}],
    }
    note = {
        "end_date": "2099-05-10",
        "place": "mariehamn",
        "country": "AX",
        "participants": [{"person": "anna-alander", "role": "Minister of Sheep", "side": "AX"}],
        "figures": [{"what": "trade in grain", "value": "7", "unit": "USD", "period": "2098", "stated_by": "Ministry"}],
        "commitments": [commitment],
        "related": [{"event": EARLIER, "kind": "follows"}],
    }
    source = {
        "url": "https://example.org/a",
        "publisher": "Example News",
        "published": "2099-05",
        "title": "They met",
        "account_of": "AX",
    }
    tables = read(
        tmp_path, note | {"sources": [source]}, {"id": EARLIER, "commitments": promise()}, {"id": LATER}
    ).tables

    def own(table: str, key: str, value: str) -> list[Row]:
        return [
            {name: cell for name, cell in row.items() if name != key}
            for row in rows_of(tables[table])
            if row[key] == value
        ]

    assert own("event", "event_id", NOTE_ID) == [
        {
            "start_date": "2099-05-09",
            "end_date": "2099-05-10",
            "date_precision": "day",
            "kind": "ministerial_meeting",
            "title": "Ministers agree on grain",
            "place_code": "mariehamn",
            "country_code": "AX",
            "note": "They met.",
            "confidence": "high",
            "file": NOTE_FILE,
            "search_text": "ministers agree on grain\nthey met.\nanna alander 安娜 анна\nminister of sheep\n"
            "mariehamn 玛丽港 мариехамн\nraise trade in grain\ngrain grain 粮食 зерно",
        }
    ]
    assert own("event_party", "event_id", NOTE_ID) == [{"area_code": "AX"}, {"area_code": "BV"}]
    assert own("event_topic", "event_id", NOTE_ID) == [{"topic": "grain"}]
    assert own("event_participant", "event_id", NOTE_ID) == [
        {"seq": 1, "person_code": "anna-alander", "role": "Minister of Sheep", "side_code": "AX"}
    ]
    assert own("event_figure", "event_id", NOTE_ID) == [
        {"seq": 1, "what": "trade in grain", "value": 7.0, "unit": "USD", "period": "2098", "stated_by": "Ministry"}
    ]
    assert own("event_source", "event_id", NOTE_ID) == [
        {
            "seq": 1,
            "url": "https://example.org/a",
            "publisher": "Example News",
            "published_date": "2099-05",
            "title": "They met",
        }
        | {"account_of": "AX"}
    ]
    assert own("event_relation", "event_id", NOTE_ID) == [{"earlier_event_id": EARLIER, "kind": "follows"}]
    assert own("commitment", "event_id", NOTE_ID) == [
        {
            "commitment_id": f"{NOTE_ID}-c1",
            "seq": 1,
            "text": "Raise trade in grain",
            "kind": "pledge",
            "measurability": "series",
            "metric": "grain exports",
            "target_value": 2.0,
            "target_unit": "t/year",
            "comparator": "multiple_of_baseline",
            "series_measure": "net_weight_kg",
            "series_reporter_code": "AX",
            "series_partner_code": "BV",
            "series_flow": "export",
            "series_group_code": "grain",
            "series_period_kind": "year",
            "baseline_value": 500000.0,
            "baseline_period": "2098",
            "deadline": "2100-12-31",
            "deadline_basis": "stated",
            "repeats_commitment_id": f"{EARLIER}-c1",
        }
    ]
    promised = f"{NOTE_ID}-c1"
    assert own("commitment_party", "commitment_id", promised) == [
        {"area_code": "AX", "role": "by"},
        {"area_code": "BV", "role": "to"},
    ]
    assert own("commitment_topic", "commitment_id", promised) == [{"topic": "grain"}]
    assert own("commitment_evidence", "commitment_id", promised) == [
        {"seq": 1, "kind": "progress", "event_id": LATER, "note": "A train left"},
        {"seq": 2, "kind": "reported", "figure_code": "F0001"},
        {
            "seq": 3,
            "kind": "kept",
            "source_url": PAGE["source"],
            "publisher": "Example News",
            "published_date": "2099-08",
        },
    ]
    assert own("stage", "commitment_id", promised) == [
        {"seq": 1, "stage": "announced", "event_id": NOTE_ID},
        {"seq": 2, "stage": "signed", "event_id": LATER},
        {"seq": 3, "stage": "done", "assessed_date": "2100-01-15", "note": "It says so."},
    ]
    assert own("assessment", "commitment_id", promised) == [
        {
            "seq": 1,
            "assessed_date": "2100-01-15",
            "assessed_by": "desk officer",
            "verdict": "partly",
            "reason": "Half of it.",
        }
    ]


def test_frames_have_the_columns_of_their_tables_with_and_without_notes(tmp_path: Path) -> None:
    for reading in (read(tmp_path / "one", {}), read(tmp_path / "none")):
        assert {name: list(frame.columns) for name, frame in reading.tables.items()} == {
            name: list(schema.metadata.tables[name].columns.keys()) for name in reading.tables
        }


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


def judged(verdict: str, **overrides: Any) -> list[Row]:
    """A promise that a person judged, at first as too early."""
    by = {"by": "desk officer", "reason": "Made up."}
    verdicts = [{"date": "2100-01-15", "verdict": "too_early", **by}, {"date": "2100-02-15", "verdict": verdict, **by}]
    return promise(assessments=verdicts, **overrides)


SAME_DAY = PAGE | {"date": "2099-05-09"}
NOT_SHOWN = (
    f"{NOTE_FILE}: line 27: field 'commitments[1].assessments[2].verdict': nothing known after the promise of 2099-05-09 shows it, "
    "got 'met'. Name the later event, figure or page under evidence or stages, or judge otherwise; until then the assessment is left out."
)


@pytest.mark.parametrize(
    "shown",
    [
        {"evidence": [{"kind": "kept", "event": LATER}]},
        {"evidence": [{"kind": "reported", "figure": "F0001"}]},
        {"evidence": [PAGE]},
        {"stages": [{"stage": "done", "event": LATER}]},
        {"stages": [{"stage": "done", **without(PAGE, "kind")}]},
    ],
)
def test_a_promise_is_met_by_what_came_after_it(tmp_path: Path, shown: Row) -> None:
    reading = read(tmp_path, {"commitments": judged("met", **shown)}, {"id": LATER})

    assert said(reading) == []
    assert list(reading.tables["assessment"]["verdict"]) == ["too_early", "met"]


@pytest.mark.parametrize(
    "shown",
    [
        {},
        {"evidence": [{"kind": "kept", "event": NOTE_ID}]},
        {"evidence": [SAME_DAY]},
        {"evidence": [{"kind": "repeated", "event": LATER}, {"kind": "broken", "event": LATER}]},
        {"stages": [{"stage": "done", "event": NOTE_ID}]},
        {"stages": [{"stage": "done", "assessment": "2100-02-15"}]},
    ],
)
def test_a_promise_that_nothing_later_shows_is_not_met_and_that_assessment_alone_is_left_out(
    tmp_path: Path, shown: Row
) -> None:
    sources = [{"url": "https://example.org/a", "publisher": "Example News", "published": "2099-05-12"}]
    reading = read(tmp_path, {"commitments": judged("met", **shown), "sources": sources}, {"id": LATER})

    assert [re.sub(r"line \d+", "line 27", fault) for fault in said(reading)] == [NOT_SHOWN]
    assert counts(reading)[NOTE_FILE] == (1, 1, 0)
    assert list(reading.tables["assessment"]["verdict"]) == ["too_early"]
    assert len(reading.tables["commitment_evidence"]) == len(shown.get("evidence", []))


def test_an_earlier_verdict_and_any_other_need_nothing_later(tmp_path: Path) -> None:
    assert said(read(tmp_path, {"commitments": judged("partly")})) == []
    met_first = [{"date": "2100-03-15", "verdict": "not_met", "by": "desk officer", "reason": "Taken back."}]
    commitments = judged("met")
    commitments[0]["assessments"] += met_first

    assert said(read(tmp_path, {"commitments": commitments})) == []


def test_a_meeting_that_tells_of_an_earlier_promise_as_kept_shows_it(tmp_path: Path) -> None:
    repeated = judged("met", repeats=f"{EARLIER}-c1", evidence=[{"kind": "kept", "event": NOTE_ID}])

    assert said(read(tmp_path, {"commitments": repeated}, {"id": EARLIER, "commitments": promise()})) == []


def test_a_stage_that_is_known_before_the_one_listed_before_it_is_left_out_and_both_are_named(tmp_path: Path) -> None:
    stages = [
        {"stage": "signed", "event": LATER},
        {"stage": "in_progress", "figure": "F0001"},
        {"stage": "done", "assessment": "2100-01-15"},
    ]
    reading = read(tmp_path, {"commitments": judged("partly", stages=stages)}, {"id": LATER})

    assert said(reading) == [
        f"{NOTE_FILE}: line 33: field 'commitments[1].stages[2].stage': expected a step that is known no earlier than the one before it, "
        "signed of 2099-09-09, got 'in_progress of 2099-08-15'. "
        "Put the stages in the order of time, or name what showed it later; until then the stage is left out."
    ]
    assert rows_of(reading.tables["stage"], "seq", "stage") == [
        {"seq": 1, "stage": "announced"},
        {"seq": 2, "stage": "signed"},
        {"seq": 3, "stage": "done"},
    ]


def test_a_promise_is_announced_at_its_event_unless_its_first_stage_was_taken_there(tmp_path: Path) -> None:
    notes = [
        {
            "commitments": [
                *promise(),
                *promise(stages=[{"stage": "signed", "event": NOTE_ID}]),
                *promise(stages=[STEP]),
            ]
        },
        {"id": LATER},
    ]

    assert rows_of(read(tmp_path, *notes).tables["stage"], "commitment_id", "stage", "event_id") == [
        {"commitment_id": f"{NOTE_ID}-c1", "stage": "announced", "event_id": NOTE_ID},
        {"commitment_id": f"{NOTE_ID}-c2", "stage": "signed", "event_id": NOTE_ID},
        {"commitment_id": f"{NOTE_ID}-c3", "stage": "announced", "event_id": NOTE_ID},
        {"commitment_id": f"{NOTE_ID}-c3", "stage": "done", "event_id": LATER},
    ]
