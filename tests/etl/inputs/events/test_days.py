"""What a note says of its promises follows in time."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.etl.inputs.events.made_notes import EARLIER, LATER, PAGE, promise, read
from tests.etl.made_inputs import (
    NOTE_FILE,
    NOTE_ID,
    Row,
    counts,
    rows_of,
    said,
    without,
)


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
