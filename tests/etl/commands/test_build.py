"""``python -m etl check`` and ``build``, as a person starts them."""

import os
import re
import shutil
from pathlib import Path

from etl import schema
from etl.load import one_builder
from tests.databases import read_table
from tests.etl.command_line import run, start
from tests.etl.golden import BROKEN_NOTE, BROKEN_ROW, GOLDEN, UNTITLED_ROLE

DATA = ("--data", str(GOLDEN / "data"))


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
