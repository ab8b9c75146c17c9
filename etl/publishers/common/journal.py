"""What a fetch has asked and received so far.

Kept beside the folder it receives into, so that a stopped one goes on where it was.
"""

import json
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from etl.inputs.trade.snapshots import RECEIVING, snapshots_folder
from etl.publishers.common.server import PART

KEPT_FOR = timedelta(days=7)
"""Answers of a fetch that was stopped longer ago are asked for again: the publisher may have revised them."""


@dataclass
class Journal:
    """The file of one job, a line of JSON for each thing known: the count of a query, or the file that answers it."""

    path: Path
    folder: Path
    _known: dict[str, dict[str, Any]] = field(default_factory=dict)

    def count_of(self, query: str) -> int | None:
        """How many rows the publisher said a query has; None where it was not asked yet."""
        return self._known.get(query, {}).get("count")

    def received(self, query: str) -> dict[str, Any] | None:
        """What is known of a query's file where it has arrived; else None."""
        entry = self._known.get(query, {})
        return entry if "file" in entry and (self.folder / entry["file"]).is_file() else None

    def files(self) -> dict[str, dict[str, Any]]:
        """What is known of each file that has arrived, by its name."""
        return {entry["file"]: entry for query in self._known if (entry := self.received(query))}

    def note(self, query: str, **facts: str | int | None) -> None:
        """Write down what is now known of a query."""
        self._known[query] = self._known.get(query, {}) | facts
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"query": query, **facts}) + "\n")

    def tell_kept(self) -> str:
        """The end of the sentence that says why a fetch failed: that what arrived is kept; empty where nothing did."""
        there = len(self.files())
        return f". The answers that came are kept ({there}): the same command goes on from there" if there else ""

    def forget(self) -> None:
        """Drop the journal: its job is done."""
        self.path.unlink(missing_ok=True)


def open_journal(data_dir: Path, source: str, job: str, now: datetime | None = None) -> Journal:
    """The journal of a job, with what a stopped run left; what any run left too long ago is deleted."""
    own = snapshots_folder(data_dir) / source
    _drop_old(own, now or datetime.now(UTC))
    journal = Journal(own / f"{RECEIVING}-{job}.jsonl", own / f"{RECEIVING}-{job}")
    if not journal.path.is_file():
        shutil.rmtree(journal.folder, ignore_errors=True)  # files that no journal vouches for
        return journal
    for torn in journal.folder.glob(f"*{PART}"):
        torn.unlink()
    text = journal.path.read_text(encoding="utf-8")
    if not text.endswith("\n"):
        with journal.path.open("a", encoding="utf-8") as file:
            file.write("\n")  # so that what is noted next begins a line of its own
    for line in text.splitlines():
        entry = _read_line(line)
        journal._known.setdefault(str(entry.pop("query", "")), {}).update(entry)
    return journal


def _drop_old(own: Path, now: datetime) -> None:
    """Delete what fetches of this source left that were stopped too long ago, of whatever job."""
    for path in own.glob(f"{RECEIVING}-*"):
        if now - datetime.fromtimestamp(path.stat().st_mtime, UTC) <= KEPT_FOR:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _read_line(line: str) -> dict[str, Any]:
    """One line; the last one may be torn where the machine stopped, and says nothing then."""
    try:
        entry = json.loads(line)
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}
