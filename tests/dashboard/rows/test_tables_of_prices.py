"""Prices, rates, harvests and nearest prices as rows: with units, names, and where each is from."""

from typing import Any

import pytest

from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.factories import (
    area_row,
    commodity_row,
    exchange_rate_row,
    nearest_price_row,
    price_good_row,
    price_row,
    production_row,
    term_row,
)
from tests.loading import file_of

ROWS = {
    "price": [price_row(source_row=7)],
    "price_good": [price_good_row(definition="Rye, free on board.")],
    "exchange_rate": [exchange_rate_row(kind="official", days_held=4)],
    "production": [production_row()],
    "nearest_price": [nearest_price_row(), nearest_price_row(commodity_id="HS:1002", price_good_code=None)],
    "commodity": [commodity_row(commodity_id="FAO:rye", title_en="Rye"), commodity_row(commodity_id="HS:1002")],
    "area": [area_row()],
    "term": [
        term_row(list_name="currency", term_code="CNY", title_en="Yuan"),
        term_row(list_name="rate_kind", term_code="official", title_en="Official rate"),
    ],
}


def taken(table: str, *columns: str, **chosen: str) -> list[tuple[Any, ...]]:
    filters = RowFilters(tuple((name, (code,)) for name, code in chosen.items()))
    with read_only_engine(file_of(**ROWS)).connect() as connection:
        found = read_rows(connection, TABLES[table], filters, "en")[list(columns)]
    return [tuple(row) for row in found.astype(object).where(found.notna(), None).to_numpy()]


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            "prices",
            {"price_good_name": "Rye", "price": 250.0, "unit": "t", "definition": "Rye, free on board.", "file_row": 7},
        ),
        (
            "exchange_rates",
            {
                "currency_name": "Yuan",
                "per_currency": "USD",
                "rate": 8.0,
                "rate_kind_name": "Official rate",
                "days_held": 4,
            },
        ),
        (
            "production",
            {"producer_name": "Aland", "crop_name": "Rye", "production_t": 200.0, "yield_kg_per_ha": 2000.0},
        ),
    ],
)
def test_a_row_tells_the_value_in_its_unit_with_names_beside_codes(table: str, cells: dict[str, object]) -> None:
    assert taken(table, *cells) == [tuple(cells.values())]


def test_goods_without_a_price_near_them_have_a_row_that_says_so() -> None:
    assert taken("nearest_prices", "commodity_id", "price_good_code", "reason") == [
        ("HS:1001", "rye", "Both are grain."),
        ("HS:1002", None, "Both are grain."),
    ]
    assert taken("nearest_prices", "commodity_id", price_good="rye") == [("HS:1001",)]
