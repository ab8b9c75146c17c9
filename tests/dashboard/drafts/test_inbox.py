"""What waits in the inbox, and what becomes of it, by the command line of ``etl``."""

import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.drafts import inbox
from dashboard.drafts.inbox import (
    VARIABLE,
    Decided,
    Decision,
    InboxUnreadable,
    WaitingDraft,
    data_folder,
    decide,
    draft_text,
    inbox_state,
    list_waiting,
)
from etl.__main__ import app
from tests.etl.made_inputs import NOTE_ID, note_text, write_data

NAME = "2099-05-09-made-up"
DRAFT = WaitingDraft(NAME, "2099-05-09", "Made up", "", {}, [], [], "", "a-hash")


def stub(monkeypatch: pytest.MonkeyPatch, code: int, out: str = "", err: str = "") -> list[list[str]]:
    """Let the command line answer so; gives what it was asked."""
    asked: list[list[str]] = []

    def run(command: list[str], **_given: object) -> subprocess.CompletedProcess[str]:
        asked.append(command[3:])
        return subprocess.CompletedProcess(command, code, out, err)

    monkeypatch.setattr(subprocess, "run", run)
    return asked


def call_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line itself answer, without a process of its own."""

    def run(command: list[str], **_given: object) -> subprocess.CompletedProcess[str]:
        result = CliRunner().invoke(app, command[3:])
        return subprocess.CompletedProcess(command, result.exit_code, result.output, "")

    monkeypatch.setattr(subprocess, "run", run)


def test_a_draft_is_listed_and_accepted_as_the_command_line_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    call_here(monkeypatch)
    data = write_data(tmp_path, {f"inbox/{NAME}.md": note_text(id=NAME)})
    before = inbox_state(data)
    (draft,) = list_waiting(data)
    text = draft_text(data, draft)
    decided = decide(data, Decision.ACCEPT, draft)

    assert (draft.name, draft.title, draft.link) == (NAME, "Ministers agree on grain", "https://example.org/a")
    assert (draft.found, draft.faults, draft.same_meeting, draft.merges) == ({"topics": 1}, [], [], "")
    assert decided.is_done
    assert (data / "events" / "2099" / f"{NAME}.md").read_text(encoding="utf-8") == text
    assert [name for name, _size, _time in before] == [f"{NAME}.md"]
    assert (inbox_state(data), draft_text(data, draft)) == ((), "")


def test_only_the_draft_that_was_listed_is_decided_on_and_its_name_is_no_option(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = stub(monkeypatch, 0, "Dropped: it\n")

    assert decide(tmp_path, Decision.DROP, DRAFT) == Decided(True, "Dropped: it")
    assert asked == [["inbox", "drop", "--data", str(tmp_path), "--sha256", "a-hash", "--", NAME]]


def test_what_the_command_line_refuses_is_told_as_it_says_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stub(monkeypatch, 2, "half a line", "There is no draft.\n")

    assert decide(tmp_path, Decision.ACCEPT, DRAFT) == Decided(False, "There is no draft.")
    with pytest.raises(InboxUnreadable, match="There is no draft"):
        list_waiting(tmp_path)


def test_a_command_line_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def run(command: list[str], **_given: object) -> None:
        raise subprocess.TimeoutExpired(command, inbox.SECONDS)

    monkeypatch.setattr(subprocess, "run", run)

    assert decide(tmp_path, Decision.DROP, DRAFT) == Decided(False, "No answer within 120 s.")


def test_notes_of_the_same_meeting_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    likely = f'[{{"note": "{NOTE_ID}", "shared": ["the sides"]}}]'
    told = '"date": "", "title": "", "link": "", "found": {}, "faults": ["x"], "merges": "", "sha256": ""'
    stub(monkeypatch, 0, f'[{{"name": "a", {told}, "same_meeting": {likely}}}]')

    assert list_waiting(tmp_path) == [WaitingDraft("a", "", "", "", {}, ["x"], [NOTE_ID], "", "")]


def test_a_folder_that_is_not_named_or_not_there_is_no_matter_of_the_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = []
    for named in ("", str(tmp_path / "none"), str(tmp_path)):
        monkeypatch.setenv(VARIABLE, named)
        found.append(data_folder())
    monkeypatch.setattr("os.access", lambda *_asked: False)

    assert found == [None, None, tmp_path]
    assert data_folder() is None
