"""Tables of crossings refuse a mode that is none."""

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word


@pytest.mark.parametrize("table", [schema.crossing_line, schema.cargo_mode], ids=str)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(
    ("table", "column"),
    [(schema.crossing_line, "mode"), (schema.cargo_mode, "mode"), (schema.cargo_mode, "indicator")],
    ids=str,
)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


def test_a_crossing_has_a_line_for_each_mode() -> None:
    row = made(schema.crossing_line, mode="rail")

    assert refusal(schema.crossing_line, row, row | {"mode": "road"}) == ""
