"""All trade figures: those that ship with the project, then every arrival on top, then the corrections."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from etl import schema
from etl.errors import Fault
from etl.reading import FileCount, Reading
from etl.sources.arrivals import Told, read_received
from etl.sources.codes import KnownCodes
from etl.sources.corrections import FILE as CORRECTIONS_FILE
from etl.sources.corrections import read_corrections
from etl.sources.files import file_label
from etl.sources.gates import read_gates
from etl.sources.layouts import Layout
from etl.sources.shipped import TradeFiles, read_shipped
from etl.sources.trade_file import TradeFile
from etl.transform.corrections import Corrected, apply_corrections
from etl.transform.frames import rows_to_frame, sort_by_key, to_table_frame
from etl.transform.gates import Gates
from etl.transform.knowledge import table_days
from etl.transform.observations import derive_months
from etl.transform.revisions import Arrived, apply_arrivals, number_revisions


@dataclass(frozen=True)
class TradeReading:
    """Trade figures ready to load, and what the checks must know of them.

    ``reading`` has the tables ``source``, ``snapshot`` and ``observation``, and ``revision`` where a figure changed. ``received`` are the
    snapshots that came by fetch or import, with the number of their cells that were known before, and ``arrivals`` has the arrival of each;
    ``kept`` are the rows of ``observation`` that a correction confirms, ``conflicts`` rows that replaced another one of their own arrival.
    ``titles`` names arrivals' commodities.
    """

    reading: Reading
    gates: Gates
    received: dict[str, int]
    arrivals: dict[str, str]
    kept: list[int]
    conflicts: pd.DataFrame
    titles: dict[str, str]


@dataclass
class _Parts:
    """What the files of each source come to."""

    observations: list[pd.DataFrame] = field(default_factory=list)
    superseded: list[pd.DataFrame] = field(default_factory=list)
    revisions: list[pd.DataFrame] = field(default_factory=list)
    conflicts: list[pd.DataFrame] = field(default_factory=list)
    replaced: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)


def read_trade(
    data_dir: Path,
    codes: KnownCodes,
    *,
    layouts: Sequence[Layout] | None = None,
    tell: Told = lambda _: None,
) -> TradeReading:
    """Every trade figure under ``data_dir``, with its day of knowledge.

    Of each cell the newest, corrected, with derived months; then what a later arrival superseded. The arguments are those of
    ``read_received``.
    """
    gates, gate_faults, gate_counts = read_gates(data_dir)
    corrections, correction_faults, correction_counts = read_corrections(data_dir)
    shipped = read_shipped(data_dir, codes, gates)
    received = read_received(data_dir, codes, gates, shipped.cards, layouts=layouts, tell=tell)
    files = [*shipped.files, *received.files]
    parts = _merge_files(files)
    corrected = apply_corrections(_stack(parts.observations), corrections)
    observations, kept = _derive(corrected, [code for code, card in received.cards.items() if card.derive_months])
    label = file_label(data_dir / CORRECTIONS_FILE, data_dir)
    reading = Reading(
        tables=_tables(files, observations, _stack(parts.superseded), parts.revisions),
        faults=[*gate_faults, *correction_faults, *shipped.faults, *received.faults, *_misfits(corrected, label)],
        files=[*gate_counts, *_count_misfits(correction_counts, corrected), *shipped.counts, *received.counts],
        findings=list(corrected.findings),
    )
    reading.faults.extend(fault for file in files for fault in file.faults)
    _count_files(reading, files, parts.replaced, corrected, label)
    return TradeReading(
        reading,
        gates,
        received={code: parts.compared[code] for code in (str(file.snapshot["snapshot_code"]) for file in received.files)},
        arrivals={str(file.snapshot["snapshot_code"]): file.arrival for file in received.files},
        kept=kept,
        conflicts=_stack(parts.conflicts),
        titles=_titles(received),
    )


def _merge_files(files: Sequence[TradeFile]) -> _Parts:
    """Put the files of each source on top of each other."""
    by_source: dict[str, dict[str, list[TradeFile]]] = {}
    for file in files:
        by_source.setdefault(str(file.snapshot["source_code"]), {}).setdefault(file.arrival, []).append(file)
    parts = _Parts()
    for arrivals in by_source.values():
        merged = apply_arrivals(
            [Arrived([file.observations for file in came], came[0].snapshot["retrieved_date"]) for came in arrivals.values()]
        )
        parts.observations.append(merged.observations)
        parts.superseded.append(merged.superseded)
        parts.revisions.append(merged.revisions)
        parts.conflicts.append(merged.conflicts)
        parts.replaced.update(merged.replaced)
        parts.compared.update(merged.compared)
    return parts


def _stack(frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else to_table_frame(schema.observation, {})


def _derive(corrected: Corrected, sources: list[str]) -> tuple[pd.DataFrame, list[int]]:
    """The observations with derived months of the sources that ask for them, sorted by key, and where the confirmed rows now are."""
    frame = corrected.observations
    asked = frame.loc[frame["source_code"].isin(sources)]
    months = [derive_months(asked).months] if len(asked) else []
    marked = pd.concat([frame, *months], ignore_index=True)
    is_kept = pd.Series(marked.index.isin(corrected.kept), index=marked.index)
    order = sort_by_key(schema.observation, marked.assign(is_kept=is_kept))
    return order.drop(columns="is_kept"), [int(place) for place in order.index[order["is_kept"]]]


def _tables(
    files: Sequence[TradeFile], observations: pd.DataFrame, superseded: pd.DataFrame, revisions: list[pd.DataFrame]
) -> dict[str, pd.DataFrame]:
    """The tables of trade figures; what was superseded comes last, so that the places of the rows in use stay as they are."""
    if not files:
        return {}
    cards = {str(file.card.row["source_code"]): file.card.row for file in files}
    source = rows_to_frame(schema.source, list(cards.values()))
    snapshot = rows_to_frame(schema.snapshot, [dict(file.snapshot) for file in files])
    stacked = pd.concat([observations, superseded], ignore_index=True) if len(superseded) else observations
    dated = stacked.assign(**table_days(stacked, source, snapshot))
    still = dated["known_until"].isna() | (dated["known_from"] < dated["known_until"])
    tables = {"source": source, "snapshot": snapshot, "observation": dated.loc[still].reset_index(drop=True)}
    numbered = number_revisions(revisions)
    return tables | ({"revision": numbered} if len(numbered) else {})


def _misfits(corrected: Corrected, label: str) -> list[Fault]:
    """A fault for each correction whose figure is not the expected one."""
    advice = "Look at the figure again: mend the line, or take it out if the publisher has put it right."
    return [
        Fault(label, f"line {one.line}", "expect", f"not applied: the figure is not the expected one ({one.cell})", seen, advice)
        for one, seen in corrected.misfits
    ]


def _count_misfits(counts: list[FileCount], corrected: Corrected) -> list[FileCount]:
    """The count of the corrections, with those not applied as rejected."""
    less = len(corrected.misfits)
    return [replace(count, rows_loaded=count.rows_loaded - less, rows_rejected=count.rows_rejected + less) for count in counts]


def _count_files(reading: Reading, files: Sequence[TradeFile], replaced: Counter[str], corrected: Corrected, label: str) -> None:
    """Put each file's count into the reading; a row that a correction leaves out is set aside."""
    dropped = Counter(snapshot for _, snapshot, _ in corrected.dropped)
    labels = {str(file.snapshot["snapshot_code"]): file.count.file for file in files}
    for file in files:
        code = str(file.snapshot["snapshot_code"])
        reading.files.append(
            replace(
                file.count,
                rows_loaded=file.count.rows_loaded - dropped[code],
                rows_rejected=file.count.rows_rejected + dropped[code],
                rows_absorbed=file.count.rows_absorbed + replaced[code],
            )
        )
    for one, snapshot, line in corrected.dropped:
        where, advice = f"line {line}" if line else "", f"See line {one.line} of {label}."
        reading.set_aside.append(Fault(labels[snapshot], where, one.column, f"left out by a correction: {one.reason}", "", advice))


def _titles(received: TradeFiles) -> dict[str, str]:
    """Every commodity of the arrivals with the last title given to it."""
    titles: dict[str, str] = {}
    for file in received.files:
        for code, title in (file.titles or {}).items():
            titles[code] = title or titles.get(code, "")
    return titles
