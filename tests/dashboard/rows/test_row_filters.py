"""Restrictions by codes: exactly the rows that have one of them, on SQLite and PostgreSQL alike."""

import pytest

from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows


@pytest.mark.parametrize(
    ("filters", "values"),
    [
        ({"partner": ("CX",)}, [-5.0]),
        ({"partner": ("XG",)}, [-5.0, 1_000_000.0, 1_000_000.0]),
        ({"partner": ("CX", "BV"), "flow": ("import",)}, [-5.0]),
        ({"group": ("meat",)}, [1_000_000.0]),
        ({"commodity": ("HS:1001",)}, [-5.0, 1_000_000.0]),
        ({"period": ("year",)}, [-5.0]),
        ({"quality": ("suspect",)}, [-5.0]),
    ],
)
def test_codes_say_which_rows_are_meant(
    loaded_database: LoadDatabase, filters: dict[str, object], values: list[float]
) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert sorted(rows(connection, "trade", **filters)["value_usd"]) == values
