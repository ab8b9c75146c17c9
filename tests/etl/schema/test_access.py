"""Tables of market access refuse what an act cannot be."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.access_good_code, "basis"),
    (schema.market_access, "kind"),
    (schema.market_access, "force"),
    (schema.market_access, "scope"),
    (schema.market_access, "date_precision"),
    (schema.market_access, "date_basis"),
    (schema.market_access, "unit"),
    (schema.market_access_conflict, "about"),
]


@pytest.mark.parametrize(
    "table",
    [
        schema.access_good,
        schema.access_good_part,
        schema.access_good_code,
        schema.market_access,
        schema.market_access_event,
        schema.market_access_conflict,
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


def test_an_act_ends_no_earlier_than_it_begins() -> None:
    first = date(2099, 5, 9)

    assert refusal(schema.market_access, made(schema.market_access, from_date=first, last_date=first)) == ""
    assert refusal(schema.market_access, made(schema.market_access, last_date=date(2099, 5, 8))) == (
        "CHECK constraint failed: ck_market_access_last_date"
    )


def test_a_total_is_no_code_of_a_good() -> None:
    row = made(schema.access_good_code, basis="published")

    assert refusal(schema.access_good_code, row) == of_list(schema.access_good_code, "basis")
