"""What a fetch has asked and received so far.

Kept beside the folder it receives into, so that a stopped one goes on where it was.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from etl.inputs.trade.snapshots import RECEIVING, snapshots_folder
from etl.publishers.common.server import PART

KEPT_FOR = timedelta(days=7)
"""Answers of a fetch that was stopped longer ago are asked for again: the publisher may have revised them."""


@dataclass(frozen=True)
class JournalEntry:
    """What is known of one query: how many rows it has, and of its file the name, when it came, and what was asked.

    None and empty where that is not known yet.
    """

    count: int | None = None
    file: str = ""
    at: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """What is known, as values that JSON can carry."""
        return {"count": self.count} | (
            {"file": self.file, "at": self.at, "asked": dict(self.asked)} if self.file else {}
        )


@dataclass
class Journal:
    """The file of one job, a line of JSON for each thing known: the count of a query, or the file that answers it."""

    path: Path
    folder: Path
    _known: dict[str, JournalEntry] = field(default_factory=dict)

    def count_of(self, query: str) -> int | None:
        """How many rows the publisher said a query has; None where it was not asked yet."""
        return self._known.get(query, JournalEntry()).count

    def received(self, query: str) -> JournalEntry | None:
        """What is known of a query's file where it has arrived; else None."""
        entry = self._known.get(query, JournalEntry())
        return entry if entry.file and (self.folder / entry.file).is_file() else None

    def files(self) -> dict[str, JournalEntry]:
        """What is known of each file that has arrived, by its name."""
        return {entry.file: entry for query in self._known if (entry := self.received(query))}

    def note_count(self, query: str, count: int | None) -> None:
        """Write down how many rows a query has; None: to be asked anew."""
        self._note(query, replace(self._known.get(query, JournalEntry()), count=count))

    def note_file(self, query: str, path: Path, count: int, asked: Mapping[str, str]) -> None:
        """Write down the file that answers a query, which came now, and what was asked."""
        self._note(query, JournalEntry(count, path.name, datetime.now(UTC).isoformat(timespec="seconds"), asked))

    def _note(self, query: str, entry: JournalEntry) -> None:
        self._known[query] = entry
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"query": query, **entry.told()}) + "\n")

    def describe_files(self, asked: Callable[[Mapping[str, str]], str], noun: str) -> dict[str, str]:
        """What each file answers and when it came, for the card of the arrival; ``asked`` words what was asked."""
        return {
            name: f"{asked(entry.asked)} (received {entry.at}, {entry.count} {noun})"
            for name, entry in self.files().items()
        }

    def tell_kept(self) -> str:
        """The end of the sentence that says why a fetch failed: that what arrived is kept; empty where nothing did."""
        there = len(self.files())
        return f". The answers that came are kept ({there}): the same command goes on from there" if there else ""

    def forget(self) -> None:
        """Drop the journal: its job is done."""
        self.path.unlink(missing_ok=True)


def name_job(url: str, queries: Iterable[str]) -> str:
    """A short name for a job, the same for the same queries to the same place, today or after a stop."""
    return hashlib.sha256("\n".join([url, *queries]).encode()).hexdigest()[:12]


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
        if read := _read_line(line):
            query, entry = read
            journal._known[query] = entry
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


def _read_line(line: str) -> tuple[str, JournalEntry] | None:
    """A query and what a line says of it; the last one may be torn where the machine stopped, and says nothing then."""
    try:
        read = json.loads(line)
    except ValueError:
        return None
    if not isinstance(read, dict):
        return None
    known = {name: read[name] for name in ("count", "file", "at", "asked") if name in read}
    return str(read.get("query", "")), JournalEntry(**known)
