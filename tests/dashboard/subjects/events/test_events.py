"""Which events a filter keeps and what an event is made of, on SQLite and PostgreSQL alike."""

from datetime import date

import pytest

from dashboard.subjects.events.events import EventFilters, event_by_id, events_with
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.made_events import made_event
from tests.factories import (
    EVENT,
    area_member_row,
    area_row,
    event_participant_row,
    event_party_row,
    event_row,
    event_topic_row,
    term_row,
)

OTHER = "2099-07-mariehamn-sheep-fair"


def found(url: str, **filters: object) -> list[str]:
    with read_only_engine(url).connect() as connection:
        return [event.event_id for event in events_with(connection, EventFilters(**filters))]


def two_events(**other: object) -> list[dict[str, object]]:
    return [
        event_row(),
        event_row(
            event_id=OTHER, start_date=date(2099, 7, 1), end_date=date(2099, 7, 31), date_precision="month", **other
        ),
    ]


def test_an_event_row_names_its_parties_and_topics_in_their_order(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[area_row(sort_order=2), area_row(area_code="BV", sort_order=1)],
        term=[term_row(term_code="grain", sort_order=2), term_row(term_code="meat", sort_order=1)],
        event=[event_row()],
        event_party=[event_party_row(), event_party_row(area_code="BV")],
        event_topic=[event_topic_row(), event_topic_row(topic="meat")],
    )
    with read_only_engine(url).connect() as connection:
        (event,) = events_with(connection, EventFilters())
    assert event == made_event(title=f"Meeting {EVENT}", parties=("BV", "AX"), topics=("meat", "grain"))


def test_newest_come_first_and_as_many_as_asked(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=two_events())
    with read_only_engine(url).connect() as connection:
        assert [event.event_id for event in events_with(connection, EventFilters())] == [OTHER, EVENT]
        (newest,) = events_with(connection, EventFilters(), newest=1)
    assert (newest.event_id, newest.parties, newest.topics) == (OTHER, (), ())


def test_all_parties_asked_for_must_take_part(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=two_events(),
        event_party=[event_party_row(area_code=code) for code in ("AX", "BV")] + [event_party_row(event_id=OTHER)],
    )
    assert found(url, parties=("AX",)) == [OTHER, EVENT]
    assert found(url, parties=("AX", "BV")) == [EVENT]


def test_a_party_stands_for_its_members_and_regions(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        area=[
            area_row(),
            *(area_row(area_code=code) for code in ("BV", "XG")),
            area_row(area_code="BV-1", kind="region", parent_code="BV"),
        ],
        area_member=[area_member_row(area_code="AX")],
        event=two_events(),
        event_party=[event_party_row(), event_party_row(event_id=OTHER, area_code="BV-1")],
    )
    assert found(url, parties=("XG",)) == [EVENT]
    assert found(url, parties=("BV",)) == [OTHER]


def test_one_kind_and_one_topic_is_enough(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=two_events(kind="business_forum"),
        event_topic=[event_topic_row(), event_topic_row(event_id=OTHER, topic="meat")],
    )
    assert found(url, kinds=("business_forum",)) == [OTHER]
    assert found(url, kinds=("business_forum", "ministerial_meeting")) == [OTHER, EVENT]
    assert found(url, topics=("grain",)) == [EVENT]
    assert found(url, topics=("grain", "meat"), kinds=("summit",)) == []


@pytest.mark.parametrize(
    ("first", "last", "kept"), [(2099, 2100, True), (2100, 2101, True), (2101, None, False), (None, 2098, False)]
)
def test_an_event_over_new_year_lies_in_both_years(
    loaded_database: LoadDatabase, first: int | None, last: int | None, *, kept: bool
) -> None:
    url = loaded_database(event=[event_row(start_date=date(2099, 12, 30), end_date=date(2100, 1, 2))])
    assert found(url, first_year=first, last_year=last) == ([EVENT] if kept else [])


def test_all_persons_asked_for_must_take_part(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=two_events(),
        event_participant=[
            event_participant_row(),
            event_participant_row(seq=2, person_code="bo"),
            event_participant_row(event_id=OTHER),
        ],
    )
    assert found(url, persons=("anna-alander",)) == [OTHER, EVENT]
    assert found(url, persons=("anna-alander", "bo")) == [EVENT]


def test_events_that_a_search_found_are_kept_and_none_where_it_found_none(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=two_events())
    assert found(url, found=(EVENT, "2099-no-event")) == [EVENT]
    assert found(url, found=()) == []


def test_an_unknown_id_gives_no_row(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row()])
    with read_only_engine(url).connect() as connection:
        assert event_by_id(connection, "nowhere") is None
        note = event_by_id(connection, EVENT)
    assert note is not None
    assert (note.event.event_id, note.text, note.file) == (EVENT, "Made up.", f"events/2099/{EVENT}.md")
