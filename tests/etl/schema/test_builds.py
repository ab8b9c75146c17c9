"""The build's own tables refuse counts and words that cannot be."""

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.rejection, "kind"),
    (schema.finding, "severity"),
]


@pytest.mark.parametrize(
    "table", [schema.build, schema.build_file, schema.rejection, schema.finding, schema.revision], ids=str
)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


def test_what_was_loaded_and_rejected_is_what_was_read() -> None:
    whole = made(schema.build_file, rows_read=3, rows_loaded=2, rows_rejected=1)

    assert refusal(schema.build_file, whole) == ""
    assert refusal(schema.build_file, whole | {"rows_read": 4}) == "CHECK constraint failed: ck_build_file_counts"
