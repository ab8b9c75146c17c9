"""The fields of a promise, held to each other."""

import pytest

from tests.etl.inputs.notes.test_parsing import faults
from tests.etl.made_inputs import COMMITMENT, MEASURED, Row, note_text, without

ASSESSMENT: Row = {"date": "2100-01-15", "by": "desk officer", "verdict": "partly", "reason": "Half of it."}

SHOWN_BY_ONE = (
    "Name one of event, figure, source (with publisher and date) or assessment (the day of one of this commitment)."
)


@pytest.mark.parametrize(
    ("commitment", "sentence"),
    [
        (
            without(COMMITMENT, "by"),
            "field 'commitments[1].by': expected at least one in the list, there is none. Fill in 'by'.",
        ),
        (
            without(MEASURED, "target"),
            "field 'commitments[1].target': a commitment measured by a series needs it. Add 'target', or write measurability: document.",
        ),
        (
            MEASURED | {"measurability": "document"},
            "field 'commitments[1].series': a series is named, but it is not what measures the commitment, got 'document'. "
            "Write measurability: series.",
        ),
        (
            MEASURED | {"series": MEASURED["series"] | {"commodity": "HS:1001"}},
            "field 'commitments[1].series.group': expected a group or a commodity, one of the two, got 'grain'. "
            "Write group: grain or commodity: HS:1001.",
        ),
        (
            COMMITMENT | {"deadline": "2100-12-31", "deadline_basis": "stated"},
            "field 'commitments[1].reason': there is a number or a deadline, and no series. "
            "Add a series, or say in 'reason' why there is none.",
        ),
        (without(MEASURED, "unit"), "field 'commitments[1].unit': a target needs it. Add 'unit'."),
        (
            MEASURED | {"unit": "tonnes"},
            "field 'commitments[1].unit': the unit has another spelling here, got 'tonnes'. Write t.",
        ),
        (
            MEASURED | {"comparator": "multiple_of_baseline"},
            "field 'commitments[1].baseline': a multiple needs what it is a multiple of. Add baseline: {value: 500000, period: 2098}.",
        ),
        (
            MEASURED | {"deadline": "2100-12-31"},
            "field 'commitments[1].deadline_basis': a deadline needs its basis. Write stated, or derived where it is read from wording.",
        ),
        (
            COMMITMENT | {"deadline_basis": "stated"},
            "field 'commitments[1].deadline': a basis needs its deadline. Add the deadline, or take the basis out.",
        ),
        (
            MEASURED | {"deadline": "2100"},
            "field 'commitments[1].deadline': expected a day, got '2100'. Write it as YYYY-MM-DD.",
        ),
        (
            COMMITMENT | {"evidence": [{"kind": "kept"}]},
            "field 'commitments[1].evidence[1].event': expected an event, a figure or a source, there is none. "
            "Name the event's id, the figure's code, or a page by its source, publisher and date.",
        ),
        (
            COMMITMENT | {"evidence": [{"kind": "kept", "event": "a", "publisher": "Example News"}]},
            "field 'commitments[1].evidence[1].publisher': it belongs to a source, and there is none, got 'Example News'. "
            "Add source: with the page's address.",
        ),
        (
            COMMITMENT
            | {"evidence": [{"kind": "kept", "source": "https://example.org/a", "publisher": "Example News"}]},
            "field 'commitments[1].evidence[1].date': expected a value, there is none. Fill in 'date'.",
        ),
        (
            COMMITMENT | {"stage": "signed"},
            "field 'commitments[1].stage': no such key, got 'stage'. Did you mean 'stages'?",
        ),
        (
            COMMITMENT | {"stages": [{"stage": "signed"}]},
            f"field 'commitments[1].stages[1].stage': a stage is shown by one thing. {SHOWN_BY_ONE}",
        ),
        (
            COMMITMENT | {"stages": [{"stage": "signed", "event": "a", "figure": "F0001"}]},
            f"field 'commitments[1].stages[1].stage': a stage is shown by one thing, got 'event, figure'. {SHOWN_BY_ONE}",
        ),
        (
            COMMITMENT | {"stages": [{"stage": "done", "assessment": "2100-01-15"}]},
            "field 'commitments[1].stages': entry 1 is dated by an assessment that the commitment does not have, got '2100-01-15'. "
            "Write the date of one of its assessments.",
        ),
        (
            COMMITMENT | {"stages": [{"stage": "done", "event": "a"}, {"stage": "done", "event": "b"}]},
            "field 'commitments[1].stages': the same stage stands twice in a row, got 'done'. Keep the earlier entry.",
        ),
        (
            COMMITMENT | {"kind": "forecast", "measurability": "document"},
            "field 'commitments[1].measurability': a forecast promises nothing that could be measured, got 'document'. "
            "Write measurability: none.",
        ),
        (
            COMMITMENT | {"assessments": [ASSESSMENT | {"verdict": "not_assessable"}]},
            "field 'commitments[1].assessments[1].cause': what cannot be judged needs its cause. "
            "Add cause: with one of indefinite, no_figure, nothing_found.",
        ),
        (
            COMMITMENT | {"assessments": [ASSESSMENT | {"cause": "no_figure"}]},
            "field 'commitments[1].assessments[1].cause': a cause belongs to verdict: not_assessable, got 'no_figure'. Take it out.",
        ),
        (
            COMMITMENT | {"assessments": [{"date": "2100-01-15", "by": "desk officer", "verdict": "partly"}]},
            "field 'commitments[1].assessments[1].reason': expected a value, there is none. Fill in 'reason'.",
        ),
    ],
)
def test_a_faulty_commitment_refuses_the_note(commitment: Row, sentence: str) -> None:
    assert [fault.partition(": ")[2] for fault in faults(note_text(commitments=[commitment]))] == [sentence]
