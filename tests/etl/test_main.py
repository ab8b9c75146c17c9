"""The command line: what each command says and with which code it ends, in a process of its own where that matters."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl import __main__ as command_line
from etl import schema
from etl.errors import FetchFailed, KhorgosError, NoDatabase
from etl.load import one_builder
from tests.databases import read_table
from tests.etl.command_line import ROOT, run, start
from tests.etl.golden import BROKEN_NOTE, BROKEN_ROW, GOLDEN, UNTITLED_ROLE

DATA = ("--data", str(GOLDEN / "data"))
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


def test_check_prints_every_fault_as_one_line_then_the_count() -> None:
    result = start("check", *DATA)

    assert result.stdout.splitlines() == [
        f"warning: {UNTITLED_ROLE}",
        BROKEN_NOTE,
        BROKEN_ROW,
        "2 faults in 2 files, of 20 files and 34 rows read. 1 row known not to fit. 1 finding.",
    ]
    assert (result.returncode, result.stderr) == (1, "")


def test_check_of_sound_files_says_what_was_read(tmp_path: Path) -> None:
    data = shutil.copytree(GOLDEN / "data", tmp_path / "data")
    (data / "events/2099/2099-05-18-broken-note.md").unlink()
    trade = data / "trade/aland_customs.csv"
    trade.write_text(trade.read_text(encoding="utf-8").replace(",many,", ",5,"), encoding="utf-8")
    with (data / "reference/roles.csv").open("a", encoding="utf-8") as roles:
        roles.write("Minister of Grain,谷物部长,Министр зерна\n")

    result = run("check", "--data", str(data))

    assert result.stdout == "No fault in 19 files: 34 rows read, 33 of them good. 1 row known not to fit.\n"
    assert (result.returncode, result.stderr) == (0, "")


def test_build_says_what_was_loaded_and_what_was_refused(sqlite_url: str) -> None:
    result = run("build", *DATA, "--database", sqlite_url)

    (build,) = read_table(sqlite_url, schema.build)
    lines = result.stdout.splitlines()
    assert result.returncode == 0, result.stderr
    assert lines[:4] == [
        BROKEN_NOTE,
        BROKEN_ROW,
        f"Built {sqlite_url}",
        f"Build {build['build_id']}: 34 rows read = 31 loaded + 3 rejected.",
    ]
    assert "observation 4, official_figure 2," in lines[4]
    assert "Refused: 2 faults, listed above. Mend them and build again." in lines
    assert re.fullmatch(r"\d+\.\d s, [\d,]+ rows/s\.", lines[-1])


def test_build_if_changed_does_nothing_the_second_time(golden_sqlite_url: str) -> None:
    before = Path(golden_sqlite_url.removeprefix("sqlite:///")).stat()

    result = run("build", "--if-changed", *DATA, KHORGOS_DATABASE_URL=golden_sqlite_url)

    assert result.stdout.startswith("The database is up to date")
    assert Path(golden_sqlite_url.removeprefix("sqlite:///")).stat().st_ino == before.st_ino


def test_build_strict_ends_with_the_faults_on_stderr(sqlite_url: str) -> None:
    result = run("build", "--strict", *DATA, "--database", sqlite_url)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [BROKEN_NOTE, BROKEN_ROW]


def test_strict_is_not_satisfied_by_a_current_database_with_refusals(golden_sqlite_url: str) -> None:
    assert run("build", "--strict", "--if-changed", *DATA, "--database", golden_sqlite_url).returncode == 1


def test_status_is_good_reading(golden_sqlite_url: str) -> None:
    result = run("status", "--database", golden_sqlite_url)

    assert result.returncode == 0, result.stderr
    assert re.search(r"The record of events ends on \d{4}-\d\d-\d\d, -?[\d,]+ months before today", result.stdout)
    assert "34 rows read = 31 loaded + 3 rejected, from 20 files" in result.stdout
    assert re.search(r"aland_customs +4 +2098-01-01 +2099-03-31 +2099-12-01 +2100-01-18 +Aland Customs", result.stdout)
    assert f"Refused: 2\n  {BROKEN_NOTE}\n  {BROKEN_ROW}\n" in result.stdout
    assert "Set aside, by file: 1\n  data/trade/aland_customs.csv: 1\n" in result.stdout


def test_status_as_json_tells_the_same_to_a_program(golden_sqlite_url: str) -> None:
    told = json.loads(run("status", "--json", "--database", golden_sqlite_url).stdout)

    assert (told["rows_read"], told["rows_loaded"], told["rows_rejected"]) == (34, 31, 3)
    assert [rejection["kind"] for rejection in told["rejections"]] == ["refused", "refused", "set_aside"]
    assert told["sources"][0] == {
        "source_code": "aland_customs",
        "title": "Aland's trade by chapter",
        "publisher": "Aland Customs",
        "licence": "CC0",
        "rows": 4,
        "first_period": "2098-01-01",
        "last_period": "2099-03-31",
        "retrieved_date": "2099-12-01",
        "next_release_date": "2100-01-18",
        "is_next_release_assumed": False,
        "is_due": False,
        "command": "",
        "url": "https://example.org/customs",
        "files": ["data/trade/aland_customs.csv"],
    }


def test_status_without_a_database_says_how_to_make_one(sqlite_url: str) -> None:
    result = run("status", "--database", sqlite_url)

    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == f"There is no Khorgos database at {sqlite_url}. Run 'python -m etl build' to make one.\n"


def test_a_password_is_never_printed() -> None:
    result = run("build", *DATA, KHORGOS_DATABASE_URL="postgresql://anna:swordfish@127.0.0.1:1/name?connect_timeout=2")

    assert result.returncode == 3
    assert "swordfish" not in result.stdout + result.stderr
    assert "anna:***@127.0.0.1" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "--database", "rubbish"), "is no address of a database"),
        (("build", "--data", "nowhere"), "does not exist"),
        (("sing",), "No such command"),
        (("new-event",), "Give --date, --slug, --title, --kind, --country: there is no terminal to ask in."),
        (("new-event", *NOTE, "--slug", "A Note"), "'A Note' is no slug"),
        (("new-event", *NOTE, "--date", "20.5.2099"), "'20.5.2099' is no day"),
        (("new-event", *NOTE, "--kind", "picnic"), "'picnic' is no kind of event"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)

    assert result.returncode == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_build_that_fails_verification_ends_with_4(tmp_path: Path, sqlite_url: str) -> None:
    result = run("build", "--data", str(tmp_path), "--database", sqlite_url)

    assert result.returncode == 4
    assert result.stderr.startswith("The new database was not swapped in:\nNot one row could be read")


def test_a_second_build_ends_with_5_and_names_the_first(sqlite_url: str) -> None:
    with one_builder(sqlite_url):
        result = run("build", *DATA, "--database", sqlite_url)

    assert result.returncode == 5
    assert f"is being built by process {os.getpid()} on" in result.stderr


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("no folder", encoding="utf-8")

    result = run("build", *DATA, "--database", f"sqlite:///{tmp_path}/letter/khorgos.db")

    assert result.returncode == 3
    assert result.stderr.startswith(f"{tmp_path}/letter")
    assert "Traceback" not in result.stderr


def test_help_names_the_commands_and_the_exit_codes() -> None:
    said = " ".join(run("--help").stdout.split())

    assert {"check", "build", "status", "new-event"} <= set(re.findall(r"│ ([a-z-]+) ", said))
    assert "Exit codes: 0 fine, 1 faults found, 2 wrong usage, 3 no database, 4 verification failed" in said


class UnlistedFault(KhorgosError):
    """A fault that no list of exit codes knows."""


class FetchTimedOut(FetchFailed):
    """A fault whose class above has an exit code."""


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (UnlistedFault("A made-up fault."), 1),
        (FetchTimedOut("aland_customs", "no answer"), 6),
        (NoDatabase("sqlite:///nowhere.db"), 3),
    ],
)
def test_every_fault_becomes_its_sentence_and_an_exit_code(
    fault: KhorgosError, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: str) -> None:
        raise fault

    monkeypatch.setattr(command_line, "app", fail)
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert (ended.value.code, capsys.readouterr().err) == (code, f"{fault}\n")


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
        timeout=60,
    )

    os.close(master)
    os.close(slave)
    assert result.returncode == 0, result.stderr
    assert "'20.5.2099' is no day" in result.stdout + result.stderr  # it says so and asks again
    assert 'title: "Ministers meet"' in (tmp_path / "events/2099/2099-05-20-a-note.md").read_text(encoding="utf-8")
