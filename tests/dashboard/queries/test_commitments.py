"""What was promised and what bears on it, on SQLite and PostgreSQL alike."""

from datetime import date

import pandas as pd

from dashboard.database import read_only_engine
from dashboard.queries.commitments import assessments_of_event, commitments_of_event, evidence_of_event, next_deadlines
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    area_row,
    assessment_row,
    commitment_evidence_row,
    commitment_party_row,
    commitment_row,
    commitment_topic_row,
    event_row,
    official_figure_row,
)

LATER = "2099-09-09-mariehamn-later"


def test_a_promise_says_by_whom_to_whom_and_about_what(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(sort_order=2), area_row(area_code="BV", sort_order=1)],
        commitment=[commitment_row(commitment_id=f"{EVENT}-c2"), commitment_row(deadline=date(2099, 12, 31), target_value=5.0)],
        commitment_party=[
            commitment_party_row(),
            commitment_party_row(area_code="BV"),
            commitment_party_row(area_code="AX", role="to"),
        ],
        commitment_topic=[commitment_topic_row(topic="meat"), commitment_topic_row()],
    )
    with read_only_engine(url).connect() as connection:
        rows = commitments_of_event(connection, EVENT)
    assert list(rows["commitment_id"]) == [f"{EVENT}-c1", f"{EVENT}-c2"]
    assert rows[["by_codes", "to_codes", "topics"]].to_numpy().tolist() == [["BV AX", "AX", "grain meat"], ["", "", ""]]
    first = rows.iloc[0]
    assert (first["deadline"], first["target_value"], first["event_title"]) == (pd.Timestamp(2099, 12, 31), 5.0, f"Meeting {EVENT}")
    assert rows[["deadline", "target_value"]].isna().to_numpy().tolist() == [[False, False], [True, True]]


def test_next_deadlines_are_open_promises_from_a_day_on(loaded_database: LoadDatabase) -> None:
    dated = {
        1: (date(2100, 5, 1), "announced"),
        2: (date(2100, 1, 1), "signed"),
        3: (date(2099, 12, 31), "signed"),
        4: (date(2100, 2, 1), "done"),
    }
    url = loaded_database(
        commitment=[commitment_row(commitment_id=f"{EVENT}-c{n}", deadline=day, stage=stage) for n, (day, stage) in dated.items()]
        + [commitment_row(commitment_id=f"{EVENT}-c5")],
    )
    with read_only_engine(url).connect() as connection:
        rows = next_deadlines(connection, date(2100, 1, 1))
        nearest = next_deadlines(connection, date(2100, 1, 1), nearest=1)
    assert list(rows["commitment_id"]) == [f"{EVENT}-c2", f"{EVENT}-c1"]
    assert list(nearest["commitment_id"]) == [f"{EVENT}-c2"]


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
    assert list(rows["commitment_id"]) == [f"{EVENT}-c1", f"{EVENT}-c2"]


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
        rows = evidence_of_event(connection, EVENT)
        assert len(evidence_of_event(connection, LATER)) == 0
    assert rows["event_title"].tolist()[0] == f"Meeting {LATER}"
    assert rows[["event_id", "figure_code"]].isna().to_numpy().tolist() == [[False, True], [True, False]]
    assert rows.loc[1, ["as_published", "stated_by", "note"]].tolist() == ["2 bn US dollars", "AX-CUSTOMS", "All of it."]


def test_the_latest_judgement_comes_first(loaded_database: LoadDatabase) -> None:
    judged = {1: date(2100, 1, 15), 2: date(2101, 1, 15), 3: date(2101, 1, 15)}
    url = loaded_database(
        commitment=[commitment_row()],
        assessment=[assessment_row(seq=seq, assessed_date=day) for seq, day in judged.items()],
    )
    with read_only_engine(url).connect() as connection:
        rows = assessments_of_event(connection, EVENT)
    assert list(rows["seq"]) == [3, 2, 1]
