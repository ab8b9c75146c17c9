"""``python -m etl fetch`` as people start it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.errors import FetchFailed
from etl.inputs.trade.snapshots import Arrival, list_arrivals
from etl.publishers.clients import CLIENTS, FetchRequest, Progress
from etl.publishers.comtrade.client import KEY_VARIABLE
from etl.refresh import one_refresh
from tests.etl import command_line
from tests.etl.publishers.stub import Reply, Stub, comtrade, envelope, record, serve
from tests.etl.received import receive

ROOT = Path(__file__).parents[3]


class Aland:
    """Brings one row, and remembers what it was asked with."""

    name, title, cadence, licence, limits = "aland", "Aland's trade", "monthly", "CC0", "none"
    asked: FetchRequest | None = None

    def next_release(self, today: date) -> date | None:
        return date(2099, 7, 1)

    def fetch(self, request: FetchRequest) -> Arrival | None:
        self.asked = request
        request.progress(Progress(1, 2, "1 row"))
        receive(request.data_dir, 5, [{"value": "15"}])
        return list_arrivals(request.data_dir)[0][-1]


class Bouvet(Aland):
    def fetch(self, request: FetchRequest) -> Arrival | None:
        raise FetchFailed("bouvet", "the server answered 500")


class Broken(Aland):
    def fetch(self, request: FetchRequest) -> Arrival | None:
        raise OSError("No space left on device")


class Quiet(Aland):
    def fetch(self, request: FetchRequest) -> Arrival | None:
        return None


class Stopped(Aland):
    def fetch(self, request: FetchRequest) -> Arrival | None:
        raise KeyboardInterrupt


ALAND = Aland()


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    clients = {"bouvet": Bouvet(), "broken": Broken(), "quiet": Quiet(), "stopped": Stopped(), "aland": ALAND}
    for name in ("etl.commands.fetch", "etl.commands.refresh"):
        monkeypatch.setattr(f"{name}.CLIENTS", clients)
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["fetch", *arguments])
    return result.exit_code, result.output


def test_a_source_that_fails_stops_no_other_and_ends_with_6(data_dir: Path) -> None:
    code, output = run("bouvet", "broken", "aland", "quiet", "--data", str(data_dir))

    assert code == 6
    assert "bouvet: nothing was fetched: the server answered 500" in output
    assert "broken: OSError: No space left on device" in output
    assert "aland: 1 file, " in output
    assert "quiet: nothing new" in output
    assert "2 sources of 4 failed: bouvet, broken. Their older figures stay." in output
    assert len(list_arrivals(data_dir)[0]) == 1


def test_since_and_until_take_years_months_and_days(data_dir: Path) -> None:
    code, _ = run("aland", "--since", "2098", "--until", "2099-02", "--data", str(data_dir))

    assert code == 0
    assert ALAND.asked
    assert (ALAND.asked.since, ALAND.asked.until) == (date(2098, 1, 1), date(2099, 2, 28))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("atlantis",), "no such source to fetch"),
        (("aland", "--since", "spring"), "is no day, month or year"),
        (("aland", "--since", "2099", "--until", "2098"), "is after --until"),
    ],
)
def test_wrong_usage_ends_with_2(data_dir: Path, arguments: tuple[str, ...], sentence: str) -> None:
    code, output = run(*arguments, "--data", str(data_dir))

    assert code == 2
    assert sentence in " ".join(output.replace("│", " ").split())


def test_a_second_fetch_is_told_who_is_at_it(data_dir: Path) -> None:
    with one_refresh(data_dir):
        finished = command_line.run("fetch", "aland", "--data", str(data_dir))

    assert finished.returncode == 5
    assert finished.stderr.startswith("Another refresh is at work: ")


def test_a_stop_by_hand_says_how_to_go_on(data_dir: Path) -> None:
    code, output = run("stopped", "--data", str(data_dir))

    assert code == 130
    assert "Stopped. What had arrived is kept: the same command goes on from there." in output


def test_the_list_says_what_each_source_is(data_dir: Path) -> None:
    code, output = run("aland", "--list")

    assert code == 0
    assert (
        output
        == "aland: Aland's trade\n  cadence: monthly\n  next release: 2099-07-01\n  licence: CC0\n  limits: none\n"
    )


def test_docs_tell_every_source() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")

    assert [name for name in CLIENTS if f"`{name}`" not in page] == []


@pytest.fixture
def stub() -> Iterator[Stub]:
    rows = [
        record(period="2020"),
        record(period="2021", reporterCode=398, partnerCode=156, flowCode="X", cmdCode="TOTAL"),
    ]
    with serve(comtrade(rows)) as running:
        yield running


ASKED = ("fetch", "comtrade_annual", "--since", "2020", "--until", "2021", "--data")


@pytest.fixture
def environment(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The variables by which the made-up server is asked, without a key."""
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    return {"KHORGOS_COMTRADE_URL": stub.address, "KHORGOS_SECRETS_FILE": "none"}  # pragma: allowlist secret


def test_a_killed_fetch_is_resumed_by_the_same_command(stub: Stub, environment: dict[str, str], tmp_path: Path) -> None:
    stub.first = [None, None, None, Reply(429, b"", {"Retry-After": "300"})]
    command = [sys.executable, "-m", "etl", *ASKED, str(tmp_path)]
    first = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment)
    while len(stub.asked) < 4 and first.poll() is None:
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()
    asked_before = {str(asked) for asked in stub.asked[:3]}
    stub.asked.clear()

    second = command_line.run(*ASKED, str(tmp_path), **environment)

    assert (first.returncode, second.returncode) == (-signal.SIGKILL, 0), second.stderr
    assert "comtrade_annual: 2 files, " in second.stdout
    assert [asked for asked in stub.asked if str(asked) in asked_before] == []
    (arrival,), faults = list_arrivals(tmp_path)
    assert (len(arrival.files), faults) == (2, [])


def test_a_changed_column_ends_with_a_sentence_and_6(stub: Stub, environment: dict[str, str], tmp_path: Path) -> None:
    broken = envelope([{key: value for key, value in record().items() if key != "cmdCode"}])
    stub.answer = lambda asked: Reply(200, broken)

    ended = command_line.run(*ASKED, str(tmp_path), **environment)

    assert ended.returncode == 6
    assert ended.stderr.splitlines() == [
        "comtrade_annual: nothing was fetched: the records lack cmdCode: the publisher changed their form",
        "1 source of 1 failed: comtrade_annual. Their older figures stay.",
    ]
