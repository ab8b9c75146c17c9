"""Stated figures as rows."""

import pytest

from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows
from tests.factories import commodity_row, observation_row


def test_repeated_statements_are_there_unless_left_out(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert list(rows(connection, "figures")["figure_code"]) == ["F0001", "F0002"]
        assert list(rows(connection, "figures", shown=("1",))["figure_code"]) == ["F0001"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("barley", ["HS:1003"]),
        ("guess", ["HS:1001"]),
        ("grain", ["HS:1001", "HS:1003"]),
        ("rye", []),
        ("barley guess", []),
    ],
)
def test_trade_is_found_by_titles_of_goods_and_by_notes(
    loaded_database: LoadDatabase, words: str, found: list[str]
) -> None:
    goods = {"HS:1001": "Wheat, a grain", "HS:1003": "Barley, a grain"}
    url = loaded_database(
        commodity=[commodity_row(commodity_id=code, title_en=name) for code, name in goods.items()],
        observation=[
            observation_row(commodity_id=code, note=note) for code, note in zip(goods, ("A guess", None), strict=True)
        ],
    )
    with read_only_engine(url).connect() as connection:
        assert list(rows(connection, "trade", text=words)["commodity_id"]) == found
