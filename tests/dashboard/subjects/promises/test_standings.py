"""How commitments stand, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.promises.commitments import commitments_of_event
from dashboard.subjects.promises.standings import (
    CommitmentStanding,
    SideStanding,
    StandingChange,
    last_changes,
    outcomes_of_events,
)
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import EVENT, area_row, assessment_row, commitment_row, standing_row, standing_side_row


def test_a_promise_comes_with_its_standing_as_known_on_the_day(loaded_database: LoadDatabase) -> None:
    by_person = {"word": "met", "cause": None, "judged_by": "people", "reason": "assessed", "assessment_seq": 1}
    late = date(2101, 12, 31)
    url = loaded_database(
        area=[area_row(sort_order=2), area_row(area_code="BV", sort_order=1)],
        commitment=[commitment_row()],
        assessment=[assessment_row(verdict="met", known_from=date(2100, 6, 1))],
        standing=[standing_row(known_until=date(2100, 6, 1)), standing_row(**by_person, known_from=date(2100, 6, 1))],
        standing_side=[
            standing_side_row(side_code="reconciled", word="met"),
            standing_side_row(word="not_met", late_date=late),
            standing_side_row(side_code="BV"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        (now,) = commitments_of_event(connection, EVENT)
    with read_only_engine(url, date(2100, 5, 31)).connect() as connection:
        (before,) = commitments_of_event(connection, EVENT)
    assert now.standing == CommitmentStanding(
        word="met",
        cause=None,
        judged_by="people",
        reason="assessed",
        known_from=date(2100, 6, 1),
        assessed_date=date(2100, 1, 15),
        assessed_by="desk officer",
        assessment_reason="Half of it was traded.",
        evidence_note=None,
        evidence_event_id=None,
        evidence_event_title=None,
    )
    assert now.sides == (
        SideStanding("BV", "partly"),
        SideStanding("AX", "not_met", late),
        SideStanding("reconciled", "met"),
    )
    assert (before.standing.word, before.standing.cause, before.standing.judged_by, before.standing.reason) == (
        "not_assessable",
        "nothing_found",
        "nobody",
        "nothing_found",
    )
    assert before.standing.assessment_reason is None


def test_the_last_change_is_of_what_a_promise_is_counted_as(loaded_database: LoadDatabase) -> None:
    days = [date(2099, 5, 9), date(2099, 9, 9), date(2100, 3, 1), date(2100, 6, 1)]
    stood = [("too_early", None), ("not_assessable", "no_figure"), ("met", None), ("met", None)]
    ends = [*days[1:], None]
    alike = {"judged_by": "nobody", "reason": "nothing_found"}
    url = loaded_database(
        commitment=[commitment_row(), commitment_row(commitment_id=f"{EVENT}-c2", seq=2)],
        standing=[
            *(
                standing_row(word=word, cause=cause, known_from=day, known_until=end, **alike)
                for (word, cause), day, end in zip(stood, days, ends, strict=True)
            ),
            standing_row(commitment_id=f"{EVENT}-c2", word="met", cause=None, known_from=days[0], **alike),
        ],
    )

    with read_only_engine(url).connect() as connection:
        assert last_changes(connection) == {f"{EVENT}-c1": StandingChange(days[2], "no_figure", "met")}
    with read_only_engine(url, days[1]).connect() as connection:
        assert last_changes(connection) == {f"{EVENT}-c1": StandingChange(days[1], "too_early", "no_figure")}


def test_promises_of_events_are_counted_by_outcome_in_order_and_forecasts_are_none(
    loaded_database: LoadDatabase,
) -> None:
    words = {"c1": ("partly", None), "c2": ("met", None), "c3": ("met", None), "c4": ("not_assessable", "no_figure")}
    url = loaded_database(
        commitment=[
            *(commitment_row(commitment_id=f"{EVENT}-{name}") for name in words),
            commitment_row(commitment_id=f"{EVENT}-c5", kind="forecast"),
            commitment_row(commitment_id="2099-other-c1"),
        ],
        standing=[
            *(
                standing_row(commitment_id=f"{EVENT}-{name}", word=word, cause=why)
                for name, (word, why) in words.items()
            ),
            standing_row(commitment_id=f"{EVENT}-c5", word="met", cause=None),
            standing_row(commitment_id="2099-other-c1", word="met", cause=None),
        ],
    )
    with read_only_engine(url).connect() as connection:
        counts = outcomes_of_events(connection, (EVENT, "2099-none"))

    assert [(event, list(of_event.items())) for event, of_event in counts.items()] == [
        (EVENT, [("met", 2), ("partly", 1), ("no_figure", 1)])
    ]
