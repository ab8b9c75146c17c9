"""``draft-note`` and ``inbox`` as people start them, and what they say."""

import json
from pathlib import Path

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from etl.__main__ import app
from etl.commands.drafts import draft_table, parse_url, tell_draft
from etl.commands.exit_codes import EXIT_CODES
from etl.drafts.faults import DraftChanged, NoDraft
from etl.drafts.inbox import Drafted
from etl.drafts.inbox_list import ListedDraft
from etl.drafts.same_meeting import LikelyNote
from etl.errors import Fault
from tests.etl.drafts.made_articles import URL, saved
from tests.etl.drafts.merged_note import DRAFT, FOUND, NOTE
from tests.etl.made_inputs import NOTE_ID, write_data

FAULT = Fault("data/inbox/a.md", "line 1", "date", "expected a date", "x", "Write it.")


def run(data_dir: Path, *arguments: str) -> tuple[int, str, BaseException | None]:
    result = CliRunner().invoke(app, [*arguments, "--data", str(data_dir)])
    return result.exit_code, result.output, result.exception


def test_the_commands_say_what_to_do_next(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path)
    made, told, _ = run(data_dir, "draft-note", str(saved(tmp_path)), "--url", URL, "--published", "2099-05-13")
    listed, drafts, _ = run(data_dir, "inbox", "list")

    assert (made, listed) == (0, 0)
    assert "inbox accept 2099-05-12-mariehamn-alander-bouvet" in told
    assert "2099-05-12-mariehamn-alander-bouvet" in drafts


def test_a_draft_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert isinstance(run(write_data(tmp_path), "inbox", "accept", "none")[2], NoDraft)
    assert EXIT_CODES[NoDraft] == 2


def test_a_merge_tells_what_was_added_and_what_is_not_the_same(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {f"events/2099/{NOTE_ID}.md": NOTE, f"inbox/{DRAFT}.md": FOUND})

    code, told, _ = run(data_dir, "inbox", "merge", DRAFT, NOTE_ID)
    drafts = run(data_dir, "inbox", "list")[1]

    assert code == 0
    assert "added: participants: bo-bouvet" in told
    assert "not the same: date: the note has 2099-05-09, the draft 2099-05-10" in told
    assert f"inbox accept {NOTE_ID}" in told
    assert f"{DRAFT} merged into this note" in " ".join(drafts.split())


@pytest.mark.parametrize("text", ["example.org", "ftp://example.org/a", "https:///a", ""])
def test_an_address_that_is_none_is_wrong_usage(text: str) -> None:
    assert parse_url(URL) == URL
    with pytest.raises(typer.BadParameter, match="is no address"):
        parse_url(text)


def test_a_draft_is_told_with_what_it_lacks_and_where_it_may_belong() -> None:
    near = [LikelyNote("2099-05-09-a", ("BV",)), LikelyNote("2099-05-09-b", ("AX", "BV"))]

    assert list(tell_draft(Drafted(Path("inbox/a.md"), ["day", "place"], near, ["other"]))) == [
        "Wrote inbox/a.md",
        "Not found: day, place.",
        "Waits in the inbox with the same address: other. Drop one of the two.",
        f"May be the same meeting: {near[0]}",
        f"May be the same meeting: {near[1]}",
        "Finish it, take out the read_from lines, then run 'python -m etl inbox accept a'.",
        "Or put it into the note: 'python -m etl inbox merge a 2099-05-09-a'.",
    ]
    assert len(list(tell_draft(Drafted(Path("inbox/a.md"), [], [])))) == 2


def test_a_draft_without_date_title_and_link_has_its_line() -> None:
    table = draft_table([ListedDraft("a", "", "", "", {}, [], [FAULT] * 12345, "", "")])
    console = Console(width=200)

    with console.capture() as shown:
        console.print(table)

    assert shown.get().splitlines()[-1].split() == ["a", "-", "(no", "title)", "-", "-", "12,345"]


def test_the_list_as_json_has_each_fault_and_by_its_hash_a_draft_is_taken_only_as_it_was_seen(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, {f"inbox/{DRAFT}.md": "---\ntitle: Made up\n---\n"})
    (listed,) = json.loads(run(data_dir, "inbox", "list", "--json")[1])
    (data_dir / "inbox" / f"{DRAFT}.md").write_text("---\ntitle: Another\n---\n", encoding="utf-8")
    raised = [run(data_dir, "inbox", way, DRAFT, "--sha256", listed["sha256"])[2] for way in ("accept", "drop")]
    (changed,) = json.loads(run(data_dir, "inbox", "list", "--json")[1])

    assert (listed["name"], listed["title"], listed["found"]) == (DRAFT, "Made up", {})
    assert "expected a value" in listed["faults"][0]
    assert [type(fault) for fault in raised] == [DraftChanged] * 2
    assert run(data_dir, "inbox", "drop", DRAFT, "--sha256", changed["sha256"])[0] == 0
