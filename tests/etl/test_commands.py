"""``refresh`` and ``revisions`` as people start them."""

import json
import os
from pathlib import Path

import pytest

from etl import pipeline
from etl.commands import refresh as command
from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.load import replace_database
from etl.publishers import registry
from etl.publishers.clients import FetchRequest
from etl.refresh import one_refresh
from tests.etl.command_line import run, start
from tests.etl.received import LAYOUT, receive, write_received
from tests.factories import complete, frames, revision_row
from tests.loading import file_of


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
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "LAYOUTS", (LAYOUT,))
    monkeypatch.setattr(command, "CLIENTS", {"aland": Aland(), "bouvet": Bouvet()})
    return write_received(tmp_path)


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
    ended = start("refresh", "aland", "--first-run", "--data", str(data_dir), "--database", sqlite_url)

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


def test_revisions_are_listed_with_both_snapshots(data_dir: Path, sqlite_url: str) -> None:
    code = receive(data_dir, 5, [{"value": "15"}])
    pipeline.build(data_dir, sqlite_url)

    listed = run("revisions", "--database", sqlite_url).stdout.splitlines()
    (record,) = json.loads(run("revisions", "--json", "--source", "aland", "--database", sqlite_url).stdout)

    assert listed[0] == "1 figure changed between two arrivals."
    assert listed[-1].split()[:8] == ["aland", "AX", "export", "BV", "HS:1001", "2099-05", "value_usd", "12340"]
    assert listed[-1].split()[8:11] == ["15000", "+2,660", "+21.6"]
    assert listed[-1].split()[-1] == record["new_snapshot_code"] == code


def test_a_long_list_of_revisions_is_cut_to_the_largest_and_says_so(sqlite_url: str) -> None:
    changed = [
        revision_row(seq=seq, commodity_id=f"HS:{seq:04}", old_value=0.0, new_value=float(seq)) for seq in range(1, 61)
    ]
    replace_database(sqlite_url, frames(**complete(revision=changed)))

    listed = run("revisions", "--database", sqlite_url).stdout.splitlines()
    whole = run("revisions", "--limit", "0", "--database", sqlite_url).stdout.splitlines()
    lines = run("revisions", "--json", "--database", sqlite_url).stdout.splitlines()

    assert listed[0] == "60 figures changed between two arrivals."
    assert [line.split()[4] for line in listed[3:5]] == ["HS:0060", "HS:0059"]
    assert (
        listed[-1] == "Listed: 50 of 60. --limit 0 lists all, --limit N so many; --help names the filters and orders."
    )
    assert len(whole) == 60 + 3
    assert len(lines) == 60 + 1  # an object a line, and the list's end
    assert len(json.loads("".join(lines))) == 60


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--source", "nowhere", "the database has no such code, got 'nowhere'"),
        ("--flow", "sideways", "Take one of export, import"),
        ("--figure", "colour", "Take one of value_usd, net_weight_kg"),
        ("--by", "taste", "Take one of change, percent, table"),
    ],
)
def test_a_filter_of_revisions_that_means_nothing_is_wrong_usage(option: str, value: str, said: str) -> None:
    result = run("revisions", option, value, "--database", file_of(revision=[revision_row()]))

    assert result.returncode == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_no_revisions_are_one_line() -> None:
    assert run("revisions", "--database", file_of()).stdout == "0 figures changed between two arrivals.\n"


def test_a_second_refresh_ends_with_5_and_names_the_first(data_dir: Path, sqlite_url: str) -> None:
    with one_refresh(data_dir):
        result = start("refresh", "--data", str(data_dir), "--database", sqlite_url)

    assert result.returncode == 5
    assert f"Another refresh is at work: process {os.getpid()} on " in result.stderr
