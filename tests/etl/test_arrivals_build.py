"""Builds from arrivals, under gates, on both kinds of database; and refreshes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import pipeline, schema
from etl.errors import FetchFailed, RefreshRunning, VerificationFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.load.revisions import RevisionFilters, count_revisions, read_revisions
from etl.publishers import registry
from etl.refresh import Happening, RefreshStep, StepOutcome, one_refresh, refresh
from tests.databases import read_table
from tests.etl.received import LAYOUT, receive, write_received


@pytest.fixture(autouse=True)
def _made_up_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "LAYOUTS", (LAYOUT,))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_received(tmp_path)


def values(url: str) -> list[float]:
    return [row["value_usd"] for row in read_table(url, schema.observation) if row["known_until"] is None]


def test_an_arrival_gives_one_revision_and_passes_every_check_of_the_new_database(
    data_dir: Path, database_url: str
) -> None:
    code = receive(data_dir, 5, [{"value": "15"}])

    result = pipeline.build(data_dir, database_url)

    assert (result.rows_read, result.rows_loaded, result.rows_rejected, result.revisions) == (
        result.rows_loaded,
        result.rows_loaded,
        0,
        1,
    )
    assert values(database_url) == [15000.0]
    (changed,) = read_revisions(database_url)
    assert (changed.period, changed.old_value, changed.new_value) == ("2099-05", 12340.0, 15000.0)
    assert (changed.new_snapshot_code, changed.old_retrieved, changed.new_retrieved) == (code, None, "2100-01-05")
    assert changed.change_pct == pytest.approx(21.555915721231766)
    assert count_revisions(database_url, RevisionFilters(source="aland")) == {"value_usd": 1}


def test_a_gate_that_stops_keeps_the_old_database(data_dir: Path, database_url: str) -> None:
    pipeline.build(data_dir, database_url)
    (data_dir / "gates.yml").write_text("gates: {weight_zero: stop_received}\n", encoding="utf-8")
    receive(data_dir, 5, [{"value": "15", "net_weight": "0"}])

    with pytest.raises(VerificationFailed) as stopped:
        pipeline.build(data_dir, database_url)

    assert stopped.value.findings == [
        "aland, AX export to BV: goods have a value and a weight of nought: HS:1001 in 2099-05."
    ]
    assert values(database_url) == [12340.0]


def test_what_a_fetch_has_not_all_of_yet_is_no_input(data_dir: Path, sqlite_url: str) -> None:
    pipeline.build(data_dir, sqlite_url)
    torn = data_dir / "snapshots" / "aland" / ".receiving-job"
    torn.mkdir(parents=True)
    (torn / "part1.csv").write_text("half a fi", encoding="utf-8")

    assert pipeline.is_current(data_dir, sqlite_url)


class Source:
    """A source that brings a row of another source's value each time it is asked, until it has none."""

    def __init__(self, data_dir: Path, *values: str) -> None:
        self.data_dir = data_dir
        self.values: Iterator[tuple[int, str]] = iter(enumerate(values, start=5))

    def fetch(self) -> Arrival | None:
        day, value = next(self.values, (0, ""))
        if not day:
            return None
        receive(self.data_dir, day, [{"value": value}])
        return list_arrivals(self.data_dir)[0][-1]


def fail() -> Arrival | None:
    raise FetchFailed("bouvet", "the server answered 500")


def outcomes(log: list[Happening]) -> list[tuple[RefreshStep, str, StepOutcome]]:
    return [(line.step, line.source, line.outcome) for line in log if line.outcome is not StepOutcome.STARTED]


def test_a_source_that_fails_is_told_and_stops_no_other(data_dir: Path, database_url: str) -> None:
    log: list[Happening] = []

    result = refresh(data_dir, database_url, {"bouvet": fail, "aland": Source(data_dir, "15").fetch}, log=log.append)

    assert result.failed == {"bouvet": "bouvet: nothing was fetched: the server answered 500"}
    assert outcomes(log) == [
        (RefreshStep.FETCH, "bouvet", StepOutcome.FAILED),
        (RefreshStep.FETCH, "aland", StepOutcome.NEW),
        (RefreshStep.BUILD, "", StepOutcome.DONE),
    ]
    assert values(database_url) == [15000.0]
    assert log[-1].record()["revisions"] == 1


def test_a_client_that_meets_what_it_did_not_expect_fails_alone(data_dir: Path, sqlite_url: str) -> None:
    def stumble() -> Arrival | None:
        return {}["data"]  # an answer without what was agreed

    result = refresh(data_dir, sqlite_url, {"bouvet": stumble}, log=lambda _: None)

    assert result.failed == {"bouvet": "'data'"}
    assert values(sqlite_url) == [12340.0]


def test_nothing_new_builds_nothing(data_dir: Path, sqlite_url: str) -> None:
    pipeline.build(data_dir, sqlite_url)
    log: list[Happening] = []

    result = refresh(data_dir, sqlite_url, {"aland": Source(data_dir).fetch}, log=log.append)

    assert (result.new, result.build) == ([], None)
    assert outcomes(log) == [
        (RefreshStep.FETCH, "aland", StepOutcome.UNCHANGED),
        (RefreshStep.BUILD, "", StepOutcome.UNCHANGED),
    ]


def test_a_second_refresh_says_who_is_at_it(data_dir: Path, sqlite_url: str) -> None:
    with (
        one_refresh(data_dir),
        pytest.raises(RefreshRunning, match=r"^Another refresh is at work: process \d+ on .* since 20.* UTC\. Wait"),
    ):
        refresh(data_dir, sqlite_url, {}, log=lambda _: None)

    refresh(data_dir, sqlite_url, {}, log=lambda _: None)


def test_a_build_that_is_stopped_is_logged_and_keeps_the_old_database(data_dir: Path, sqlite_url: str) -> None:
    pipeline.build(data_dir, sqlite_url)
    (data_dir / "gates.yml").write_text(
        "gates: {jump: stop}\nsources: {aland: {unit_shift: warn}}\njump_min_usd: 1\n", encoding="utf-8"
    )
    for day, year in enumerate((2096, 2097, 2098), start=5):
        receive(data_dir, day, [{"period": str(year), "value": "1"}])
    receive(data_dir, 8, [{"period": "2099", "value": "1000"}])
    log: list[Happening] = []

    with pytest.raises(VerificationFailed, match="a value is far from those before it"):
        refresh(data_dir, sqlite_url, {}, log=log.append)

    assert outcomes(log) == [(RefreshStep.BUILD, "", StepOutcome.FAILED)]
    assert values(sqlite_url) == [12340.0]
