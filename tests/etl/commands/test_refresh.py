"""``refresh`` as people start it."""

import json
import os
from pathlib import Path

import pytest

from etl.commands import refresh as command
from etl.commands.refresh import exit_code, summarise
from etl.commands.results import FAULTS_FOUND, FINE, SOURCE_FAILED
from etl.errors import Fault, FetchFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.pipeline import BuildResult
from etl.publishers.clients import FetchRequest
from etl.refresh import RefreshResult, one_refresh
from tests.etl.command_line import run
from tests.etl.received import receive


class Aland:
    """Brings wheat for 15 thousand dollars, once."""

    name = title = cadence = licence = limits = "made up"

    def fetch(self, request: FetchRequest) -> Arrival | None:
        before = len(list_arrivals(request.data_dir)[0])
        receive(request.data_dir, 5, [{"value": "15"}])
        arrivals = list_arrivals(request.data_dir)[0]
        return arrivals[-1] if len(arrivals) > before else None


class Bouvet(Aland):
    def fetch(self, request: FetchRequest) -> Arrival | None:
        raise FetchFailed("bouvet", "the server answered 500")


@pytest.fixture
def data_dir(received_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "CLIENTS", {"aland": Aland(), "bouvet": Bouvet()})
    return received_dir


def test_refresh_tells_each_step_and_ends_with_6_where_a_source_failed(data_dir: Path, sqlite_url: str) -> None:
    ended = run("refresh", "--data", str(data_dir), "--database", sqlite_url)

    lines = [line[9:] for line in ended.stdout.splitlines()]  # without the time
    assert ended.returncode == 6
    assert "fetch bouvet failed: bouvet: nothing was fetched: the server answered 500" in lines
    assert "fetch aland new: aland-2100-01-05T120000Z" in lines
    assert lines[-1].startswith("end   done: 1 source with new files, 1 source failed (bouvet); build ")
    assert lines[-1].endswith(" rows, 1 figure revised")


def test_a_plan_is_said_and_nothing_is_fetched_or_built(data_dir: Path, sqlite_url: str) -> None:
    ended = run("refresh", "--plan", "--json", "--data", str(data_dir), "--database", sqlite_url)

    (told,) = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (ended.returncode, told["step"], told["source"]) == (0, "plan", "comtrade_monthly")
    assert told["least_calls"] < told["most_calls"]
    assert list_arrivals(data_dir) == ([], [])
    assert run("status", "--database", sqlite_url).returncode == 3


def test_the_first_run_says_its_plan_before_it_begins(
    data_dir: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "FIRST_RUN", Bouvet())
    ended = run("refresh", "--first-run", "--data", str(data_dir), "--database", sqlite_url)

    steps = [line[9:].split()[0] for line in ended.stdout.splitlines()]
    assert steps[:3] == ["plan", "fetch", "fetch"]
    assert ended.returncode == 6


def test_no_source_is_named_beside_a_first_run(data_dir: Path, sqlite_url: str) -> None:
    ended = run("refresh", "aland", "--first-run", "--data", str(data_dir), "--database", sqlite_url)

    assert ended.returncode == 2
    assert "name none beside them" in " ".join(ended.stderr.replace("│", " ").split())


def test_refresh_of_one_source_ends_with_0_and_is_logged_as_json(data_dir: Path, sqlite_url: str) -> None:
    ended = run("refresh", "aland", "--json", "--data", str(data_dir), "--database", sqlite_url)

    records = [json.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0
    assert [(record["step"], record["outcome"]) for record in records] == [
        ("fetch", "started"),
        ("fetch", "new"),
        ("build", "started"),
        ("build", "done"),
        ("end", "done"),
    ]
    assert records[3]["revisions"] == 1
    assert records[4]["exit_code"] == 0


def test_refresh_again_has_nothing_to_do(data_dir: Path, sqlite_url: str) -> None:
    run("refresh", "aland", "--data", str(data_dir), "--database", sqlite_url)

    ended = run("refresh", "aland", "--data", str(data_dir), "--database", sqlite_url)

    assert ended.returncode == 0
    assert ended.stdout.splitlines()[-1].endswith("0 sources with new files; the database stays as it is")


def test_an_unknown_source_is_wrong_usage(data_dir: Path, sqlite_url: str) -> None:
    ended = run("refresh", "nowhere", "--data", str(data_dir), "--database", sqlite_url)

    assert ended.returncode == 2
    assert "nowhere: no such source to fetch." in " ".join(ended.stderr.replace("│", " ").split())


def test_a_second_refresh_ends_with_5_and_names_the_first(data_dir: Path, sqlite_url: str) -> None:
    with one_refresh(data_dir):
        result = run("refresh", "--data", str(data_dir), "--database", sqlite_url)

    assert result.returncode == 5
    assert f"Another refresh is at work: process {os.getpid()} on " in result.stderr


@pytest.mark.parametrize(
    ("failed", "faults", "code"), [({}, 0, FINE), ({}, 1, FAULTS_FOUND), ({"bouvet": "500"}, 1, SOURCE_FAILED)]
)
def test_how_a_refresh_ended_is_told_by_a_number_and_on_one_line(
    failed: dict[str, str], faults: int, code: int
) -> None:
    build = BuildResult(
        build_id="0123",
        address="khorgos.db",
        rows={},
        rows_read=1234,
        rows_loaded=1234,
        rows_rejected=0,
        revisions=2,
        faults=[Fault("a.csv", "", "", "odd", "", "Mend it.")] * faults,
        set_aside=[],
        findings=[],
        seconds=1.0,
    )
    result = RefreshResult(failed, ["aland"], build)

    assert exit_code(result) == code
    assert summarise(result) == (
        "1 source with new files"
        + (", 1 source failed (bouvet)" if failed else "")
        + "; build 0123 with 1,234 rows, 2 figures revised"
        + (", 1 fault" if faults else "")
    )
