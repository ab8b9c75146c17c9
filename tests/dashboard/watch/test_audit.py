"""Who took what is told in lines of their own, on stderr and in a file."""

import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.access.tokens import new_token
from dashboard.watch.asked import Who, note_build, working_on
from dashboard.watch.audit import AUDIT, VARIABLE, Act, WrongAudit, audit, audit_of, begin_audit

READER = Who("aland", "program")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of this test, where the lines go meanwhile."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "audit.log"))
    begin_audit()
    yield tmp_path / "audit.log"
    monkeypatch.delenv(VARIABLE)
    begin_audit()


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_says_who_what_and_by_which_request_and_build(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with working_on("9f", READER):
        note_build("made-up")
        audit(Act.EXPORT, file="khorgos_trade.csv", rows=3)

    [line] = lines(path)
    assert str(line.pop("time")).endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "khorgos.audit",
        "event": "export",
        "request_id": "9f",
        "build_id": "made-up",
        "reader": "aland",
        "kind": "program",
        "file": "khorgos_trade.csv",
        "rows": 3,
    }
    assert [(record.name, record.getMessage()) for record in caplog.records] == [("khorgos.audit", "export")]


def test_who_it_was_may_be_said_and_may_be_nobody(path: Path) -> None:
    with working_on("9f", READER):
        audit_of(Who("one@aland.example", "person"), Act.SIGNED_OUT)
    audit(Act.TOKEN_REFUSED, address="192.0.2.1")

    told = [{name: line.get(name) for name in ("reader", "kind", "address")} for line in lines(path)]
    assert told == [
        {"reader": "one@aland.example", "kind": "person", "address": None},
        {"reader": None, "kind": None, "address": "192.0.2.1"},
    ]


def test_no_token_is_in_the_file_which_is_its_owners(path: Path) -> None:
    audit(Act.EXPORT, file=new_token())

    assert lines(path)[0]["file"] == "khorgos_…"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_moved_away_is_begun_anew(path: Path) -> None:
    audit(Act.EXPORT, file="first")
    path.rename(path.with_suffix(".1"))
    audit(Act.EXPORT, file="second")

    assert [line["file"] for line in lines(path)] == ["second"]


def test_to_begin_again_writes_each_line_once(path: Path) -> None:
    begin_audit()
    audit(Act.EXPORT)

    assert len(lines(path)) == 1


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none" / "audit.log"))

    with pytest.raises(WrongAudit, match=r"KHORGOS_AUDIT: .*none/audit\.log: No such file or directory\."):
        begin_audit()
    assert AUDIT.handlers == []
    assert AUDIT.level == logging.INFO
