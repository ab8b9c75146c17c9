"""Tables of asks refuse an answer without its extent, and words of no list."""

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word
from tests.factories import EVENT


@pytest.mark.parametrize("table", [schema.ask, schema.ask_party, schema.ask_topic], ids=str)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), [(schema.ask_party, "role"), (schema.ask_topic, "topic")], ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


@pytest.mark.parametrize(
    ("event_id", "extent", "said"),
    [
        (None, None, ""),
        (EVENT, "partly", ""),
        (EVENT, None, of_list(schema.ask, "answer")),
        (None, "partly", of_list(schema.ask, "answer")),
        (EVENT, "nearly", of_list(schema.ask, "answer_extent")),
    ],
)
def test_an_answer_has_its_event_and_its_extent(event_id: str | None, extent: str | None, said: str) -> None:
    row = made(schema.ask) | {"answered_by_event_id": event_id, "answer_extent": extent}

    assert refusal(schema.ask, row) == said


def test_a_place_in_a_note_is_that_of_one_ask() -> None:
    first = made(schema.ask)

    assert refusal(schema.ask, first, first | {"ask_id": "another"}) == (
        "UNIQUE constraint failed: ask.event_id, ask.seq"
    )
