"""Files of made-up trade with their card, and what is read of them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from etl.build.read_trade import check_trade, settle
from etl.inputs.codes import known_codes
from etl.inputs.reference import add_named_commodities
from etl.publishers.layouts import Layout
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
    return read_trade(data_dir)


def read_trade(data_dir: Path, layouts: Sequence[Layout] | None = None) -> Reading:
    """The trade figures below a folder, by the made-up reference and the commodities that arrivals name: whole tables."""
    reference = made_up_reference()
    trade = check_trade(data_dir, known_codes(reference), layouts=layouts)
    named = replace(reference, tables=dict(reference.tables))
    add_named_commodities(named, trade.titles, data_dir)
    return whole(settle(trade, named.tables, data_dir))


def whole(reading: Reading) -> Reading:
    """The reading with its stored tables among the others; they are small."""
    stored = {name: table.to_frame() for name, table in reading.stored.items()}
    return replace(reading, tables=reading.tables | stored)
