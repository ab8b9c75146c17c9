"""What the database keeps of one file of figures that was read."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class SnapshotRow:
    """A row of ``snapshot``; ``retrieved_date`` is None where nothing says when the file came."""

    snapshot_code: str
    source_code: str
    file: str
    sha256: str
    retrieved_date: date | None
    bytes: int
    rows_read: int

    def to_row(self) -> dict[str, Any]:
        """Its columns by name."""
        return asdict(self)
