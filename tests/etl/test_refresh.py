"""Fetch, check, build: no source that fails stops another or costs the figures that were there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import pipeline
from etl.errors import FetchFailed, RefreshRunning, VerificationFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.refresh import Happening, RefreshStep, StepOutcome, one_refresh, refresh
from tests.etl.received import receive
from tests.etl.test_arrivals_build import values


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


def test_a_source_that_fails_is_told_and_stops_no_other(received_dir: Path, sqlite_url: str) -> None:
    log: list[Happening] = []

    result = refresh(
        received_dir, sqlite_url, {"bouvet": fail, "aland": Source(received_dir, "15").fetch}, log=log.append
    )

    assert result.failed == {"bouvet": "bouvet: nothing was fetched: the server answered 500"}
    assert outcomes(log) == [
        (RefreshStep.FETCH, "bouvet", StepOutcome.FAILED),
        (RefreshStep.FETCH, "aland", StepOutcome.NEW),
        (RefreshStep.BUILD, "", StepOutcome.DONE),
    ]
    assert values(sqlite_url) == [15000.0]
    assert log[-1].record()["revisions"] == 1


def test_a_client_that_meets_what_it_did_not_expect_fails_alone(received_dir: Path, sqlite_url: str) -> None:
    def stumble() -> Arrival | None:
        return {}["data"]  # an answer without what was agreed

    result = refresh(received_dir, sqlite_url, {"bouvet": stumble}, log=lambda _: None)

    assert result.failed == {"bouvet": "'data'"}
    assert values(sqlite_url) == [12340.0]


def test_nothing_new_builds_nothing(received_dir: Path, sqlite_url: str) -> None:
    pipeline.build(received_dir, sqlite_url)
    log: list[Happening] = []

    result = refresh(received_dir, sqlite_url, {"aland": Source(received_dir).fetch}, log=log.append)

    assert (result.new, result.build) == ([], None)
    assert outcomes(log) == [
        (RefreshStep.FETCH, "aland", StepOutcome.UNCHANGED),
        (RefreshStep.BUILD, "", StepOutcome.UNCHANGED),
    ]


def test_a_second_refresh_says_who_is_at_it(received_dir: Path, sqlite_url: str) -> None:
    with (
        one_refresh(received_dir),
        pytest.raises(RefreshRunning, match=r"^Another refresh is at work: process \d+ on .* since 20.* UTC\. Wait"),
    ):
        refresh(received_dir, sqlite_url, {}, log=lambda _: None)

    refresh(received_dir, sqlite_url, {}, log=lambda _: None)


def test_a_build_that_is_stopped_is_logged_and_keeps_the_old_database(received_dir: Path, sqlite_url: str) -> None:
    pipeline.build(received_dir, sqlite_url)
    (received_dir / "gates.yml").write_text(
        "gates: {jump: stop}\nsources: {aland: {unit_shift: warn}}\njump_min_usd: 1\n", encoding="utf-8"
    )
    for day, year in enumerate((2096, 2097, 2098), start=5):
        receive(received_dir, day, [{"period": str(year), "value": "1"}])
    receive(received_dir, 8, [{"period": "2099", "value": "1000"}])
    log: list[Happening] = []

    with pytest.raises(VerificationFailed, match="a value is far from those before it"):
        refresh(received_dir, sqlite_url, {}, log=log.append)

    assert outcomes(log) == [(RefreshStep.BUILD, "", StepOutcome.FAILED)]
    assert values(sqlite_url) == [12340.0]
