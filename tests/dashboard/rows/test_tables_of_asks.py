"""What one side asked of the other as rows that are taken away."""

from datetime import date

import pytest

from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import EVENT, area_row, ask_party_row, ask_row, ask_topic_row, event_row, term_row

LATER = "2099-09-09-mariehamn-later"
ANSWERED = date(2099, 9, 9)


@pytest.fixture(name="address")
def loaded_address(loaded_database: LoadDatabase) -> str:
    answer = {"answered_by_event_id": LATER, "answer_extent": "partly", "answer_note": "Half of them."}
    return loaded_database(
        area=[area_row(), area_row(area_code="BV", sort_order=2)],
        event=[event_row(), event_row(event_id=LATER, start_date=ANSWERED)],
        ask=[ask_row(account_of="AX", answer_known_from=ANSWERED, **answer), ask_row(ask_id=f"{EVENT}-a2")],
        ask_party=[ask_party_row(), ask_party_row(area_code="BV", role="to")],
        ask_topic=[ask_topic_row()],
        term=[
            term_row(list_name="topic", term_code="grain", title_en="Grain"),
            term_row(list_name="answer_extent", term_code="partly", title_en="Answered in part"),
        ],
    )


def test_an_ask_is_one_row_with_parties_topics_and_answer(address: str) -> None:
    told = ("text", "account_of_name", "answer_extent_name", "answered_by_event_id", "answer_note")
    parts = ("asked_by_names", "asked_of_names", "topic_names")
    with read_only_engine(address).connect() as connection:
        first, second = read_rows(connection, TABLES["asks"], RowFilters(), "en").fillna("").to_dict("records")

    assert [first[name] for name in told] == ["Let apples in", "Aland", "Answered in part", LATER, "Half of them."]
    assert [first[name] for name in parts] == ["Aland", "Bouvet", "Grain"]
    assert [second[name] for name in (*told, *parts)] == ["Let apples in", *([""] * 7)]


def test_an_answer_that_is_not_known_yet_is_not_in_the_row(address: str) -> None:
    with read_only_engine(address, date(2099, 9, 8)).connect() as connection:
        rows = read_rows(connection, TABLES["asks"], RowFilters(), "en").fillna("").to_dict("records")

    assert [(row["answer_extent"], row["answer_note"]) for row in rows] == [("", ""), ("", "")]
