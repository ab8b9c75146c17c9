"""Refresh: fetch every source, check, build.

One at a time, and no source that fails stops another or costs the figures that were there.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from etl import pipeline
from etl.errors import DatabaseLocked, KhorgosError, RefreshRunning, tell_faults
from etl.inputs.trade.receiving import finish_moves
from etl.inputs.trade.snapshots import Arrival, snapshots_folder
from etl.load.lock import lock_file
from etl.pipeline import BuildResult, Progress, be_silent

Fetch = Callable[[], Arrival | None]  # gives the arrival, or None where nothing new came
# What a client raises on purpose, what disk and network raise, and what an answer that is not as agreed makes Python
# raise.
FETCH_FAULTS = (KhorgosError, OSError, ValueError, LookupError)


class RefreshStep(StrEnum):
    """A step of a refresh."""

    PLAN = "plan"
    FETCH = "fetch"
    BUILD = "build"
    END = "end"


class StepOutcome(StrEnum):
    """How a step ended."""

    STARTED = "started"
    NEW = "new"
    UNCHANGED = "unchanged"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Happening:
    """One line of a refresh's log; ``facts`` are further values by name, such as counts."""

    step: RefreshStep
    outcome: StepOutcome
    source: str = ""
    detail: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    moment: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def record(self) -> dict[str, Any]:
        """The line as plain values that JSON can carry; what is empty is left out."""
        words = {"step": self.step, "outcome": self.outcome, "source": self.source, "detail": self.detail}
        return {
            "time": self.moment.isoformat(),
            **{name: str(word) for name, word in words.items() if word},
            **self.facts,
        }


@dataclass(frozen=True)
class RefreshResult:
    """What a refresh did.

    The sources that failed with what they said, those that had something new, and the build, if there was one.
    """

    failed: Mapping[str, str]
    new: list[str]
    build: BuildResult | None


Log = Callable[[Happening], None]


@contextmanager
def one_refresh(data_dir: Path) -> Iterator[None]:
    """Be the only one who fetches into ``data_dir`` while the block runs; what a stopped import had ready is finished.

    Raises RefreshRunning, which says who is at it and since when.
    """
    folder = snapshots_folder(data_dir)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        try:
            stack.enter_context(lock_file(folder / ".refresh"))
        except DatabaseLocked as other:
            raise RefreshRunning(other.holder) from other
        finish_moves(data_dir)
        yield


def refresh(
    data_dir: Path, url: str, fetches: Mapping[str, Fetch], *, log: Log, progress: Progress = be_silent
) -> RefreshResult:
    """Fetch each source, then build the database at ``url`` unless it is up to date.

    A source that cannot be fetched is logged and left as it was. Raises RefreshRunning, and what ``pipeline.build``
    raises; then the old database stays.
    """
    with one_refresh(data_dir):
        failed: dict[str, str] = {}
        new: list[str] = []
        for source, fetch in fetches.items():
            log(Happening(RefreshStep.FETCH, StepOutcome.STARTED, source))
            try:
                arrival = fetch()
            except FETCH_FAULTS as fault:
                failed[source] = str(fault) or type(fault).__name__
                log(Happening(RefreshStep.FETCH, StepOutcome.FAILED, source, failed[source]))
                continue
            if arrival is None:
                log(Happening(RefreshStep.FETCH, StepOutcome.UNCHANGED, source, "nothing new"))
            else:
                new.append(source)
                log(Happening(RefreshStep.FETCH, StepOutcome.NEW, source, arrival.code, {"files": len(arrival.files)}))
        return RefreshResult(failed, new, build_anew(data_dir, url, log, progress))


def build_anew(data_dir: Path, url: str, log: Log, progress: Progress) -> BuildResult | None:
    """Build, and log how it went; None where the database is up to date."""
    if pipeline.is_current(data_dir, url):
        log(Happening(RefreshStep.BUILD, StepOutcome.UNCHANGED, detail="the database is up to date"))
        return None
    log(Happening(RefreshStep.BUILD, StepOutcome.STARTED))
    try:
        result = pipeline.build(data_dir, url, progress=progress)
    except KhorgosError as fault:
        log(Happening(RefreshStep.BUILD, StepOutcome.FAILED, detail=str(fault)))
        raise
    facts = {
        "build_id": result.build_id,
        "rows_read": result.rows_read,
        "rows_loaded": result.rows_loaded,
        "rows_rejected": result.rows_rejected,
        "revisions": result.revisions,
        "faults": list(tell_faults(result.faults)),
        "findings": len(result.findings),
    }
    log(Happening(RefreshStep.BUILD, StepOutcome.DONE, detail=result.address, facts=facts))
    return result
