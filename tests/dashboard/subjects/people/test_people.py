"""People, the events they attended and whom they met there, on SQLite and PostgreSQL alike."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.subjects.people.people import people, people_met, person_by_code, roles_at_events
from dashboard.subjects.promises.commitments import commitments_in_presence
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, commitment_row, event_participant_row, event_row, person_row

FIRST, SECOND = "2098-02-03-first", "2099-05-09-second"


def rows(url: str, question: Any, *arguments: str) -> list[dict[Any, Any]]:
    with read_only_engine(url).connect() as connection:
        frame: pd.DataFrame = question(connection, *arguments)
    return frame.to_dict("records")


def events() -> list[Row]:
    return [event_row(event_id=FIRST, start_date=date(2098, 2, 3)), event_row(event_id=SECOND)]


def attended(event: str, person: str, seq: int, **more: Any) -> Row:
    return event_participant_row(**({"event_id": event, "person_code": person, "seq": seq} | more))


def meetings() -> dict[str, list[Row]]:
    """Anna is at both, Berta of the other side at both, Carl of her own side at one."""
    people_there = [attended(event, "anna", 1, role="Minister") for event in (FIRST, SECOND)]
    people_there += [attended(event, "berta", 2, side_code="BV") for event in (FIRST, SECOND)]
    people_there.append(attended(SECOND, "carl", 3))
    return {
        "event": events(),
        "person": [
            person_row(person_code="anna"),
            person_row(person_code="berta", area_code="BV"),
            person_row(person_code="carl"),
        ],
        "event_participant": people_there,
    }


def test_people_come_with_how_many_events_and_when(loaded_database: LoadDatabase) -> None:
    found = rows(loaded_database(**meetings()), people)
    assert [(row["person_code"], row["area_code"], row["event_count"]) for row in found] == [
        ("anna", "AX", 2),
        ("berta", "BV", 2),
        ("carl", "AX", 1),
    ]
    assert (found[0]["first_date"], found[0]["last_date"]) == (pd.Timestamp(2098, 2, 3), pd.Timestamp(2099, 5, 9))


def test_who_attended_nothing_is_not_listed(loaded_database: LoadDatabase) -> None:
    assert rows(loaded_database(person=[person_row()]), people) == []


def test_two_roles_at_one_event_are_one_event(loaded_database: LoadDatabase) -> None:
    twice = [attended(SECOND, "anna", 1, role="Minister"), attended(SECOND, "anna", 2, role="Envoy")]
    url = loaded_database(event=events(), event_participant=twice)
    assert [row["event_count"] for row in rows(url, people)] == [1]
    assert [row["role"] for row in rows(url, roles_at_events, "anna")] == ["Minister", "Envoy"]


def test_a_person_is_found_by_the_code(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**meetings())
    assert [row["name_en"] for row in rows(url, person_by_code, "berta")] == ["Berta"]
    assert rows(url, person_by_code, "nobody") == []


def test_roles_come_with_the_event_at_which_they_are_attested(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**meetings())
    found = rows(url, roles_at_events, "anna")
    assert [(row["event_id"], row["role"], row["side_code"]) for row in found] == [
        (FIRST, "Minister", "AX"),
        (SECOND, "Minister", "AX"),
    ]
    assert len(rows(url, roles_at_events)) == 5


def test_people_met_are_counted_by_common_events(loaded_database: LoadDatabase) -> None:
    found = rows(loaded_database(**meetings()), people_met, "anna")
    assert [(row["person_code"], row["side_code"], row["is_other_side"], row["event_count"]) for row in found] == [
        ("berta", "BV", 1, 2),
        ("carl", "AX", 0, 1),
    ]
    assert found[0]["last_date"] == pd.Timestamp(2099, 5, 9)


def test_a_side_that_is_not_known_is_no_other_side(loaded_database: LoadDatabase) -> None:
    there = [attended(SECOND, "anna", 1), attended(SECOND, "berta", 2, side_code=None)]
    assert [
        row["is_other_side"]
        for row in rows(loaded_database(event=events(), event_participant=there), people_met, "anna")
    ] == [0]


def test_promises_in_their_presence_are_those_of_their_events_newest_first(loaded_database: LoadDatabase) -> None:
    promises = [commitment_row(commitment_id=f"{event}-c1") for event in (FIRST, SECOND)]
    url = loaded_database(**meetings(), commitment=promises)
    assert [row["commitment_id"] for row in rows(url, commitments_in_presence, "anna")] == [
        f"{SECOND}-c1",
        f"{FIRST}-c1",
    ]
    assert [row["commitment_id"] for row in rows(url, commitments_in_presence, "carl")] == [f"{SECOND}-c1"]
