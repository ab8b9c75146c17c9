"""Corrections of published figures, each with its reason, and each only where the figure is still the one that was looked at."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from etl.reading import Finding
from etl.transform.periods import Period, format_period
from etl.vocabulary import Severity

CORRECTION = "correction"
MEASURES = ("value_usd", "net_weight_kg", "quantity")
_SAME = 1e-9


class CorrectionKind(StrEnum):
    """What a correction does with the figure."""

    REPLACE = "replace"  # another value takes its place
    DROP = "drop"  # the row is left out
    KEEP = "keep"  # the figure is as published: the checks leave it alone


@dataclass(frozen=True)
class Correction:
    """One line of ``data/corrections.yml``; None as ``expect`` or ``value`` is an unknown value. ``line`` is where it stands."""

    line: int
    kind: CorrectionKind
    source: str
    reporter: str
    partner: str
    flow: str
    commodity: str
    period: Period
    column: str
    expect: float | None
    value: float | None
    reason: str
    source_url: str

    @property
    def cell(self) -> str:
        """The figure in words."""
        preposition = "from" if self.flow == "import" else "to"
        trade = f"{self.source}, {self.reporter} {self.flow} {preposition} {self.partner}"
        return f"{trade}, {self.commodity} in {format_period(self.period.start, self.period.end)}, {self.column}"


@dataclass(frozen=True)
class Corrected:
    """Observations after the corrections; ``kept`` has the places of rows that the checks leave alone.

    ``misfits`` are corrections that were not applied, with the value that stands there instead ("no such row" where there is none).
    ``dropped`` has the rows left out, each with its correction.
    """

    observations: pd.DataFrame
    kept: list[int]
    findings: list[Finding]
    misfits: list[tuple[Correction, str]]
    dropped: list[tuple[Correction, str, int]]


def apply_corrections(observations: pd.DataFrame, corrections: Sequence[Correction]) -> Corrected:
    """Apply each correction to the one row it names, if the value seen is the one expected; gives a new frame with a fresh index.

    A replaced figure says so in the row's note. ``dropped`` gives the correction, the snapshot and the row in its file.
    """
    frame = observations.reset_index(drop=True)
    corrected = Corrected(frame.copy() if corrections else frame, [], [], [], [])
    gone: list[int] = []
    for correction in corrections:
        places = _places(corrected.observations, correction)
        if not places or places[0] in gone:
            corrected.misfits.append((correction, "no such row"))
            continue
        row = corrected.observations.iloc[places[0]].to_dict()
        seen = None if pd.isna(row[correction.column]) else float(row[correction.column])
        if not _is_same(seen, correction.expect):
            corrected.misfits.append((correction, format_number(seen)))
            continue
        _apply(corrected, places[0], row, correction)
        if correction.kind is CorrectionKind.DROP:
            gone.append(places[0])
    after = corrected.observations.drop(index=gone)
    kept = [int(place) for place in after.index.get_indexer(pd.Index(corrected.kept)) if place >= 0]
    return Corrected(after.reset_index(drop=True), kept, corrected.findings, corrected.misfits, corrected.dropped)


def _apply(corrected: Corrected, place: int, row: Mapping[Hashable, Any], correction: Correction) -> None:
    """Do what one correction says to the row at ``place``, and say so."""
    was = format_number(correction.expect)
    match correction.kind:
        case CorrectionKind.DROP:
            line = 0 if pd.isna(row["source_row"]) else int(row["source_row"])
            corrected.dropped.append((correction, str(row["snapshot_code"]), line))
            done = f"left out ({was})"
        case CorrectionKind.KEEP:
            corrected.kept.append(place)
            done = f"kept as published ({was})"
        case CorrectionKind.REPLACE:
            done = f"{was} replaced by {format_number(correction.value)}"
            text = f"corrected: {correction.column} was {was}: {correction.reason}"
            value = float("nan") if correction.value is None else correction.value
            corrected.observations.loc[[place], correction.column] = value
            corrected.observations.loc[[place], "note"] = text if pd.isna(row["note"]) else f"{row['note']}; {text}"
    link = f" {correction.source_url}" if correction.source_url else ""
    corrected.findings.append(Finding(CORRECTION, Severity.WARNING, f"{correction.cell}: {done}. {correction.reason}{link}"))


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
