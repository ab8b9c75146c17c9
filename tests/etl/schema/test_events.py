"""Tables of events refuse what no note can say."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.event, "date_precision"),
    (schema.event, "kind"),
    (schema.event, "confidence"),
    (schema.event_topic, "topic"),
    (schema.event_relation, "kind"),
]


@pytest.mark.parametrize(
    "table",
    [
        schema.event,
        schema.event_party,
        schema.event_participant,
        schema.event_topic,
        schema.event_figure,
        schema.event_source,
        schema.event_relation,
    ],
    ids=str,
)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


def test_an_event_ends_no_earlier_than_it_begins() -> None:
    backwards = made(schema.event, start_date=date(2099, 5, 9), end_date=date(2099, 5, 8))

    assert refusal(schema.event, backwards) == "CHECK constraint failed: ck_event_dates"


@pytest.mark.parametrize("column", ["title", "note", "file", "known_from"])
def test_an_event_is_never_without_its_title_text_file_and_day(column: str) -> None:
    assert refusal(schema.event, made(schema.event, **{column: None})) == f"NOT NULL constraint failed: event.{column}"
