"""What reading gives: rows by table, the faults that were found, and a count for each file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd
import pyarrow as pa

from etl.errors import Fault
from etl.values.fault_rows import FaultRows, Faults
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


class StoredTable(Protocol):
    """Rows of a table that are too many to be held: given batch by batch, in the order of the table's key."""

    @property
    def rows(self) -> int:
        """How many rows there are."""
        ...

    def batches(self) -> Iterator[pa.Table]:
        """The rows."""
        ...

    def to_frame(self) -> pd.DataFrame:
        """All rows at once, for those who know that they are few."""
        ...


@dataclass(frozen=True)
class Reading:
    """Rows ready to load, keyed by the name of their table in ``etl.schema``, with that table's columns.

    ``faults`` are problems found now, but for those of rows of trade figures, which may be too many to be held:
    ``row_faults`` are these; ``set_aside`` are rows known not to fit, each with its reason, as
    ``data/set_aside.csv`` lists them; ``findings`` are about rows that are loaded. ``stored`` are whole tables that may
    be too large for a frame; what ``tables`` has of the same is what the build itself asks of it.
    """

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    set_aside: list[Fault] = field(default_factory=list)
    files: list[FileCount] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stored: Mapping[str, StoredTable] = field(default_factory=dict)
    row_faults: list[FaultRows] = field(default_factory=list)

    @property
    def all_faults(self) -> Faults:
        """All problems found now, in reading order."""
        return Faults(self.faults, self.row_faults)


def join_readings(readings: Iterable[Reading]) -> Reading:
    """Put several readings into one; frames of the same table are stacked in the order given."""
    parts: dict[str, list[pd.DataFrame]] = {}
    stored: dict[str, StoredTable] = {}
    joined = Reading(stored=stored)
    for reading in readings:
        for name, frame in reading.tables.items():
            parts.setdefault(name, []).append(frame)
        joined.faults.extend(reading.faults)
        joined.row_faults.extend(reading.row_faults)
        joined.set_aside.extend(reading.set_aside)
        joined.files.extend(reading.files)
        joined.findings.extend(reading.findings)
        stored.update(reading.stored)
    joined.tables.update({name: pd.concat(frames, ignore_index=True) for name, frames in parts.items()})
    return joined
