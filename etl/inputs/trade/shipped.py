"""Trade figures that ship with the project: ``data/trade/<source>.csv`` with ``<source>.yml`` beside it."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from etl.errors import Fault
from etl.inputs.cards import CardReading, SourceCard, read_source_card
from etl.inputs.codes import KnownCodes
from etl.inputs.files import find_inputs, read_csv_block, read_csv_rows
from etl.inputs.trade.trade_file import CODED, COLUMNS, OPTIONAL
from etl.inputs.trade.trade_input import BLOCK_BYTES, Reader, TradeInput, describe_input, list_reads, plan_input
from etl.values.reading import FileCount, Reading
from etl.values.snapshots import SnapshotRow
from etl.vocabulary.sources import SourceKind

OWN_FORM = Reader(
    "data/trade",
    partial(read_csv_rows, columns=COLUMNS, optional=OPTIONAL, coded=CODED),
    partial(read_csv_block, columns=COLUMNS, optional=OPTIONAL, coded=CODED),
)
"""How files in the form of ``data/trade`` are read."""


@dataclass(frozen=True)
class PlannedFile:
    """A file of figures to be read, its snapshot without a count of its rows, and the arrival that it came with."""

    input: TradeInput
    snapshot: SnapshotRow
    arrival: str = ""


@dataclass
class TradeFiles:
    """Files of trade figures in the order in which they came, with the cards of their sources.

    ``counts`` and ``faults`` are of what is no such file: cards, and files that could not be read at all.
    """

    files: list[PlannedFile] = field(default_factory=list)
    cards: dict[str, SourceCard] = field(default_factory=dict)
    counts: list[FileCount] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def plan_shipped(data_dir: Path, codes: KnownCodes, *, block_bytes: int = BLOCK_BYTES) -> TradeFiles:
    """Every file of trade figures that ships with the project.

    A row that fails a check is refused alone; a file whose ``.yml`` is missing or faulty is refused whole.
    """
    paths, strays = find_inputs(data_dir / "trade", data_dir, (".csv", ".yml"))
    shipped = TradeFiles(faults=list(strays))
    for path in sorted({path.with_suffix(".csv") for path in paths}):
        described = read_source_card(path.with_suffix(".yml"), data_dir, SourceKind.TABLE)
        card = described.card
        if card is None or not path.is_file():
            refused = _refuse(path, data_dir, described, block_bytes)
            shipped.counts += refused.files
            shipped.faults += refused.faults
            continue
        shipped.counts += described.files
        shipped.cards[path.stem] = card
        planned = plan_input(path, data_dir, OWN_FORM, card, codes, is_received=False, block_bytes=block_bytes)
        shipped.files.append(PlannedFile(planned, card.to_snapshot(planned.source)))
    return shipped


def _refuse(path: Path, data_dir: Path, described: CardReading, block_bytes: int) -> Reading:
    """The reading of a source that cannot be loaded; how many rows it has is counted all the same."""
    if not path.is_file():
        return described.refuse_with(OWN_FORM.whole(path, data_dir))
    source = describe_input(path, data_dir)
    reads = list_reads(path, data_dir, source, OWN_FORM, block_bytes)
    return described.refuse_all(source, (read() for _, read in reads))
