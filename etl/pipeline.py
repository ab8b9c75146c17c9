"""The order of the work: read, check, load, verify, swap. The only module that sees every stage."""

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from etl.build.judge import conclude
from etl.build.read import read_inputs
from etl.build.search import index_search
from etl.build.trade.settle import Take, take_nothing
from etl.errors import Fault, FileChanged, InputFaults, NoDatabase, VerificationFailed, in_reading_order
from etl.inputs.trade.aside import list_set_aside
from etl.inputs.trade.snapshots import require_sound_arrivals
from etl.load import one_builder
from etl.load.contents import read_build_id
from etl.load.identity import Identity, identify
from etl.load.ledger import write_ledger
from etl.load.rows import Rows, count_handed
from etl.load.soundness import DatabaseDamaged, require_undamaged
from etl.schema.address import shown_address
from etl.values.fault_rows import Faults
from etl.values.reading import Finding, Reading
from etl.vocabulary.builds import Severity
from etl.workers.executors import loaders, open_executor
from etl.workers.input_size import trade_bytes


class BuildStage(StrEnum):
    """A stage of a build."""

    READ = "read"
    LOAD = "load"


Progress = Callable[[BuildStage, str], None]  # is told what a stage begins with: a part of the data, or a table


@dataclass(frozen=True)
class BuildResult:
    """What a build did; ``rows`` counts the rows of each table, the other counts are rows of input files."""

    build_id: str
    address: str
    rows: Mapping[str, int]
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    revisions: int
    faults: Faults
    set_aside: list[Fault]
    findings: list[Finding]
    seconds: float

    @property
    def rows_per_second(self) -> float:
        """Rows that are in the database by the seconds that all of it took."""
        return sum(self.rows.values()) / self.seconds


def be_silent(stage: BuildStage, step: str) -> None:
    """Progress that nobody watches."""


def check(data_dir: Path, progress: Progress = be_silent) -> Reading:
    """Read every file and give all that was found: rows, faults, findings. Touches no database.

    Raises NoCluster and WorkersLost.
    """
    with open_executor(trade_bytes(data_dir)) as executor:
        return read(data_dir, executor, progress)


def read(data_dir: Path, executor: Executor, progress: Progress = be_silent, *, take: Take = take_nothing) -> Reading:
    """``check`` by the workers of an executor; ``take`` is given rows of observation as they come."""
    reading = read_inputs(data_dir, lambda step: progress(BuildStage.READ, step), run=executor.map, take=take)
    reading.findings.extend(arrival.to_finding() for arrival in list_set_aside(data_dir))
    return reading


def build(data_dir: Path, url: str, *, strict: bool = False, progress: Progress = be_silent) -> BuildResult:
    """Build the database at ``url`` from what lies under ``data_dir``.

    A faulty row or note is refused and listed in the table ``rejection``, and the others go on; with ``strict`` any
    fault raises InputFaults. Raises DamagedSnapshots, NotOurs, VerificationFailed, DatabaseLocked, DatabaseBusy,
    NoConnection, NoCluster and WorkersLost too; whatever is raised, the old database stays.
    """
    started = time.monotonic()
    with open_executor(trade_bytes(data_dir)) as executor, one_builder(url, loaders(executor)) as new:
        require_sound_arrivals(data_dir)
        identity = identify(data_dir)
        reading = read(data_dir, executor, progress, take=new.take)
        require_loadable(reading, identity, strict=strict)
        found = index_search(reading.tables)
        tables: dict[str, Rows] = {
            **reading.tables,
            **conclude(reading.tables),
            **found,
            **write_ledger(identity, reading),
            **reading.stored,
        }
        new.replace(tables, lambda table: progress(BuildStage.LOAD, table))
    return BuildResult(
        build_id=identity.build_id,
        address=shown_address(url),
        rows=count_handed(tables),
        rows_read=sum(count.rows_read for count in reading.files),
        rows_loaded=sum(count.rows_loaded for count in reading.files),
        rows_rejected=sum(count.rows_rejected for count in reading.files),
        revisions=reading.stored["revision"].rows if "revision" in reading.stored else 0,
        faults=reading.all_faults,
        set_aside=in_reading_order(reading.set_aside),
        findings=sorted(reading.findings),
        seconds=time.monotonic() - started,
    )


def require_loadable(reading: Reading, identity: Identity, *, strict: bool) -> None:
    """Raise where what was read must not become a database."""
    if strict and reading.all_faults:
        raise InputFaults(reading.all_faults)
    reasons = [noticed.text for noticed in sorted(reading.findings) if noticed.severity == Severity.ERROR]
    reasons += [
        str(FileChanged(count.file))
        for count in reading.files
        if count.sha256 and count.sha256 != identity.files.get(count.file)
    ]
    if not any(count.rows_loaded for count in reading.files):
        reasons.append(
            "Not one row could be read, so there is nothing to build a database from. Look at the folder given with "
            "--data."
        )
    if reasons:
        raise VerificationFailed(reasons)


def is_current(data_dir: Path, url: str) -> bool:
    """Tell whether the database at ``url`` was built from these very files by this very code, and is undamaged.

    Raises NoConnection.
    """
    try:
        return read_build_id(url) == identify(data_dir).build_id and bool(require_undamaged(url))
    except (NoDatabase, DatabaseDamaged):
        return False
