"""Corrections of published figures, each with its reason.

Each holds only where the figure is still the one that was looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from etl.values.corrections import Correction, CorrectionKind
from etl.values.reading import Finding
from etl.values.typed_rows import typed_rows
from etl.vocabulary.builds import Severity

CORRECTION = "correction"
NO_SUCH_ROW = "no such row"
_SAME = 1e-9


@dataclass(frozen=True)
class Dropped:
    """A row that a correction leaves out.

    It tells of which snapshot it is, on which line of its file (0 where unknown), and whether it was superseded.
    """

    correction: Correction
    snapshot_code: str
    line: int
    is_superseded: bool


@dataclass(frozen=True)
class _Edition:
    """One edition of a figure: its place among the observations, and the value of the column to be corrected."""

    place: int
    value: float | None
    known_until: date | None
    snapshot_code: str
    source_row: int | None
    note: str | None


@dataclass(frozen=True)
class Corrected:
    """Observations after the corrections; ``confirmed`` has the places of rows that the checks leave alone.

    ``misfits`` are corrections that were not applied, with the value that stands there instead ("no such row" where
    there is none).
    """

    observations: pd.DataFrame
    confirmed: list[int]
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
    corrected = Corrected(frame.astype({"note": "str"}) if corrections else frame, [], [], [], [])
    gone: list[int] = []
    for correction in corrections:
        editions = [one for one in _editions(corrected.observations, correction) if one.place not in gone]
        fitting = [one for one in editions if _is_same(one.value, correction.expect)]
        if not fitting:
            corrected.misfits.append((correction, _stands(editions)))
            continue
        for edition in fitting:
            _apply(corrected, edition, correction)
        corrected.findings.append(_tell(correction, fitting))
        gone += [one.place for one in fitting] if correction.kind is CorrectionKind.DROP else []
    after = corrected.observations.drop(index=gone)
    confirmed = [int(place) for place in after.index.get_indexer(pd.Index(corrected.confirmed)) if place >= 0]
    return Corrected(after.reset_index(drop=True), confirmed, corrected.findings, corrected.misfits, corrected.dropped)


def _stands(editions: Sequence[_Edition]) -> str:
    """The value that stands in the cell now, in words."""
    return next((format_number(one.value) for one in editions if one.known_until is None), NO_SUCH_ROW)


def _apply(corrected: Corrected, edition: _Edition, correction: Correction) -> None:
    """Do what a correction says to one edition of its figure."""
    match correction.kind:
        case CorrectionKind.DROP:
            is_superseded = edition.known_until is not None
            corrected.dropped.append(Dropped(correction, edition.snapshot_code, edition.source_row or 0, is_superseded))
        case CorrectionKind.KEEP:
            corrected.confirmed.append(edition.place)
        case CorrectionKind.REPLACE:
            text = f"corrected: {correction.column} was {format_number(correction.expect)}: {correction.reason}"
            value = float("nan") if correction.value is None else correction.value
            corrected.observations.loc[[edition.place], correction.column] = value
            corrected.observations.loc[[edition.place], "note"] = f"{edition.note}; {text}" if edition.note else text


def _tell(correction: Correction, editions: Sequence[_Edition]) -> Finding:
    """What was done, and until when the figure stood, where the publisher has revised it since."""
    was = format_number(correction.expect)
    done = {
        CorrectionKind.DROP: f"left out ({was})",
        CorrectionKind.KEEP: f"kept as published ({was})",
        CorrectionKind.REPLACE: f"{was} replaced by {format_number(correction.value)}",
    }[correction.kind]
    ends = [one.known_until for one in editions if one.known_until]
    is_past = len(ends) == len(editions)
    past = f", as it stood until {max(ends):%Y-%m-%d}, when the publisher revised it" if is_past else ""
    link = f" {correction.source_url}" if correction.source_url else ""
    return Finding(CORRECTION, Severity.WARNING, f"{correction.cell}: {done}{past}. {correction.reason}{link}")


def _editions(frame: pd.DataFrame, correction: Correction) -> list[_Edition]:
    """The rows of the cell that a correction names."""
    hit = (
        (frame["source_code"] == correction.source)
        & (frame["commodity_id"] == correction.commodity)
        & (frame["reporter_code"] == correction.reporter)
        & (frame["partner_code"] == correction.partner)
        & (frame["flow"] == correction.flow)
        & (frame["period_start"] == pd.Timestamp(correction.period.start))
        & (frame["period_end"] == pd.Timestamp(correction.period.end))
    )
    rows = frame.loc[hit]
    return typed_rows(rows.assign(place=rows.index, value=rows[correction.column]), _Edition)


def _is_same(seen: float | None, expected: float | None) -> bool:
    if expected is None or seen is None:
        return expected is seen
    return abs(seen - expected) <= _SAME * max(abs(seen), abs(expected))


def format_number(value: float | None) -> str:
    """A number in full with no more digits than it has; ``unknown`` for None."""
    if value is None:
        return "unknown"
    return f"{value:.0f}" if value == int(value) else f"{value:.15g}"
