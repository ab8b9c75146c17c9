from pathlib import Path
from typing import Any

import pytest

from etl import schema
from tests.etl.inputs.trade.made_files import CSV, read, read_trade
from tests.etl.made_inputs import (
    CARD,
    counts,
    rows_of,
    said,
    trade_text,
    write_data,
    yaml_text,
)


def test_frames_have_the_columns_of_their_tables(tmp_path: Path) -> None:
    tables = read(tmp_path, {}).tables

    assert {"source", "snapshot", "observation"} <= set(tables)
    assert {name: list(frame.columns) for name, frame in tables.items()} == {
        name: list(schema.metadata.tables[name].columns.keys()) for name in tables
    }


def test_derived_months_come_where_the_card_asks_for_them(tmp_path: Path) -> None:
    rows = [{"period": "2099-01/2099-04", "value": "4"}, {"period": "2099-01/2099-05", "value": "9.5"}]
    asked = read(tmp_path / "asked", *rows, card=CARD | {"derive_months": "true"}).tables["observation"]
    plain = read(tmp_path / "plain", *rows).tables["observation"]

    assert rows_of(asked.loc[asked["is_derived"]], "period_start", "value_usd", "source_row") == [
        {"period_start": "2099-05-01", "value_usd": 5500.0, "source_row": 3}
    ]
    assert (len(asked), len(plain)) == (3, 2)


@pytest.mark.parametrize(
    ("name", "rest"), [("aland.csv", {"data/trade/aland.yml": (1, 0, 1)}), ("aland.yml", {CSV: (1, 0, 1)})]
)
def test_a_table_and_its_card_go_together(tmp_path: Path, name: str, rest: dict[str, Any]) -> None:
    data_dir = write_data(tmp_path, {"trade/aland.csv": trade_text({}), "trade/aland.yml": yaml_text(CARD)})
    (data_dir / "trade" / name).unlink()
    reading = read_trade(data_dir)

    assert said(reading) == [f"data/trade/{name}: the file is missing. Put it back; data/README.md gives its form."]
    assert counts(reading) == rest
