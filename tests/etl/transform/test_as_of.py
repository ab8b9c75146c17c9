"""What was known on a day."""

from dataclasses import replace
from datetime import date
from typing import Any

from etl import schema
from etl.reading import FileCount, Reading
from etl.transform.as_of import cut_to_day, is_known
from etl.transform.frames import to_table_frame
from tests.etl.inputs import rows_of
from tests.factories import (
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_figure_row,
    event_participant_row,
    event_party_row,
    event_relation_row,
    event_row,
    event_source_row,
    event_topic_row,
    gap_reason_row,
    official_figure_row,
    reading,
    snapshot_row,
)

EARLY, LATE = "2098-01-01-earlier-event", "2099-05-09-mariehamn-a-b"
DAY = date(2099, 5, 8)
PARTS: dict[str, Any] = {
    "event_party": event_party_row,
    "event_topic": event_topic_row,
    "event_participant": event_participant_row,
    "event_figure": event_figure_row,
    "event_source": event_source_row,
}
OF_COMMITMENT: dict[str, Any] = {"commitment_party": commitment_party_row, "commitment_topic": commitment_topic_row}


def whole() -> Reading:
    """Two events, each with all its parts and a commitment; the later one bears on the earlier one's."""
    commitments = {event: f"{event}-c1" for event in (EARLY, LATE)}
    figures = [
        official_figure_row(figure_code="F1", statement_key="k", published_date="2099-05", is_shown=True, value=5.0),
        official_figure_row(figure_code="F2", statement_key="k", published_date="2099-05-08", is_shown=False, value=41.0),
        official_figure_row(figure_code="F3", statement_key="k", published_date=None, is_shown=False, value=4.0),
    ]
    made = reading(
        event=[event_row(event_id=EARLY, start_date=date(2098, 1, 1), file="early.md"), event_row(event_id=LATE, file="late.md")],
        event_relation=[event_relation_row()],
        official_figure=figures,
        snapshot=[snapshot_row(source_code="official_figures", file="figures.csv")],
        commitment=[commitment_row(commitment_id=code) for code in commitments.values()],
        commitment_evidence=[
            commitment_evidence_row(commitment_id=commitments[EARLY], seq=1, event_id=LATE),
            commitment_evidence_row(commitment_id=commitments[EARLY], seq=2, event_id=None, figure_code="F1"),
            commitment_evidence_row(commitment_id=commitments[EARLY], seq=3, event_id=None, figure_code="F3"),
        ],
        assessment=[
            assessment_row(commitment_id=commitments[EARLY], seq=1, assessed_date=DAY),
            assessment_row(commitment_id=commitments[EARLY], seq=2, assessed_date=date(2099, 5, 9)),
        ],
        files=[FileCount("early.md", "", 1, 1, 0), FileCount("late.md", "", 1, 1, 0), FileCount("figures.csv", "", 4, 3, 1)],
        **{name: [make(event_id=event) for event in (EARLY, LATE)] for name, make in PARTS.items()},
        **{name: [make(commitment_id=code) for code in commitments.values()] for name, make in OF_COMMITMENT.items()},
    )
    return replace(made, tables={name: to_table_frame(schema.metadata.tables[name], frame) for name, frame in made.tables.items()})


def test_a_later_event_goes_with_everything_that_hangs_on_it() -> None:
    tables = cut_to_day(whole(), DAY).tables

    assert {name: list(tables[name]["event_id"]) for name in ("event", *PARTS, "commitment")} == {
        name: [EARLY] for name in ("event", *PARTS, "commitment")
    }
    assert {name: list(tables[name]["commitment_id"]) for name in OF_COMMITMENT} == {name: [f"{EARLY}-c1"] for name in OF_COMMITMENT}
    assert len(tables["event_relation"]) == 0
    assert list(tables["commitment_evidence"]["seq"]) == [3]
    assert list(tables["assessment"]["seq"]) == [1]


def test_what_points_to_a_later_event_goes_and_a_repeated_promise_of_it_is_then_the_first() -> None:
    made = whole()
    relation, promise = made.tables["event_relation"], made.tables["commitment"]
    turned = relation.assign(event_id=EARLY, earlier_event_id=LATE)  # as where only the month of the follower is known
    repeating = promise.assign(repeats_commitment_id=[f"{LATE}-c1", None])

    tables = cut_to_day(replace(made, tables=made.tables | {"event_relation": turned, "commitment": repeating}), DAY).tables

    assert len(tables["event_relation"]) == 0
    assert rows_of(tables["commitment"], "commitment_id", "repeats_commitment_id") == [{"commitment_id": f"{EARLY}-c1"}]


def test_roles_are_attested_only_by_what_had_happened() -> None:
    assert rows_of(cut_to_day(whole(), DAY).tables["person_role"], "seq", "role", "seen_from", "seen_to") == [
        {"seq": 1, "role": "Minister of Sheep", "seen_from": "2098-01-01", "seen_to": "2098-01-01"}
    ]


def test_a_figure_that_was_not_out_gives_its_place_to_another_telling() -> None:
    figures = cut_to_day(whole(), DAY).tables["official_figure"]

    assert rows_of(figures, "figure_code", "is_shown") == [
        {"figure_code": "F2", "is_shown": True},
        {"figure_code": "F3", "is_shown": False},
    ]


def test_a_reason_for_a_gap_that_was_given_later_is_left_out_and_not_counted() -> None:
    reasons = [
        gap_reason_row(reason_code="always", published_date=None),
        gap_reason_row(reason_code="then", published_date="2099-05-08"),
        gap_reason_row(reason_code="later", published_date="2099-05-09"),
    ]
    made = reading(gap_reason=reasons, files=[FileCount("data/reference/gap_reasons.csv", "", 3, 3, 0)])

    cut = cut_to_day(made, DAY)

    assert list(cut.tables["gap_reason"]["reason_code"]) == ["always", "then"]
    assert [(count.rows_read, count.rows_loaded) for count in cut.files] == [(2, 2)]


def test_what_was_not_known_is_not_counted() -> None:
    assert [(count.file, count.rows_read, count.rows_loaded, count.rows_rejected) for count in cut_to_day(whole(), DAY).files] == [
        ("early.md", 1, 1, 0),
        ("late.md", 0, 0, 0),
        ("figures.csv", 3, 2, 1),
    ]


def test_a_month_is_surely_out_at_its_end() -> None:
    days = [date(2099, 5, 30), date(2099, 5, 31)]

    assert [(is_known("2099-05", day), is_known("2099", day), is_known(None, day)) for day in days] == [
        (False, False, True),
        (True, False, True),
    ]
