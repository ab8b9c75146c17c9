"""The build's own tables: which files gave what, what was refused, what was noticed."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import pyarrow as pa

from etl.load.identity import Identity
from etl.load.rows import Rows
from etl.schema import SCHEMA_VERSION, build, build_file, finding, metadata, rejection
from etl.values.fault_rows import Faults
from etl.values.knowledge import find_record_end
from etl.values.reading import Reading
from etl.vocabulary.builds import RejectionKind

Records = list[dict[str, Any]]


def write_ledger(identity: Identity, reading: Reading, now: datetime | None = None) -> dict[str, Rows]:
    """Give the rows of ``build``, ``build_file``, ``rejection`` and ``finding`` for what was read.

    Times are UTC without a zone.
    """
    built_at = (now or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    records = {
        build.name: [record_build(identity, reading, built_at)],
        build_file.name: record_files(reading),
        finding.name: [
            {"seq": seq, "kind": noticed.kind, "severity": noticed.severity, "text": noticed.text}
            for seq, noticed in enumerate(sorted(reading.findings), start=1)
        ],
    }
    written = {name: pd.DataFrame(rows, columns=metadata.tables[name].columns.keys()) for name, rows in records.items()}
    return {**written, rejection.name: Rejections(reading.all_faults, Faults(reading.set_aside))}


def record_build(identity: Identity, reading: Reading, built_at: datetime) -> dict[str, Any]:
    """Give the one row of ``build``."""
    return {
        "build_id": identity.build_id,
        "schema_version": SCHEMA_VERSION,
        "built_at": built_at,
        "record_end": find_record_end(reading.tables),
        "input_sha256": identity.input_sha256,
        "rows_read": sum(count.rows_read for count in reading.files),
        "rows_loaded": sum(count.rows_loaded for count in reading.files),
        "rows_rejected": sum(count.rows_rejected for count in reading.files),
    }


def record_files(reading: Reading) -> Records:
    """Give a row of ``build_file`` for each file read."""
    return [asdict(count) for count in sorted(reading.files, key=lambda count: count.file)]


@dataclass(frozen=True)
class Rejections:
    """The rows of ``rejection``: one for each fault, those found now before those known before."""

    refused: Faults
    set_aside: Faults

    @property
    def rows(self) -> int:
        """How many there are."""
        return len(self.refused) + len(self.set_aside)

    def batches(self) -> Iterator[pa.Table]:
        """The rows, some at a time."""
        before = 0
        for kind, faults in ((RejectionKind.REFUSED, self.refused), (RejectionKind.SET_ASIDE, self.set_aside)):
            for told in faults.tables():
                numbers = pa.array(range(before + 1, before + len(told) + 1), pa.int32())
                yield told.append_column("seq", numbers).append_column("kind", pa.repeat(str(kind), len(told)))
                before += len(told)
