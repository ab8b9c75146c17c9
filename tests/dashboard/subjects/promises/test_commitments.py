"""What was promised and what bears on it, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.promises.commitments import commitments_in_presence, commitments_of_event, next_deadlines
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.standings import SideStanding, Standing, named_standings
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    area_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_participant_row,
    event_row,
    official_figure_row,
    stage_row,
    standing_row,
    standing_side_row,
    term_row,
)

LATER = "2099-09-09-mariehamn-later"


def test_a_promise_says_by_whom_to_whom_and_about_what(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(sort_order=2), area_row(area_code="BV", sort_order=1)],
        commitment=[
            commitment_row(commitment_id=f"{EVENT}-c2"),
            commitment_row(deadline=date(2099, 12, 31), target_value=5.0),
        ],
        commitment_party=[
            commitment_party_row(),
            commitment_party_row(area_code="BV"),
            commitment_party_row(area_code="AX", role="to"),
        ],
        commitment_topic=[commitment_topic_row(topic="meat"), commitment_topic_row()],
    )
    with read_only_engine(url).connect() as connection:
        rows = commitments_of_event(connection, EVENT)
    assert [row.commitment_id for row in rows] == [f"{EVENT}-c1", f"{EVENT}-c2"]
    assert [(row.promisers, row.promisees, row.topics) for row in rows] == [
        (("BV", "AX"), ("AX",), ("grain", "meat")),
        ((), (), ()),
    ]
    assert [(row.deadline, row.target_value, row.event.title) for row in rows] == [
        (date(2099, 12, 31), 5.0, f"Meeting {EVENT}"),
        (None, None, f"Meeting {EVENT}"),
    ]


def test_next_deadlines_are_open_promises_from_a_day_on(loaded_database: LoadDatabase) -> None:
    dated = {
        1: (date(2100, 5, 1), "announced"),
        2: (date(2100, 1, 1), "signed"),
        3: (date(2099, 12, 31), "signed"),
        4: (date(2100, 2, 1), "done"),
    }
    url = loaded_database(
        commitment=[commitment_row(commitment_id=f"{EVENT}-c{n}", deadline=day) for n, (day, _stage) in dated.items()]
        + [commitment_row(commitment_id=f"{EVENT}-c5")]
        + [commitment_row(commitment_id=f"{EVENT}-c6", kind="forecast", deadline=date(2100, 3, 1))],
        stage=[stage_row(commitment_id=f"{EVENT}-c{n}", stage=stage) for n, (_day, stage) in dated.items()],
    )
    with read_only_engine(url).connect() as connection:
        rows = next_deadlines(connection, date(2100, 1, 1))
        nearest = next_deadlines(connection, date(2100, 1, 1), nearest=1)
    assert [one.commitment_id for one in rows] == [f"{EVENT}-c2", f"{EVENT}-c1"]
    assert [one.commitment_id for one in nearest] == [f"{EVENT}-c2"]


def test_next_deadlines_of_a_party_are_those_it_gave_or_was_given(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commitment=[commitment_row(commitment_id=f"{EVENT}-c{n}", deadline=date(2100, 1, n)) for n in (1, 2, 3)],
        commitment_party=[
            commitment_party_row(),
            commitment_party_row(commitment_id=f"{EVENT}-c2", role="to"),
            commitment_party_row(commitment_id=f"{EVENT}-c3", area_code="BV"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        rows = next_deadlines(connection, date(2099, 1, 1), parties=("AX",))
    assert [one.commitment_id for one in rows] == [f"{EVENT}-c1", f"{EVENT}-c2"]


def test_evidence_is_a_later_event_or_a_figure(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row(), event_row(event_id=LATER)],
        commitment=[commitment_row()],
        official_figure=[official_figure_row()],
        commitment_evidence=[
            commitment_evidence_row(event_id=LATER),
            commitment_evidence_row(seq=2, kind="reported", event_id=None, figure_code="F0001", note="All of it."),
        ],
    )
    with read_only_engine(url).connect() as connection:
        first, second = evidence_of_commitments(connection, (f"{EVENT}-c1",))
        assert evidence_of_commitments(connection, (f"{LATER}-c1",)) == []
    assert first.shown_by.event is not None
    assert (first.shown_by.event.title, first.shown_by.figure) == (f"Meeting {LATER}", None)
    assert second.shown_by.figure is not None
    assert (second.shown_by.event, second.note) == (None, "All of it.")
    assert (second.shown_by.figure.as_published, second.shown_by.figure.stated_by) == ("2 bn US dollars", "AX-CUSTOMS")


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
    assert now.standing == Standing(
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


def test_what_was_only_expected_is_no_promise_of_a_person_or_of_an_event(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        term=[
            term_row(
                list_name="standing_word",
                term_code="not_assessable",
                title_en="Cannot be judged",
                title_ru="Оценить нельзя",
            )
        ],
        event_participant=[event_participant_row()],
        commitment=[commitment_row(), commitment_row(commitment_id=f"{EVENT}-c2", kind="forecast")],
        standing=[standing_row(commitment_id=f"{EVENT}-c{n}") for n in (1, 2)],
    )
    with read_only_engine(url).connect() as connection:
        ids = [one.commitment_id for one in commitments_in_presence(connection, "anna-alander")]
        named = {
            event: [(one.text, one.word, one.cause) for one in ones]
            for event, ones in named_standings(connection, "ru").items()
        }
    assert ids == [f"{EVENT}-c1"]
    assert named == {EVENT: [("Raise trade in grain", "Оценить нельзя", "nothing_found")]}
