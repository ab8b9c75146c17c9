"""The brief from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.brief.__main__ import NO_DATABASE, WRONG_USAGE, main
from etl.load import replace_database
from tests.dashboard.brief.record import record
from tests.factories import complete, frames

ROOT = Path(__file__).parents[3]
ASKED = ("--partner", "KZ", "--date", "2099-01-31")


@pytest.fixture
def url(sqlite_url: str) -> str:
    """Address of the made-up record."""
    replace_database(sqlite_url, frames(**complete(**record())))
    return sqlite_url


def test_both_files_are_written_and_the_same_options_give_the_same_bytes(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.html", "b.html", "a.docx", "b.docx"):
        assert main([*ASKED, "--database", url, "--out", str(tmp_path / name)]) == 0
    assert "Brief: China and Kazakhstan, as known on 2099-01-31" in capsys.readouterr().out
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    assert "5.5 bn USD" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_the_maintenance_half_starts_it_as_a_program_of_its_own(url: str, tmp_path: Path) -> None:
    out = tmp_path / "brief.html"
    command = [sys.executable, "-m", "etl", "brief", *ASKED, "--out", str(out)]
    finished = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "KHORGOS_DATABASE_URL": url}, capture_output=True, text=True, check=False
    )

    assert (finished.returncode, finished.stderr) == (0, "")
    assert out.read_bytes().startswith(b"<!doctype html>")


def test_what_is_not_there_is_a_sentence_and_an_exit_code(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ("--out", str(tmp_path / "brief.html"))

    assert main(["--event", "2099-01-01-nowhere", "--database", url, *out]) == WRONG_USAGE
    assert capsys.readouterr().err == "There is no event with the code 2099-01-01-nowhere in the database.\n"
    assert main([*ASKED, "--database", f"sqlite:///{tmp_path / 'nothing.db'}", *out]) == NO_DATABASE
    assert "Run 'python -m etl build'" in capsys.readouterr().err
    assert not (tmp_path / "brief.html").exists()


@pytest.mark.parametrize(
    "given",
    [
        [*ASKED, "--out", "brief.pdf"],
        ["--out", "brief.html"],
        ["--partner", "KZ", "--date", "1 July", "--out", "b.html"],
    ],
)
def test_wrong_options_end_with_what_is_allowed(given: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(given)
    assert ended.value.code == WRONG_USAGE
