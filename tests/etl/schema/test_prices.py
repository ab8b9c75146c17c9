"""Tables beside trade refuse a price of nothing and words of no list."""

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

CLOSED = [
    (schema.price, "period_kind"),
    (schema.price, "currency"),
    (schema.price, "quality"),
    (schema.exchange_rate, "period_kind"),
    (schema.exchange_rate, "currency"),
    (schema.exchange_rate, "per_currency"),
    (schema.exchange_rate, "kind"),
    (schema.exchange_rate, "quality"),
    (schema.production, "period_kind"),
    (schema.production, "status"),
    (schema.production, "quality"),
]


@pytest.mark.parametrize(
    "table",
    [schema.price_good, schema.nearest_price, schema.price, schema.exchange_rate, schema.production, schema.crop_code],
    ids=str,
)
def test_a_row_is_taken_once(table: Table) -> None:
    row = made(table)

    assert refusal(table, row) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(("table", "column"), CLOSED, ids=str)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)


@pytest.mark.parametrize("table", [schema.price, schema.exchange_rate], ids=str)
def test_a_price_and_a_rate_are_above_nought(table: Table) -> None:
    for value in (0.0, -1.0):
        assert refusal(table, made(table, value=value)) == f"CHECK constraint failed: ck_{table.name}_value"
    assert refusal(table, made(table, value=None)) == f"NOT NULL constraint failed: {table.name}.value"


def test_a_harvest_may_be_unknown_in_part_and_goods_may_have_no_price_near_them() -> None:
    unknown = made(schema.production, area_harvested_ha=None, yield_kg_per_ha=None, production_t=None)

    assert refusal(schema.production, unknown) == ""
    assert refusal(schema.nearest_price, made(schema.nearest_price, price_good_code=None)) == ""
