"""``python -m etl new-event``: the beginning of a note."""

import os
import pty
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from etl.commands.new_event import begin_note
from etl.drafts.faults import NoteExists
from etl.vocabulary.events import EventKind
from tests.etl.command_line import ROOT, run
from tests.etl.golden import GOLDEN

NOTE = (
    "--date",
    "2099-05-20",
    "--slug",
    "a-note",
    "--title",
    "Ministers meet: sheep",
    "--kind",
    "summit",
    "--country",
    "AX",
)


def test_new_event_writes_a_note_that_check_has_filled_in(tmp_path: Path) -> None:
    data = shutil.copytree(GOLDEN / "data", tmp_path / "data")

    result = run("new-event", *NOTE, "--data", str(data))

    path = data / "events/2099/2099-05-20-a-note.md"
    assert result.stdout == f"Wrote {path}\nFill it in, then run 'python -m etl check'.\n"
    faults = [line for line in run("check", "--data", str(data)).stdout.splitlines() if "a-note" in line]
    assert faults != []
    assert [line for line in faults if "Fill in" not in line and "Write what happened" not in line] == []


def test_new_event_never_writes_over_a_note(tmp_path: Path) -> None:
    assert run("new-event", *NOTE, "--data", str(tmp_path)).returncode == 0

    result = run("new-event", *NOTE, "--data", str(tmp_path))

    assert result.returncode == 2
    assert result.stderr.endswith("is there already. Edit it, or choose another --slug.\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--slug", "A Note"), "'A Note' is no slug"),
        (("--date", "20.5.2099"), "'20.5.2099' is no day"),
        (("--kind", "picnic"), "'picnic' is no kind of event"),
    ],
)
def test_new_event_says_what_is_wrong_with_what_is_given(given: tuple[str, str], said: str, tmp_path: Path) -> None:
    result = run("new-event", *NOTE, *given, "--data", str(tmp_path))

    assert result.returncode == 2
    assert said in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_new_event_asks_in_a_terminal_for_what_is_missing(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    os.write(master, b"20.5.2099\n2099-05-20\nMinisters meet\n")
    given = ("--slug", "a-note", "--kind", "summit", "--country", "AX", "--data", str(tmp_path))

    result = subprocess.run(
        [sys.executable, "-m", "etl", "new-event", *given],
        cwd=ROOT,
        stdin=slave,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    os.close(master)
    os.close(slave)
    assert result.returncode == 0, result.stderr
    assert "'20.5.2099' is no day" in result.stdout + result.stderr  # it says so and asks again
    assert 'title: "Ministers meet"' in (tmp_path / "events/2099/2099-05-20-a-note.md").read_text(encoding="utf-8")


def test_a_note_is_begun_once(tmp_path: Path) -> None:
    facts = {"title": "Ministers meet: sheep", "kind": EventKind.SUMMIT, "country": "AX"}
    path = begin_note(tmp_path, date(2099, 5, 9), "a-b", **facts)
    path.write_text("filled in", encoding="utf-8")

    with pytest.raises(NoteExists, match="Edit it, or choose another --slug"):
        begin_note(tmp_path, date(2099, 5, 9), "a-b", **facts)

    assert path == tmp_path / "events/2099/2099-05-09-a-b.md"
    assert path.read_text(encoding="utf-8") == "filled in"
