"""Tables of how far figures reach refuse words of no list, and days follow each other."""

from datetime import date

import pytest
from sqlalchemy import Table

from etl import schema
from tests.etl.schema.refusing import made, of_list, refusal, refused_word

TABLES = [schema.trade_reach, schema.group_reach]


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_a_trade_has_one_row_a_day(table: Table) -> None:
    row = made(table, known_from=date(2099, 1, 1))

    assert refusal(table, row, row | {"known_from": date(2099, 6, 1)}) == ""
    assert refusal(table, row, row).startswith("UNIQUE constraint failed")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *((table, column) for table in TABLES for column in ("flow", "period_kind")),
        (schema.trade_reach, "quality"),
        (schema.group_reach, "level"),
        (schema.group_reach, "valuation"),
        (schema.goods_kind, "level"),
        *(
            (table, column)
            for table in (schema.trade_years, schema.trade_count, schema.goods_reach)
            for column in ("flow", "period_kind", "quality")
        ),
        (schema.named_goods, "flow"),
        *((schema.largest_goods, column) for column in ("flow", "level", "valuation")),
    ],
    ids=str,
)
def test_a_word_of_no_list_is_refused(table: Table, column: str) -> None:
    assert refused_word(table, column) == of_list(table, column)
