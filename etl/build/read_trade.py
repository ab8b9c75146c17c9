"""All trade figures: those that ship with the project, then every arrival on top, then the corrections."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from etl import schema
from etl.build.correct import Corrected, apply_corrections
from etl.build.derive import derive_months
from etl.build.merge import Arrived, apply_arrivals, number_revisions
from etl.build.read_arrivals import TellPart, read_received
from etl.errors import Fault
from etl.inputs.codes import KnownCodes
from etl.inputs.files import file_label
from etl.inputs.settings.corrections import FILE as CORRECTIONS_FILE
from etl.inputs.settings.corrections import read_corrections
from etl.inputs.settings.gates import read_gates
from etl.inputs.trade.shipped import TradeFiles, read_shipped
from etl.inputs.trade.trade_file import TradeFile
from etl.publishers.layouts import Layout
from etl.values.frames import rows_to_frame, sort_by_key, to_table_frame
from etl.values.gates import Gates
from etl.values.knowledge import table_days
from etl.values.reading import FileCount, Reading


@dataclass(frozen=True)
class TradeReading:
    """Trade figures ready to load, and what the checks must know of them.

    ``reading`` has the tables ``source``, ``snapshot`` and ``observation``, and ``revision`` where a figure changed.
    ``received`` are the snapshots that came by fetch or import, with the number of their cells that were known before,
    and ``arrivals`` has the arrival of each; ``confirmed`` are the rows of ``observation`` that a correction confirms,
    ``conflicts`` rows that replaced another one of their own arrival. ``titles`` names arrivals' commodities.
    """

    reading: Reading
    gates: Gates
    received: dict[str, int]
    arrivals: dict[str, str]
    confirmed: list[int]
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
    tell: TellPart = lambda _: None,
) -> TradeReading:
    """Every trade figure under ``data_dir``, with its day of knowledge.

    Of each cell the newest, then what a later arrival superseded, all corrected and with derived months. The arguments
    are those of ``read_received``.
    """
    gates, gate_faults, gate_counts = read_gates(data_dir)
    corrections = read_corrections(data_dir)
    shipped = read_shipped(data_dir, codes, gates)
    received = read_received(data_dir, codes, gates, shipped.cards, layouts=layouts, tell=tell)
    files = [*shipped.files, *received.files]
    parts = _merge_files(files)
    corrected = apply_corrections(_stack([*parts.observations, *parts.superseded]), corrections.items)
    tables, confirmed = _tables(
        files, corrected, parts.revisions, [code for code, card in received.cards.items() if card.derive_months]
    )
    label = file_label(data_dir / CORRECTIONS_FILE, data_dir)
    reading = Reading(
        tables=tables,
        faults=[*gate_faults, *corrections.faults, *shipped.faults, *received.faults, *_misfits(corrected, label)],
        files=[*gate_counts, *_count_misfits(corrections.files, corrected), *shipped.counts, *received.counts],
        findings=list(corrected.findings),
    )
    reading.faults.extend(fault for file in files for fault in file.faults)
    _count_files(reading, files, parts.replaced, corrected, label)
    return TradeReading(
        reading,
        gates,
        received={code: parts.compared[code] for code in (file.snapshot.snapshot_code for file in received.files)},
        arrivals={file.snapshot.snapshot_code: file.arrival for file in received.files},
        confirmed=confirmed,
        conflicts=_stack(parts.conflicts),
        titles=_titles(received),
    )


def _merge_files(files: Sequence[TradeFile]) -> _Parts:
    """Put the files of each source on top of each other."""
    by_source: dict[str, dict[str, list[TradeFile]]] = {}
    for file in files:
        by_source.setdefault(file.card.code, {}).setdefault(file.arrival, []).append(file)
    parts = _Parts()
    for arrivals in by_source.values():
        merged = apply_arrivals(
            [
                Arrived([file.observations for file in came], came[0].snapshot.retrieved_date)
                for came in arrivals.values()
            ]
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
    return pd.concat(filled, ignore_index=True) if filled else _no_observations()


def _no_observations() -> pd.DataFrame:
    return to_table_frame(schema.observation, {}).assign(seen_date=pd.Series(dtype="datetime64[s]"))


def _tables(
    files: Sequence[TradeFile], corrected: Corrected, revisions: list[pd.DataFrame], derives: list[str]
) -> tuple[dict[str, pd.DataFrame], list[int]]:
    """The tables of trade figures, and the places of the rows of ``observation`` that a correction confirms."""
    if not files:
        return {}, []
    cards = {file.card.code: file.card.row for file in files}
    source = rows_to_frame(schema.source, list(cards.values()))
    snapshot = rows_to_frame(schema.snapshot, [file.snapshot.to_row() for file in files])
    observation, confirmed = _date(corrected, source, derives)
    numbered = number_revisions(revisions)
    tables = {"source": source, "snapshot": snapshot, "observation": observation}
    return tables | ({"revision": numbered} if len(numbered) else {}), confirmed


def _date(corrected: Corrected, source: pd.DataFrame, derives: list[str]) -> tuple[pd.DataFrame, list[int]]:
    """The observations with their days of knowledge and derived months.

    With them the places of those that a correction confirms. The rows that stand come first, then the superseded ones;
    both in the order of the key.
    """
    frame = corrected.observations
    marked = frame.assign(is_confirmed=frame.index.isin(corrected.confirmed), **table_days(frame, source))
    held = marked.loc[marked["known_until"].isna() | (marked["known_from"] < marked["known_until"])]
    asked = held.loc[held["source_code"].isin(derives)]
    months = [derive_months(asked).months.assign(is_confirmed=False)] if len(asked) else []
    ordered = sort_by_key(schema.observation, pd.concat([held, *months], ignore_index=True))
    stands = ordered["known_until"].isna()
    whole = pd.concat([ordered.loc[stands], ordered.loc[~stands]], ignore_index=True)
    confirmed = [int(place) for place in whole.index[whole["is_confirmed"] & whole["known_until"].isna()]]
    return whole.drop(columns=["is_confirmed", "seen_date"]), confirmed


def _misfits(corrected: Corrected, label: str) -> list[Fault]:
    """A fault for each correction whose figure is not the expected one."""
    advice = "Look at the figure again: mend the line, or take it out if the publisher has put it right."
    return [
        Fault(
            label,
            f"line {one.line}",
            "expect",
            f"not applied: the figure is not the expected one ({one.cell})",
            seen,
            advice,
        )
        for one, seen in corrected.misfits
    ]


def _count_misfits(counts: list[FileCount], corrected: Corrected) -> list[FileCount]:
    """The count of the corrections, with those not applied as rejected."""
    less = len(corrected.misfits)
    return [
        replace(count, rows_loaded=count.rows_loaded - less, rows_rejected=count.rows_rejected + less)
        for count in counts
    ]


def _count_files(
    reading: Reading, files: Sequence[TradeFile], replaced: Counter[str], corrected: Corrected, label: str
) -> None:
    """Put each file's count into the reading; a row that a correction leaves out is set aside."""
    dropped = Counter(one.snapshot_code for one in corrected.dropped)
    absorbed = replaced - Counter(one.snapshot_code for one in corrected.dropped if one.is_superseded)
    labels = {file.snapshot.snapshot_code: file.count.file for file in files}
    for file in files:
        code = file.snapshot.snapshot_code
        reading.files.append(
            replace(
                file.count,
                rows_loaded=file.count.rows_loaded - dropped[code],
                rows_rejected=file.count.rows_rejected + dropped[code],
                rows_absorbed=file.count.rows_absorbed + absorbed[code],
            )
        )
    for left_out in corrected.dropped:
        one, where = left_out.correction, f"line {left_out.line}" if left_out.line else ""
        problem, advice = f"left out by a correction: {one.reason}", f"See line {one.line} of {label}."
        reading.set_aside.append(Fault(labels[left_out.snapshot_code], where, one.column, problem, "", advice))


def _titles(received: TradeFiles) -> dict[str, str]:
    """Every commodity of the arrivals with the last title given to it."""
    titles: dict[str, str] = {}
    for file in received.files:
        for code, title in (file.titles or {}).items():
            titles[code] = title or titles.get(code, "")
    return titles
