"""The chain an event stands in, over any number of steps, on SQLite and PostgreSQL alike."""

from datetime import date

import pytest

from dashboard.subjects.events.event_parts import event_chain
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import Row, event_relation_row, event_row

NAMES = ("a", "b", "c", "d")


def events() -> list[Row]:
    return [event_row(event_id=name, start_date=date(2090 + place, 1, 1)) for place, name in enumerate(NAMES)]


def link(later: str, earlier: str, kind: str = "follows") -> Row:
    return event_relation_row(event_id=later, earlier_event_id=earlier, kind=kind)


def chain(url: str, event_id: str) -> list[str]:
    with read_only_engine(url).connect() as connection:
        return [event.event_id for event in event_chain(connection, event_id)]


@pytest.mark.parametrize("start", ["a", "b", "c"])
def test_the_whole_chain_is_found_from_each_of_its_events(loaded_database: LoadDatabase, start: str) -> None:
    assert chain(loaded_database(event=events(), event_relation=[link("b", "a"), link("c", "b")]), start) == [
        "a",
        "b",
        "c",
    ]


def test_events_that_follow_the_same_one_are_not_in_each_others_chain(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=events(), event_relation=[link("b", "a"), link("c", "a"), link("d", "c")])
    assert chain(url, "b") == ["a", "b"]
    assert chain(url, "c") == ["a", "c", "d"]
    assert chain(url, "a") == ["a", "b", "c", "d"]


def test_an_answer_is_no_link_of_a_chain(loaded_database: LoadDatabase) -> None:
    assert chain(loaded_database(event=events(), event_relation=[link("b", "a", "answers")]), "b") == ["b"]


def test_a_circle_comes_to_an_end(loaded_database: LoadDatabase) -> None:
    assert chain(loaded_database(event=events(), event_relation=[link("b", "a"), link("a", "b")]), "a") == ["a", "b"]


def test_an_event_that_is_not_there_has_no_chain(loaded_database: LoadDatabase) -> None:
    assert chain(loaded_database(event=events()), "x") == []
