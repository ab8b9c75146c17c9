"""Tokens are made, listed and revoked from the command line."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dashboard.__main__ import app
from dashboard.access.token_file import VARIABLE, hash_of
from dashboard.commands import token as command
from dashboard.commands.options import WRONG_USAGE
from tests.dashboard.noon import TODAY, stand_still


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch, command)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "tokens.json"))
    return tmp_path / "tokens.json"


def token(*given: str) -> Result:
    return CliRunner().invoke(app, ["token", *given])


def test_a_token_is_shown_once_and_kept_as_a_hash(path: Path) -> None:
    made = token("make", "aland", "--days", "30")
    text = path.read_text(encoding="utf-8")
    shown = made.stdout.strip()

    assert (made.exit_code, made.stderr) == (0, "It is shown this once. aland is in force for 30 days.\n")
    assert json.loads(text)["tokens"] == [
        {
            "name": "aland",
            "opens": "api",
            "sha256": hash_of(shown),
            "made": TODAY.isoformat(),
            "expires": (TODAY + timedelta(days=30)).isoformat(),
        }
    ]
    assert shown not in text


def test_tokens_are_listed_and_revoked_by_name(path: Path) -> None:
    token("make", "aland", "--days", "1")
    token("make", "counts", "--metrics")

    until = (TODAY + timedelta(days=1)).isoformat()
    assert token("list").stdout.splitlines()[0] == f"aland  api  made {TODAY.isoformat()}  until {until}"
    assert token("revoke", "aland").stdout == "aland is revoked.\n"
    assert [line.split()[:2] for line in token("list").stdout.splitlines()] == [["counts", "metrics"]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("make", "aland"), "There is a token aland already. Revoke it first, or take another name."),
        (("revoke", "bouvet"), "There is no token bouvet."),
        (("make", "A b"), "'A b' is no name."),
        (("make", "bouvet", "--days", "0"), "--days"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(path: Path, given: tuple[str, ...], told: str) -> None:
    token("make", "aland")
    before = path.read_bytes()

    refused = token(*given)
    assert (refused.exit_code, told in " ".join(refused.stderr.split())) == (WRONG_USAGE, True)
    assert path.read_bytes() == before


def test_a_file_must_be_named_and_lie_in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    nowhere = tmp_path / "none" / "tokens.json"

    assert token("list").stderr == f"Name the file of tokens with --file, or in {VARIABLE}.\n"
    assert token("make", "aland", "--file", str(nowhere)).stderr == f"{nowhere.parent}: No such file or directory.\n"
    assert token("make", "aland", "--file", str(tmp_path / "tokens.json")).exit_code == 0
