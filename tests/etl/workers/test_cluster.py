"""A Dask cluster as the executor of a build."""

import logging
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event

import fsspec
import pytest
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from moto.server import ThreadedMotoServer

from etl import pipeline
from etl.errors import NoCluster, WorkersLost
from etl.inputs.mirror import mirror
from etl.inputs.trade.checked_folder import PLACE_VARIABLE, TOLD, hash_of_code
from etl.pipeline import BuildStage
from etl.workers.cluster import cluster_executor, require_same_edition
from etl.workers.executors import CLUSTER_VARIABLE, open_executor
from tests.databases import Rows, read_tables
from tests.etl.made_inputs import CARD, trade_text, without, write_data, yaml_text
from tests.etl.s3_store import use_s3
from tests.etl.workers.dask_cluster import cluster

ADDRESS = "tcp://127.0.0.1:8786"
FILES = 12
PATIENCE = 300  # seconds, on a machine that is busy with other things


def test_without_dask_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLUSTER_VARIABLE, ADDRESS)
    monkeypatch.setitem(sys.modules, "distributed", None)

    with (
        pytest.raises(NoCluster, match=r"not installed here \(pip install -r requirements-cluster.txt\)"),
        open_executor(0),
    ):
        pass


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "no-such-form://127.0.0.1:1"])
def test_a_scheduler_that_does_not_answer_is_named(address: str) -> None:
    told = f"The cluster at {address} cannot be used: no scheduler answers there"

    with pytest.raises(NoCluster, match=told), cluster_executor(address, seconds=0.2):
        pass


def test_workers_of_another_edition_are_named() -> None:
    others = {"tcp://b": "another", "tcp://a": hash_of_code()}

    with pytest.raises(NoCluster, match="tcp://b have another edition"):
        require_same_edition(ADDRESS, others)
    with pytest.raises(NoCluster, match="it has no workers"):
        require_same_edition(ADDRESS, {})
    require_same_edition(ADDRESS, {"tcp://a": hash_of_code()})


class Unanswered(AbstractContextManager[None]):
    """A client whose scheduler has gone, as Dask tells it."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault

    def run(self, _asked: object) -> None:
        raise self.fault

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("fault", [CommClosedError("gone"), FutureCancelledError("key", "gone")])
def test_a_scheduler_or_worker_that_does_not_answer_any_more_is_told(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("distributed.Client", lambda *_, **__: Unanswered(fault))

    with pytest.raises(WorkersLost, match=f"the scheduler at {ADDRESS}, or a worker"), cluster_executor(ADDRESS):
        pass


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket on an S3 server of this machine, and what it takes to use it."""
    monkeypatch.setattr(logging.getLogger("werkzeug"), "level", logging.ERROR)  # it tells of every request
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    use_s3(f"http://{host}:{port}", monkeypatch)
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir("made-up")
    yield "s3://made-up"
    server.stop()


def write_many_files(folder: Path) -> Path:
    """Sources of a file each, in which a row is refused."""
    files: dict[str, str] = {}
    for number in range(FILES):
        rows = [
            {"period": f"{year}-{month:02}", "commodity": code, "value": str(number + month)}
            for year in (2097, 2098)
            for month in range(1, 13)
            for code in ("TOTAL", "HS:10", "HS:1001")
        ]
        files[f"trade/source_{number:02}.csv"] = trade_text(*rows, {"value": "many"})
        files[f"trade/source_{number:02}.yml"] = yaml_text(CARD | {"sort_order": str(number)})
    return write_data(folder, files)


def wait_for_a_checked_file(store: str) -> None:
    """Wait until the first part is there whole."""
    files = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)
    until = time.monotonic() + PATIENCE
    while not files.glob(f"{store}/checked/*/{TOLD}"):
        assert time.monotonic() < until
        time.sleep(0.1)  # the server that is asked, and the build, are in this process


def rows_of(url: str) -> Rows:
    """All rows of a database, but for the moment in which it was built."""
    tables = read_tables(url)
    return tables | {"build": [without(build, "built_at") for build in tables["build"]]}


@pytest.mark.slow
def test_a_worker_killed_in_mid_build_changes_nothing(
    store: str, postgres_url: str, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_dir = write_many_files(tmp_path)
    by_one = pipeline.build(data_dir, sqlite_url)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    fsspec.filesystem("s3", skip_instance_cache=True).put(str(data_dir), f"{store}/data", recursive=True)
    killed = Event()

    def wait_before_loading(stage: BuildStage, _step: str) -> None:
        """No build is at its end before a worker was killed."""
        assert stage is BuildStage.READ or killed.wait(PATIENCE)

    with cluster(3, tmp_path) as three, ThreadPoolExecutor(1) as aside:
        monkeypatch.setenv(CLUSTER_VARIABLE, three.address)
        monkeypatch.setenv(PLACE_VARIABLE, f"{store}/checked")
        building = aside.submit(pipeline.build, mirror(f"{store}/data"), postgres_url, progress=wait_before_loading)
        wait_for_a_checked_file(store)
        three.workers[0].send_signal(signal.SIGKILL)
        killed.set()
        by_many = building.result(timeout=PATIENCE)

    assert (by_many.build_id, by_many.rows) == (by_one.build_id, by_one.rows)
    assert rows_of(postgres_url) == rows_of(sqlite_url)
    assert not fsspec.filesystem("s3").glob(f"{store}/checked/.work-*")
