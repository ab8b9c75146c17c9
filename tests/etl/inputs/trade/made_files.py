"""Files of made-up trade with their card, and what is read of them."""

from pathlib import Path

from etl.build.read_trade import read_trade
from etl.inputs.codes import known_codes
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    CARD,
    Row,
    made_up_reference,
    trade_text,
    write_data,
    yaml_text,
)

CSV = "data/trade/aland.csv"


def read(tmp_path: Path, *rows: Row, card: Row = CARD, text: str | None = None) -> Reading:
    files = {"trade/aland.csv": text or trade_text(*rows), "trade/aland.yml": yaml_text(card)}
    data_dir = write_data(tmp_path, files)
    return read_trade(data_dir, known_codes(made_up_reference())).reading
