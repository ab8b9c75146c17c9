"""A Dask cluster as the executor of a build."""

import os
import sys
from collections.abc import Iterator

import pytest

from etl.errors import NoCluster
from etl.workers.cluster import cluster_executor, edition, require_same_edition
from etl.workers.executors import CLUSTER_VARIABLE, open_executor
from tests.etl.workers.dask_cluster import Cluster, cluster

ADDRESS = "tcp://127.0.0.1:8786"


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
    others = {"tcp://b": ("other", "code", "there"), "tcp://a": edition()}

    with pytest.raises(NoCluster, match="tcp://b have another edition"):
        require_same_edition(ADDRESS, others)
    with pytest.raises(NoCluster, match="it has no workers"):
        require_same_edition(ADDRESS, {})
    require_same_edition(ADDRESS, {"tcp://a": edition()})


@pytest.fixture(scope="module")
def three_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(3, tmp_path_factory.mktemp("cluster")) as started:
        yield started


def own_number(_work: int) -> int:
    return os.getpid()


@pytest.mark.slow
def test_stages_run_on_the_workers(three_workers: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CLUSTER_VARIABLE, three_workers.address)

    with open_executor(0) as executor:
        assert set(executor.map(own_number, range(30))) <= {worker.pid for worker in three_workers.workers}
        assert list(executor.map(divmod, range(10), [3] * 10)) == [divmod(number, 3) for number in range(10)]
