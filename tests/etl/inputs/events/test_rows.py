"""Notes to rows of every table."""

from pathlib import Path

from etl import schema
from tests.etl.inputs.events.made_notes import EARLIER, LATER, PAGE, ask, promise, read
from tests.etl.made_inputs import (
    MEASURED,
    NOTE_FILE,
    NOTE_ID,
    Row,
    rows_of,
)

STEP: Row = {"stage": "done", "event": LATER}


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
        "asks": [
            ask(),
            ask(account="AX", answered={"event": LATER, "extent": "partly", "note": "Half of them."}),
        ],
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
            "mariehamn 玛丽港 мариехамн\nraise trade in grain\nlet apples in\nlet apples in\ngrain grain 粮食 зерно",
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
    assert own("ask", "event_id", NOTE_ID) == [
        {"ask_id": f"{NOTE_ID}-a1", "seq": 1, "text": "Let apples in"},
        {"ask_id": f"{NOTE_ID}-a2", "seq": 2, "text": "Let apples in", "account_of": "AX"}
        | {"answered_by_event_id": LATER, "answer_extent": "partly", "answer_note": "Half of them."},
    ]
    assert own("ask_party", "ask_id", f"{NOTE_ID}-a2") == [
        {"area_code": "AX", "role": "by"},
        {"area_code": "BV", "role": "to"},
    ]
    assert own("ask_topic", "ask_id", f"{NOTE_ID}-a2") == [{"topic": "grain"}]
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
