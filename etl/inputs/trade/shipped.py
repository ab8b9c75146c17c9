"""Trade figures that ship with the project: ``data/trade/<source>.csv`` with ``<source>.yml`` beside it."""

from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import Fault
from etl.inputs.cards import SourceCard, read_source_card
from etl.inputs.codes import KnownCodes
from etl.inputs.files import find_inputs, read_csv_rows
from etl.inputs.trade.trade_file import COLUMNS, KEY, OPTIONAL, TradeFile, read_trade_rows
from etl.values.gates import Gates
from etl.values.reading import FileCount
from etl.vocabulary.sources import SourceKind

__all__ = ["COLUMNS", "KEY", "OPTIONAL", "TradeFiles", "read_shipped"]


@dataclass
class TradeFiles:
    """Files of trade figures in the order in which they came, with the cards of their sources.

    ``counts`` and ``faults`` are of what is no such file: cards, and files that could not be read at all.
    """

    files: list[TradeFile] = field(default_factory=list)
    cards: dict[str, SourceCard] = field(default_factory=dict)
    counts: list[FileCount] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_shipped(data_dir: Path, codes: KnownCodes, gates: Gates) -> TradeFiles:
    """Every file of trade figures that ships with the project.

    A row that fails a check is refused alone; a file whose ``.yml`` is missing or faulty is refused whole.
    """
    paths, strays = find_inputs(data_dir / "trade", data_dir, (".csv", ".yml"))
    shipped = TradeFiles(faults=list(strays))
    for path in sorted({path.with_suffix(".csv") for path in paths}):
        described = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.TABLE)
        rows = read_csv_rows(path, data_dir, COLUMNS, OPTIONAL)
        if described.card is None or not rows.source.sha256:
            refused = described.refuse_with(rows)
            shipped.counts += refused.files
            shipped.faults += refused.faults
            continue
        shipped.counts += described.files
        shipped.cards[path.stem] = described.card
        shipped.files.append(read_trade_rows(rows, described.card, codes, gates, described.card.to_snapshot(rows)))
    return shipped
