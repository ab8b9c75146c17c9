"""What was promised, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.names import read_names
from dashboard.subjects.promises.commitments import (
    CommitmentFilters,
    commitment_by_id,
    commitments_in_presence,
    commitments_of_event,
    commitments_with,
    next_deadlines,
    tellings_of_commitment,
)
from dashboard.subjects.promises.standings import named_standings
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    area_member_row,
    area_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_participant_row,
    event_row,
    stage_row,
    standing_row,
    term_row,
)

C1, C2, C3 = (f"{EVENT}-c{number}" for number in (1, 2, 3))


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
            for event, ones in named_standings(connection, read_names(connection, "ru")).items()
        }
    assert ids == [f"{EVENT}-c1"]
    assert named == {EVENT: [("Raise trade in grain", "Оценить нельзя", "nothing_found")]}


def test_promises_are_found_by_each_filter(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[
            area_row(),
            area_row(area_code="AX-01", kind="region", parent_code="AX"),
            area_row(area_code="BV"),
            area_row(area_code="XG"),
        ],
        area_member=[area_member_row(area_code="BV")],
        commitment=[
            commitment_row(
                commitment_id=C1,
                kind="target",
                measurability="series",
                target_value=1.0,
                target_unit="USD/year",
                comparator="at_least",
                series_reporter_code="AX",
                series_partner_code="BV",
                series_flow="export",
                series_group_code="grain",
                series_measure="value_usd",
                series_period_kind="year",
                deadline=date(2100, 12, 31),
            ),
            commitment_row(commitment_id=C2, deadline=date(2099, 12, 31)),
            commitment_row(commitment_id=C3),
        ],
        stage=[stage_row(commitment_id=C2, stage="done")],
        commitment_party=[
            commitment_party_row(commitment_id=C1, area_code="AX-01"),
            commitment_party_row(commitment_id=C1, area_code="BV", role="to"),
            commitment_party_row(commitment_id=C2, area_code="BV"),
        ],
        commitment_topic=[commitment_topic_row(commitment_id=C3, topic="meat")],
    )
    expected = {
        CommitmentFilters(): [C1, C2, C3],
        CommitmentFilters(parties=("AX",)): [C1],
        CommitmentFilters(parties=("XG",)): [C1, C2],
        CommitmentFilters(parties=("AX", "XG")): [C1],
        CommitmentFilters(topics=("meat", "grain")): [C3],
        CommitmentFilters(kinds=("target",)): [C1],
        CommitmentFilters(stages=("done",)): [C2],
        CommitmentFilters(measurabilities=("series", "document")): [C1],
        CommitmentFilters(first_deadline=date(2100, 1, 1)): [C1],
        CommitmentFilters(last_deadline=date(2099, 12, 31)): [C2],
    }
    with read_only_engine(url).connect() as connection:
        found = {filters: [one.commitment_id for one in commitments_with(connection, filters)] for filters in expected}
        by_id = commitment_by_id(connection, C2)
        nothing = commitment_by_id(connection, "2099-05-09-nowhere-c1")
    assert found == expected
    assert by_id is not None
    assert by_id.stage == "done"
    assert nothing is None


def test_every_telling_of_a_promise_is_found_from_any_of_them(loaded_database: LoadDatabase) -> None:
    later = event_row(event_id="2099-09-09-later", start_date=date(2099, 9, 9))
    url = loaded_database(
        event=[event_row(), later],
        commitment=[
            commitment_row(commitment_id=C1),
            commitment_row(commitment_id=C2),
            commitment_row(commitment_id="2099-09-09-later-c1", repeats_commitment_id=C1),
            commitment_row(commitment_id="2099-09-09-later-c2", repeats_commitment_id="2099-09-09-later-c1"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        tellings = [
            [one.commitment_id for one in tellings_of_commitment(connection, code)]
            for code in (C1, "2099-09-09-later-c2", C2, "nothing")
        ]
    family = [C1, "2099-09-09-later-c1", "2099-09-09-later-c2"]
    assert tellings == [family, family, [C2], []]
