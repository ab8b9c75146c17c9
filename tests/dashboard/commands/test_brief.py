"""The brief from the command line."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dashboard.__main__ import app
from dashboard.commands.options import NO_DATABASE, WRONG_USAGE
from dashboard.watch.audit import VARIABLE
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.brief.record import record
from tests.dashboard.builds_in_between import build_after
from tests.factories import build_row
from tests.loading import load_file

ROOT = Path(__file__).parents[3]
ASKED = ("--partner", "KZ", "--date", "2099-01-31")


def brief(*given: str | Path) -> Result:
    return CliRunner().invoke(app, ["brief", *map(str, given)])


@pytest.fixture
def url(sqlite_url: str) -> str:
    """Address of the made-up record."""
    load_file(sqlite_url, **record())
    return sqlite_url


def test_both_files_are_written_and_the_same_options_give_the_same_bytes(url: str, tmp_path: Path) -> None:
    for name in ("a.html", "b.html", "a.docx", "b.docx"):
        made = brief(*ASKED, "--database", url, "--out", tmp_path / name)
        assert made.exit_code == 0
        assert f"Wrote {tmp_path / name}: Brief: China and Kazakhstan, as known on 2099-01-31" in made.stdout
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert "5.5 bn USD" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_brief_is_told_once_in_the_file_of_the_audit(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "audit.log"))
    brief(*ASKED, "--database", url, "--language", "ru", "--out", tmp_path / "brief.html")

    [line] = map(json.loads, (tmp_path / "audit.log").read_text(encoding="utf-8").splitlines())
    told = {name: line[name] for name in ("event", "kind", "file", "partner", "language")}
    assert told == {"event": "brief", "kind": "command", "file": "brief.html", "partner": "KZ", "language": "ru"}
    assert line["build_id"]


def test_a_brief_over_which_a_build_comes_is_of_the_new_one(url: str, tmp_path: Path) -> None:
    new = record() | {"build": [build_row(build_id="another")]}
    with build_after(1, url, **new):
        assert brief(*ASKED, "--database", url, "--out", tmp_path / "a.html").exit_code == 0

    assert "data build another" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_person_is_asked_for_by_code_and_the_side_by_area(url: str, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    made = brief("--person", "kairat-kz", "--side", "KZ", "--database", url, "--out", out)

    assert made.exit_code == 0
    assert f"Wrote {out}: Meeting Kairat Kz" in made.stdout
    assert "For the reader on the side of Kazakhstan." in out.read_text(encoding="utf-8")


def test_it_runs_as_a_program_on_the_database_of_the_environment(url: str, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    finished = subprocess.run(
        [sys.executable, "-m", "dashboard", "brief", *ASKED, "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, ADDRESS_VARIABLE: url},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (finished.returncode, finished.stderr) == (0, "")
    assert out.read_bytes().startswith(b"<!doctype html>")


def test_what_is_not_there_is_a_sentence_and_an_exit_code(url: str, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "brief.html")
    nowhere = brief("--event", "2099-01-01-nowhere", "--database", url, *out)
    nothing = brief(*ASKED, "--database", f"sqlite:///{tmp_path / 'nothing.db'}", *out)
    no_address = brief(*ASKED, "--database", "nothing", *out)

    assert nowhere.exit_code == WRONG_USAGE
    assert nowhere.stderr == "There is no event with the code 2099-01-01-nowhere in the database.\n"
    assert nothing.exit_code == NO_DATABASE
    assert "Run 'python -m etl build'" in nothing.stderr
    assert no_address.exit_code == WRONG_USAGE
    assert no_address.stderr.startswith("--database nothing: write sqlite:///file.db")
    assert not (tmp_path / "brief.html").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([*ASKED, "--out", "brief.pdf"], "brief.pdf: a brief is written as .html or .docx."),
        (["--out", "brief.html"], "give --partner, --event or --person."),
        (["--partner", "KZ", "--date", "1 July", "--out", "b.html"], "Write it as YYYY-MM-DD."),
        ([*ASKED, "--language", "fr", "--out", "brief.html"], "Take one of en, zh, ru."),
    ],
)
def test_wrong_options_end_with_what_is_allowed(given: list[str], said: str) -> None:
    ended = brief(*given)
    assert ended.exit_code == WRONG_USAGE
    assert said in " ".join(re.sub("[│╭╮╰╯─]", "", ended.stderr).split())
