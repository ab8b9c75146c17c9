"""What reading gives: rows by table, the faults that were found, and a count for each file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from etl.errors import Fault
from etl.vocabulary.builds import Severity


@dataclass(frozen=True, order=True)
class Finding:
    """What a check noticed about rows that are loaded all the same.

    ``text`` is one sentence, ``kind`` names the check.
    """

    kind: str
    severity: Severity
    text: str


@dataclass(frozen=True)
class FileCount:
    """How many rows of one input file were read, loaded and rejected; a note counts as one row.

    ``rows_absorbed`` of those loaded are no row of their own: a later arrival replaced them, or they were added up into
    one.
    """

    file: str
    sha256: str
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    rows_absorbed: int = 0


@dataclass(frozen=True)
class Reading:
    """Rows ready to load, keyed by the name of their table in ``etl.schema``, with that table's columns.

    ``faults`` are problems found now; ``set_aside`` are rows known not to fit, each with its reason, as
    ``data/set_aside.csv`` lists them; ``findings`` are about rows that are loaded.
    """

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    set_aside: list[Fault] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def join_readings(readings: Iterable[Reading]) -> Reading:
    """Put several readings into one; frames of the same table are stacked in the order given."""
    parts: dict[str, list[pd.DataFrame]] = {}
    joined = Reading()
    for reading in readings:
        for name, frame in reading.tables.items():
            parts.setdefault(name, []).append(frame)
        joined.faults.extend(reading.faults)
        joined.set_aside.extend(reading.set_aside)
        joined.files.extend(reading.files)
        joined.findings.extend(reading.findings)
    joined.tables.update({name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()})
    return joined
