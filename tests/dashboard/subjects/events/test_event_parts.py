"""What an event is made of and which others it belongs with, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.events import event_parts
from dashboard.subjects.events.event_parts import event_relations, other_events_of_people
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import EVENT, event_participant_row, event_relation_row, event_row

OTHER = "2099-07-mariehamn-sheep-fair"


def two_events(**other: object) -> list[dict[str, object]]:
    return [
        event_row(),
        event_row(
            event_id=OTHER, start_date=date(2099, 7, 1), end_date=date(2099, 7, 31), date_precision="month", **other
        ),
    ]


def test_a_relation_is_told_from_both_ends(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=two_events(), event_relation=[event_relation_row(event_id=OTHER, earlier_event_id=EVENT, kind="answers")]
    )
    with read_only_engine(url).connect() as connection:
        ends = {identity: event_relations(connection, identity) for identity in (EVENT, OTHER)}
    told = {
        identity: [(one.direction, one.relation, one.event.event_id, one.event.date_precision) for one in related]
        for identity, related in ends.items()
    }
    assert told == {EVENT: [("later", "answers", OTHER, "month")], OTHER: [("earlier", "answers", EVENT, "day")]}


def test_other_events_of_the_same_people_leave_this_one_out(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=two_events(),
        event_participant=[event_participant_row(), event_participant_row(event_id=OTHER, role="Minister of Goats")],
    )
    with read_only_engine(url).connect() as connection:
        (other,) = other_events_of_people(connection, EVENT)
    assert (other.person_code, other.event.event_id) == ("anna-alander", OTHER)


def test_parts_of_an_event_keep_the_order_of_the_note(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row()],
        event_participant=[event_participant_row(seq=2), event_participant_row(person_code="bo", role=None)],
    )
    with read_only_engine(url).connect() as connection:
        people = event_parts.participants(connection, (EVENT,))
        figures = event_parts.cited_figures(connection, EVENT)
        sources = event_parts.event_sources(connection, (EVENT,))
    assert [there.person.person_code for there in people] == ["bo", "anna-alander"]
    assert (len(figures), len(sources)) == (0, 0)
