"""A newer file of prices, rates or harvests that a person has: looked through, and kept for the next build."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from etl.errors import Fault, InputFaults, KhorgosError
from etl.inputs import rates
from etl.inputs.cards import SourceCard, read_source_card
from etl.inputs.codes import codes_of, known_codes
from etl.inputs.figure_folder import FigureFolder, read_edition
from etl.inputs.price_reference import read_price_reference
from etl.inputs.prices import prices_folder
from etl.inputs.production import production_folder
from etl.inputs.reference import read_reference
from etl.inputs.trade.receiving import keeping_together
from etl.publishers.common.bounds import require_bounds
from etl.publishers.importing import keep_file, named_by_file
from etl.publishers.layouts import Layout
from etl.publishers.registry import recognise_figures
from etl.values.reading import FileCount


class SourceNotSaid(KhorgosError):
    """A file in our own columns, which do not say whose figures it holds; ``sources`` are those of its folder."""

    def __init__(self, path: Path, sources: list[str]) -> None:
        self.path = path
        self.sources = sources
        super().__init__(f"{path}: the file does not say whose it is. Add --source, one of {', '.join(sources)}.")


@dataclass(frozen=True)
class ImportedFigures:
    """What came of a file: what it was taken for, its rows as the build will see them, and the days they are of.

    ``folder`` is that of the arrival; None where nothing was new.
    """

    layout: Layout
    source_code: str
    count: FileCount
    faults: tuple[Fault, ...]
    left_out: Mapping[str, int]
    first: date
    last: date
    folder: Path | None


def import_figures(
    path: Path, data_dir: Path, *, source: str = "", retrieved_at: datetime, url: str = ""
) -> ImportedFigures | None:
    """Keep a file of prices, rates or harvests as an arrival of its source; None for any other file.

    Raises SourceNotSaid where the file needs ``source``, and InputFaults where nothing of it can be loaded: then
    nothing is kept.
    """
    require_bounds(path)
    recognised = recognise_figures(path)
    if recognised is None:
        return None
    folder_name, layout = recognised
    sources = sorted(card.stem for card in (data_dir / folder_name).glob("*.yml"))
    source_code = source or layout.source_code
    if source_code not in sources:
        raise SourceNotSaid(path, sources)
    folder = _folder(data_dir, folder_name)
    card = _read_card(data_dir, folder, source_code)
    with keeping_together(data_dir) as together:
        found, kept_in = keep_file(
            path,
            data_dir,
            source_code,
            layout,
            lambda copy: _look_through(copy, data_dir, layout, card, folder),
            asked={},
            retrieved_at=retrieved_at,
            url=url,
            together=together,
        )
    return ImportedFigures(layout, source_code, *found, folder=kept_in)


def _folder(data_dir: Path, name: str) -> FigureFolder:
    reference = read_reference(data_dir)
    if name == "prices":
        told = read_price_reference(data_dir, reference.tables["commodity"])
        return prices_folder(codes_of(told, "price_good", "price_good_code"))
    return rates.FOLDER if name == "rates" else production_folder(known_codes(reference))


def _read_card(data_dir: Path, folder: FigureFolder, source_code: str) -> SourceCard:
    described = read_source_card(data_dir / folder.name / f"{source_code}.yml", data_dir, folder.kind)
    if described.card is None:
        raise InputFaults(described.faults)
    return described.card


def _look_through(
    path: Path, data_dir: Path, layout: Layout, card: SourceCard, folder: FigureFolder
) -> tuple[FileCount, tuple[Fault, ...], Mapping[str, int], date, date]:
    """Count, faults, what is left out, and the days, as the build will see them.

    Raises InputFaults where no row is left to load.
    """
    rows = layout.read(path, data_dir)
    if rows.frame.empty:
        advice = "Look whether it is the right file."
        raise InputFaults(rows.faults or [Fault(path.name, "", "", "it holds no figure of ours", "", advice)])
    reading = read_edition(rows, folder, card, card.to_snapshot(rows.source, rows.rows_read))
    frame = reading.tables[folder.table.name]
    faults = tuple(named_by_file(fault, rows.source.file, path.name) for fault in reading.faults)
    if frame.empty:
        raise InputFaults(list(faults))
    first, last = frame["period_start"].min().date(), frame["period_end"].max().date()
    return reading.files[0], faults, rows.left_out, first, last
