"""The inbox of the data folder: what waits in it, and to accept or drop one of the drafts.

All of it is done by ``python -m etl inbox``, in a process of its own: dashboard and etl share tables and closed lists,
and the rules of what may become a note are told once.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from etl.schema.address import PROJECT_ROOT

VARIABLE = "KHORGOS_DATA"
"""Names the data folder on a server that may write to it. Where it names none, drafts are no matter of the server."""

SECONDS = 120
_ENDINGS = (".md", ".csv")


class InboxUnreadable(Exception):
    """The command line did not list the inbox; the text is what it said."""


class Decision(StrEnum):
    """What becomes of a draft, as the command line calls it."""

    ACCEPT = "accept"
    DROP = "drop"


@dataclass(frozen=True)
class WaitingDraft:
    """A draft in the inbox, as the command line lists it.

    ``found`` is how many it has of what: participants, place, topics, figures, commitments, acts. ``faults`` are the
    sentences of what is left to mend, ``same_meeting`` the notes that may tell of the same, ``merges`` the draft that
    was put into a note to make this one. ``sha256`` is of the file as it was read.
    """

    name: str
    date: str
    title: str
    link: str
    found: Mapping[str, int]
    faults: Sequence[str]
    same_meeting: Sequence[str]
    merges: str
    sha256: str


@dataclass(frozen=True)
class Decided:
    """What came of a decision, and what the command line said."""

    is_done: bool
    said: str


def data_folder() -> Path | None:
    """The folder whose inbox may be decided on: named, there, and to be written to; else none."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named).resolve()
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None


def inbox_state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """By which it is seen that the list may be another: the files of the inbox with their size and time."""
    found = []
    for path in sorted((folder / "inbox").glob("[!.]*")):
        with suppress(FileNotFoundError):  # another decided on it just now
            stat = path.stat()
            found.append((path.name, stat.st_size, stat.st_mtime_ns))
    return tuple(one for one in found if one[0].endswith(_ENDINGS))


def list_waiting(folder: Path) -> list[WaitingDraft]:
    """Every draft that waits, by name. Raises ``InboxUnreadable``."""
    done = _run(folder, "list", "--json")
    if done.returncode != 0:
        raise InboxUnreadable(_said(done))
    return [_draft(told) for told in json.loads(done.stdout)]


def _draft(told: Mapping[str, object]) -> WaitingDraft:
    likely = told["same_meeting"]
    names = [str(one["note"]) for one in likely if isinstance(one, dict)] if isinstance(likely, list) else []
    return WaitingDraft(**{**told, "same_meeting": names})  # type: ignore[arg-type]  # what the command line has


def draft_text(folder: Path, draft: WaitingDraft) -> str:
    """The draft's file as a text; empty where it has gone."""
    for ending in _ENDINGS:
        with suppress(FileNotFoundError):
            return (folder / "inbox" / f"{draft.name}{ending}").read_bytes().decode("utf-8", errors="replace")
    return ""


def decide(folder: Path, decision: Decision, draft: WaitingDraft) -> Decided:
    """Accept a draft or drop it, if it is still the one that was listed."""
    done = _run(folder, decision, "--sha256", draft.sha256, "--", draft.name)
    return Decided(done.returncode == 0, _said(done))


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", "inbox", arguments[0], "--data", str(folder), *arguments[1:]]
    # Lines are told as they are, not laid out for a terminal.
    told = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8"}
    try:
        return subprocess.run(  # noqa: S603 - our own command line; what it is given is one argument each
            command, cwd=PROJECT_ROOT, env=told, capture_output=True, encoding="utf-8", timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"No answer within {SECONDS} s.")


def _said(done: subprocess.CompletedProcess[str]) -> str:
    return (done.stderr.strip() or done.stdout.strip()) if done.returncode else done.stdout.strip()
