"""Trade figures that came by fetch or import: ``data/snapshots``, read by layout and by card."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from etl.errors import Fault
from etl.inputs.cards import CardReading, SourceCard, read_cards
from etl.inputs.codes import KnownCodes
from etl.inputs.files import InputFile, file_label
from etl.inputs.trade.shipped import PlannedFile, TradeFiles
from etl.inputs.trade.snapshots import CARD, Arrival, ReceivedFile
from etl.inputs.trade.trade_input import BLOCK_BYTES, plan_input
from etl.publishers.layouts import Layout, reader_of
from etl.publishers.registry import is_figure_layout, layout_named
from etl.values.snapshots import SnapshotRow

TellPart = Callable[[str], None]


def plan_received(
    data_dir: Path,
    listed: Sequence[Arrival],
    codes: KnownCodes,
    shipped: Mapping[str, SourceCard],
    *,
    layouts: Sequence[Layout] | None = None,
    tell: TellPart = lambda _: None,
    block_bytes: int = BLOCK_BYTES,
) -> TradeFiles:
    """Every file of every arrival ``listed``, oldest first.

    A source that ships with the project has the card beside its file, any other the one in ``data/sources``. An arrival
    whose source has no sound card, or whose layout is gone, is refused whole. ``tell`` is told each arrival before it
    is read. Arrivals of prices, rates and harvests are none of trade's (``etl.build.read_editions``).
    """
    arrivals = [arrival for arrival in listed if not is_figure_layout(arrival.layout)]
    described, strays = read_cards(data_dir)
    received = TradeFiles(cards=dict(shipped), faults=strays)
    for code, reading in described.items():
        received.faults += reading.faults
        if code in shipped:
            label = file_label(data_dir / "sources" / f"{code}.yml", data_dir)
            advice = f"Delete it: the card of this source is data/trade/{code}.yml."
            received.faults.append(Fault(label, "", "", "the source has another card", "", advice))
    for number, arrival in enumerate(arrivals, start=1):
        tell(f"arrival {number} of {len(arrivals)}: {arrival.code}")
        card, layout = (
            _find_card(arrival, data_dir, received, described),
            _find_layout(arrival, data_dir, received, layouts),
        )
        if card is None or layout is None:
            continue
        reader = reader_of(layout, [file.sha256 for file in arrival.files])
        for place, file in enumerate(arrival.files, start=1):
            path = arrival.folder / file.name
            planned = plan_input(path, data_dir, reader, card, codes, is_received=True, block_bytes=block_bytes)
            snapshot = to_snapshot(arrival, file, planned.source, place=place)
            received.files.append(PlannedFile(planned, snapshot, arrival.code))
    return received


def _find_card(
    arrival: Arrival, data_dir: Path, received: TradeFiles, described: Mapping[str, CardReading]
) -> SourceCard | None:
    """The card of an arrival's source, which ``received`` then has.

    A fault there, and None, where no card says what the source is.
    """
    code = arrival.source_code
    if code not in received.cards and code in described:
        card = described[code].card
        if card is not None:
            received.cards[code] = card
            received.counts += described[code].files
    elif code not in received.cards:
        label = file_label(arrival.folder / CARD, data_dir)
        advice = f"Write data/sources/{code}.yml; data/README.md gives its form."
        received.faults.append(Fault(label, "", "source", "no card says what this source is", code, advice))
    return received.cards.get(code)


def _find_layout(
    arrival: Arrival, data_dir: Path, received: TradeFiles, layouts: Sequence[Layout] | None
) -> Layout | None:
    """The layout that an arrival names; a fault in ``received``, and None, where it is gone."""
    layout = layout_named(arrival.layout, layouts)
    if layout is None:
        label = file_label(arrival.folder / CARD, data_dir)
        received.faults.append(
            Fault(label, "", "layout", "no layout of this name", arrival.layout, "Import the file again.")
        )
    return layout


def to_snapshot(
    arrival: Arrival, file: ReceivedFile, source: InputFile, rows_read: int = 0, *, place: int
) -> SnapshotRow:
    """The snapshot of one file of an arrival; the first has the arrival's own code."""
    return SnapshotRow(
        snapshot_code=arrival.code if place == 1 else f"{arrival.code}-{place}",
        source_code=arrival.source_code,
        file=source.file,
        sha256=file.sha256,
        retrieved_date=arrival.retrieved_at.date(),
        bytes=file.size,
        rows_read=rows_read,
    )
