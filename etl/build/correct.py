"""Corrections of published figures, each with its reason.

Each holds only where the figure is still the one that was looked at.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.values.corrections import Correction, CorrectionKind
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity

CORRECTION = "correction"
_SAME = 1e-9


@dataclass(frozen=True)
class Dropped:
    """A row that a correction leaves out.

    Of which snapshot, on which line of its file (0 where unknown), and whether it was superseded.
    """

    correction: Correction
    snapshot_code: str
    line: int
    is_superseded: bool


@dataclass(frozen=True)
class Corrected:
    """Observations after the corrections; ``kept`` has the places of rows that the checks leave alone.

    ``misfits`` are corrections that were not applied, with the value that stands there instead ("no such row" where
    there is none).
    """

    observations: pd.DataFrame
    kept: list[int]
    findings: list[Finding]
    misfits: list[tuple[Correction, str]]
    dropped: list[Dropped]


def apply_corrections(observations: pd.DataFrame, corrections: Sequence[Correction]) -> Corrected:
    """Apply each correction to the rows of its cell whose value is the one expected.

    Gives a new frame with a fresh index. Takes the rows that stand and those that were superseded (with
    ``known_until``): a correction puts right the edition that it was written for, and stays with it when the publisher
    revises the figure. A replaced figure says so in the row's note. A correction that fits no edition is a misfit.
    """
    frame = observations.reset_index(drop=True)
    corrected = Corrected(frame.copy() if corrections else frame, [], [], [], [])
    gone: list[int] = []
    for correction in corrections:
        there = [place for place in _places(corrected.observations, correction) if place not in gone]
        rows = {place: corrected.observations.iloc[place].to_dict() for place in there}
        fitting = {place: row for place, row in rows.items() if _is_same(_value(row, correction), correction.expect)}
        if not fitting:
            corrected.misfits.append((correction, _stands(rows, correction)))
            continue
        for place, row in fitting.items():
            _apply(corrected, place, row, correction)
        corrected.findings.append(_tell(correction, list(fitting.values())))
        gone += fitting if correction.kind is CorrectionKind.DROP else []
    after = corrected.observations.drop(index=gone)
    kept = [int(place) for place in after.index.get_indexer(pd.Index(corrected.kept)) if place >= 0]
    return Corrected(after.reset_index(drop=True), kept, corrected.findings, corrected.misfits, corrected.dropped)


def _value(row: Mapping[Hashable, Any], correction: Correction) -> float | None:
    seen = row[correction.column]
    return None if pd.isna(seen) else float(seen)


def _stands(rows: Mapping[int, Mapping[Hashable, Any]], correction: Correction) -> str:
    """The value that stands in the cell now, in words."""
    still = [row for row in rows.values() if pd.isna(row["known_until"])]
    return format_number(_value(still[0], correction)) if still else "no such row"


def _apply(corrected: Corrected, place: int, row: Mapping[Hashable, Any], correction: Correction) -> None:
    """Do what one correction says to the row at ``place``."""
    match correction.kind:
        case CorrectionKind.DROP:
            line = 0 if pd.isna(row["source_row"]) else int(row["source_row"])
            corrected.dropped.append(
                Dropped(correction, str(row["snapshot_code"]), line, not pd.isna(row["known_until"]))
            )
        case CorrectionKind.KEEP:
            corrected.kept.append(place)
        case CorrectionKind.REPLACE:
            text = f"corrected: {correction.column} was {format_number(correction.expect)}: {correction.reason}"
            value = float("nan") if correction.value is None else correction.value
            corrected.observations.loc[[place], correction.column] = value
            corrected.observations.loc[[place], "note"] = text if pd.isna(row["note"]) else f"{row['note']}; {text}"


def _tell(correction: Correction, rows: Sequence[Mapping[Hashable, Any]]) -> Finding:
    """What was done, and until when the figure stood, where the publisher has revised it since."""
    was = format_number(correction.expect)
    done = {
        CorrectionKind.DROP: f"left out ({was})",
        CorrectionKind.KEEP: f"kept as published ({was})",
        CorrectionKind.REPLACE: f"{was} replaced by {format_number(correction.value)}",
    }[correction.kind]
    ends = [row["known_until"] for row in rows]
    past = (
        ""
        if any(pd.isna(end) for end in ends)
        else f", as it stood until {max(ends):%Y-%m-%d}, when the publisher revised it"
    )
    link = f" {correction.source_url}" if correction.source_url else ""
    return Finding(CORRECTION, Severity.WARNING, f"{correction.cell}: {done}{past}. {correction.reason}{link}")


def _places(frame: pd.DataFrame, correction: Correction) -> list[int]:
    hit = (
        (frame["source_code"] == correction.source)
        & (frame["commodity_id"] == correction.commodity)
        & (frame["reporter_code"] == correction.reporter)
        & (frame["partner_code"] == correction.partner)
        & (frame["flow"] == correction.flow)
        & (frame["period_start"] == pd.Timestamp(correction.period.start))
        & (frame["period_end"] == pd.Timestamp(correction.period.end))
    )
    return [int(place) for place in frame.index[hit]]


def _is_same(seen: float | None, expected: float | None) -> bool:
    if expected is None or seen is None:
        return expected is seen
    return abs(seen - expected) <= _SAME * max(abs(seen), abs(expected))


def format_number(value: float | None) -> str:
    """A number in full with no more digits than it has; ``unknown`` for None."""
    if value is None:
        return "unknown"
    return f"{value:.0f}" if value == int(value) else f"{value:.15g}"
