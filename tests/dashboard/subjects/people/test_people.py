"""People, the events they attended and whom they met there, on SQLite and PostgreSQL alike."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from dashboard.subjects.people.people import people, people_at_events, people_met, person_by_code, roles_at_events
from dashboard.subjects.promises.commitments import commitments_in_presence
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, commitment_row, event_participant_row, event_row, person_role_row, person_row

T = TypeVar("T")
FIRST, SECOND = "2098-02-03-first", "2099-05-09-second"


def answer(url: str, question: Callable[..., T], *arguments: str) -> T:
    with read_only_engine(url).connect() as connection:
        return question(connection, *arguments)


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
    found = answer(loaded_database(**meetings()), people)
    assert [(one.person.person_code, one.person.area_code, one.event_count) for one in found] == [
        ("anna", "AX", 2),
        ("berta", "BV", 2),
        ("carl", "AX", 1),
    ]
    assert (found[0].first_date, found[0].last_date) == (date(2098, 2, 3), date(2099, 5, 9))


def test_who_attended_nothing_is_not_listed(loaded_database: LoadDatabase) -> None:
    assert answer(loaded_database(person=[person_row()]), people) == []


def test_two_roles_at_one_event_are_one_event(loaded_database: LoadDatabase) -> None:
    twice = [attended(SECOND, "anna", 1, role="Minister"), attended(SECOND, "anna", 2, role="Envoy")]
    url = loaded_database(event=events(), event_participant=twice)
    assert [one.event_count for one in answer(url, people)] == [1]
    assert [held.role for held in answer(url, roles_at_events, "anna")] == ["Minister", "Envoy"]


def test_a_person_is_found_by_the_code(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**meetings())
    found = answer(url, person_by_code, "berta")
    assert found is not None
    assert (found.area_code, found.name) == ("BV", found.titles["en"])
    assert answer(url, person_by_code, "nobody") is None


def test_roles_come_with_the_event_at_which_they_are_attested(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**meetings())
    found = answer(url, roles_at_events, "anna")
    assert [(held.event_id, held.role, held.side_code) for held in found] == [
        (FIRST, "Minister", "AX"),
        (SECOND, "Minister", "AX"),
    ]
    assert len(answer(url, roles_at_events)) == 5


def test_people_met_are_counted_by_common_events(loaded_database: LoadDatabase) -> None:
    found = answer(loaded_database(**meetings()), people_met, "anna")
    assert [(one.person.person_code, one.person.area_code, one.is_other_side, one.event_count) for one in found] == [
        ("berta", "BV", True, 2),
        ("carl", "AX", False, 1),
    ]
    assert found[0].last_date == date(2099, 5, 9)


def test_a_side_that_is_not_known_is_no_other_side(loaded_database: LoadDatabase) -> None:
    there = [attended(SECOND, "anna", 1), attended(SECOND, "berta", 2, side_code=None)]
    met = answer(loaded_database(event=events(), event_participant=there), people_met, "anna")
    assert [one.is_other_side for one in met] == [False]


def test_promises_in_their_presence_are_those_of_their_events_newest_first(loaded_database: LoadDatabase) -> None:
    promises = [commitment_row(commitment_id=f"{event}-c1") for event in (FIRST, SECOND)]
    url = loaded_database(**meetings(), commitment=promises)
    assert [one.commitment_id for one in answer(url, commitments_in_presence, "anna")] == [
        f"{SECOND}-c1",
        f"{FIRST}-c1",
    ]
    assert [one.commitment_id for one in answer(url, commitments_in_presence, "carl")] == [f"{SECOND}-c1"]


def test_people_come_by_number_of_events_with_their_latest_role(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=events(),
        person=[person_row(), person_row(person_code="bo"), person_row(person_code="cy")],
        person_role=[
            person_role_row(role="Minister of Goats", seen_from=date(2099, 6, 1), seen_to=date(2099, 6, 1)),
            person_role_row(),
        ],
        event_participant=[
            attended(FIRST, "bo", 2, role=None),
            attended(FIRST, "anna-alander", 1),
            attended(SECOND, "anna-alander", 1),
        ],
    )
    found = answer(url, people_at_events)
    assert [(one.person.person_code, one.event_count, one.role) for one in found] == [
        ("anna-alander", 2, "Minister of Goats"),
        ("bo", 1, None),
    ]
