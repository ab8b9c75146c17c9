"""A bucket of made-up trade, cut by hand."""

from pathlib import Path

from etl import schema
from etl.build.reach import goods_kinds
from etl.build.read_trade import check_trade
from etl.build.trade.cells import CellsWork
from etl.build.trade.context import Shown, TradeContext, categories_of
from etl.build.trade.cuts import RANGE_ROWS, cut_series
from etl.build.trade.plan import files_of
from etl.build.trade.trade_counts import count_trades
from etl.inputs.codes import known_codes
from etl.values.commodities import add_commodities
from etl.values.frames import rows_to_frame
from etl.values.keyed_rows import Key
from tests.etl.made_inputs import made_up_reference
from tests.etl.received import LAYOUT


def cells_work(data_dir: Path, *keys: Key, shown: Shown | None = None) -> CellsWork:
    """The bucket of these reporters, flows and years, without corrections, all series of a side in one piece."""
    tables = made_up_reference().tables
    trade = check_trade(data_dir, known_codes(made_up_reference()), layouts=[LAYOUT])
    source = rows_to_frame(schema.source, [file.card.row for file in trade.files[:1]])
    snapshots = [file.snapshot_key for file in trade.files]
    known = {**tables, "source": source, "commodity": add_commodities(tables["commodity"], trade.titles)}
    texts = {"quantity_unit": [], "hs_revision": []}
    arrivals = {file.snapshot_key: file.arrival for file in trade.files if file.arrival}
    (one,) = cut_series(count_trades(trade.files, RANGE_ROWS), RANGE_ROWS)
    categories = categories_of(known, snapshots, texts)
    goods = goods_kinds(known["commodity"], known["commodity_group_member"])
    context = TradeContext(
        known, trade.listed, goods, categories, trade.gates, frozenset(), arrivals, one.pieces, shown=shown or Shown()
    )
    return CellsWork(0, keys, files_of(trade.files, keys), (), context, data_dir.parent)
