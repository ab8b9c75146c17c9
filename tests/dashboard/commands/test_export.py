"""Files from the command line: the bytes of the button and the API, and one sentence for what is wrong."""

import csv
import getpass
import json
import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from dashboard.__main__ import app
from dashboard.api.tables import API_FORMS
from dashboard.commands.export import SITE
from dashboard.commands.options import NO_DATABASE, WRONG_USAGE
from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.rows.tables import RowFilters
from dashboard.shell.routes import routes
from dashboard.ui.database import connect
from dashboard.watch.audit import VARIABLE
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.api.answered import everything
from tests.dashboard.builds_in_between import build_after
from tests.factories import build_row, event_row, observation_row
from tests.loading import load_file

ROOT = Path(__file__).parents[3]
ASKED = ("trade", "--filter", "partner=CX", "--filter", "partner=BV", "--years", "2098-2099", "--lang", "zh")
WANTED = Wanted("trade", RowFilters((("partner", ("CX", "BV")),), 2098, 2099), "zh")


def export(*given: str) -> Result:
    return CliRunner().invoke(app, ["export", *given])


@pytest.fixture
def url(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Address of made-up rows."""
    load_file(sqlite_url, **everything())
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    return sqlite_url


@pytest.mark.parametrize("form", FileForm)
def test_a_file_has_the_bytes_that_the_button_gives(form: FileForm, url: str, tmp_path: Path) -> None:
    assert export(*ASKED, "--form", form, "--out", str(tmp_path / "file")).exit_code == 0
    with connect() as connection:
        assert (tmp_path / "file").read_bytes() == b"".join(write_table(connection, form, WANTED, SITE))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("file")] == ["file"]


@pytest.mark.usefixtures("url")
def test_a_pipe_takes_the_bytes_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as aside:
        read = aside.submit(pipe.read_bytes)
        assert export(*ASKED, "--out", str(pipe)).exit_code == 0

    assert pipe.is_fifo()
    assert export(*ASKED, "--out", str(tmp_path / "file")).exit_code == 0
    assert read.result() == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize("connection", [1, 2])
def test_a_file_over_which_a_build_comes_is_of_the_new_one(url: str, tmp_path: Path, connection: int) -> None:
    new = {"observation": [observation_row()], "build": [build_row(build_id="another")]}
    with build_after(connection, url, **new):
        assert export("trade", "--form", "zip", "--out", str(tmp_path / "file")).exit_code == 0

    with zipfile.ZipFile(tmp_path / "file") as package:
        assert "From data build another of Khorgos" in package.read("README.md").decode()
        rows = list(csv.DictReader(package.read("data/trade.csv").decode().splitlines()))
    assert [row["build_id"] for row in rows] == ["another"]


@pytest.mark.usefixtures("url")
@pytest.mark.parametrize("form", API_FORMS)
def test_a_file_has_the_bytes_that_the_api_gives(form: FileForm, tmp_path: Path) -> None:
    client = TestClient(Starlette(routes=routes), base_url="http://aland.example")
    answer = client.get(f"/api/trade.{form}?partner=CX&partner=BV&years=2098-2099&lang=zh")
    assert answer.status_code == 200
    assert (
        export(*ASKED, "--form", form, "--out", str(tmp_path / "file"), "--site", "http://aland.example/").exit_code
        == 0
    )
    assert (tmp_path / "file").read_bytes() == answer.content


def test_a_file_is_told_once_in_the_file_of_the_audit_where_one_is_named(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audit.log"
    monkeypatch.setenv(VARIABLE, str(path))
    export(*ASKED, "--out", str(tmp_path / "file"))
    monkeypatch.delenv(VARIABLE)
    export(*ASKED, "--out", str(tmp_path / "file"))

    [line] = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    told = {name: line[name] for name in ("event", "kind", "reader", "form", "rows", "is_whole")}
    with (tmp_path / "file").open(encoding="utf-8", newline="") as file:
        rows = len(list(csv.DictReader(file)))
    assert told == {
        "event": "export",
        "kind": "command",
        "reader": getpass.getuser(),
        "form": "csv",
        "rows": rows,
        "is_whole": True,
    }
    assert line["build_id"]


def test_it_runs_as_a_program_and_writes_to_the_standard_output(url: str) -> None:
    command = [sys.executable, "-m", "dashboard", "export", *ASKED]
    finished = subprocess.run(
        command, cwd=ROOT, env=os.environ | {ADDRESS_VARIABLE: url}, capture_output=True, check=False
    )
    assert (finished.returncode, finished.stderr) == (0, b"")
    with connect() as connection:
        assert finished.stdout == b"".join(write_table(connection, FileForm.CSV, WANTED, SITE))


def test_a_reader_that_has_had_enough_is_no_error(url: str) -> None:
    command = f"'{sys.executable}' -m dashboard export trade | head -c 1"
    finished = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, b"s", b"")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["trade", "--filter", "partner=nowhere"], "partner=nowhere: unknown code; the allowed ones are listed: "),
        (["trade", "--filter", "party=AX"], "party=AX: there is no such filter here: partner, reporter, "),
        (["trade", "--filter", "as_of=2098-01-01"], "as_of=2098-01-01: there is no such filter here: "),
        (["trade", "--years", "2013"], "years=2013: no span of years: first and last year, as 2013-2024."),
        (["trade", "--limit", "0"], "limit=0: no number of rows: "),
        (
            ["trade", "--database", "nothing"],
            "--database nothing: write sqlite:///file.db or postgresql://user@host/name.",
        ),
    ],
)
@pytest.mark.usefixtures("url")
def test_what_can_not_be_asked_is_one_line_that_tells_what_can(given: list[str], said: str) -> None:
    ended = export(*given)
    assert ended.exit_code == WRONG_USAGE
    assert ended.stderr.startswith(said)
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "given", [[], ["people"], ["trade", "--filter", "KZ"], ["trade", "--form", "docx"], ["trade", "--as-of", "May"]]
)
def test_wrong_options_end_with_the_same_code(given: list[str]) -> None:
    assert export(*given).exit_code == WRONG_USAGE


@pytest.mark.parametrize(("day", "rows"), [("2098-05-08", 0), ("2098-05-09", 1)])
def test_a_file_is_of_the_day_asked_for(sqlite_url: str, tmp_path: Path, day: str, rows: int) -> None:
    load_file(sqlite_url, event=[event_row(known_from=date(2098, 5, 9))])
    given = ["events", "--as-of", day, "--form", "json", "--database", sqlite_url, "--out", str(tmp_path / "file.json")]
    assert export(*given).exit_code == 0
    assert len(json.loads((tmp_path / "file.json").read_text(encoding="utf-8"))) == rows


def test_where_nothing_was_built_it_says_what_to_run(tmp_path: Path) -> None:
    given = ["trade", "--database", f"sqlite:///{tmp_path / 'nothing.db'}", "--out", str(tmp_path / "file.csv")]
    ended = export(*given)
    assert ended.exit_code == NO_DATABASE
    assert "Run 'python -m etl build' to make one." in ended.stderr
    assert not (tmp_path / "file.csv").exists()


@pytest.mark.usefixtures("url")
def test_the_list_tells_tables_and_with_a_table_its_filters() -> None:
    tables, filters = export("--list"), export("events", "--list")
    assert (tables.exit_code, filters.exit_code) == (0, 0)
    assert any(line.startswith("trade: One row is one value") for line in tables.stdout.splitlines())
    assert "topic: " in filters.stdout


def test_a_place_that_cannot_be_written_is_told_in_one_line(sqlite_url: str) -> None:
    load_file(sqlite_url, observation=[observation_row()])

    result = export("trade", "--database", sqlite_url, "--out", "/proc/trade.csv")

    assert result.exit_code == WRONG_USAGE
    assert result.output.startswith("/proc/trade.csv: ")
    assert result.output.endswith(". Name a file with --out that can be written.\n")
    assert result.output.count("\n") == 1
