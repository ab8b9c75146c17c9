"""A Dask cluster of real processes on this machine, for tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from distributed import Client

ROOT = Path(__file__).parents[3]
SECONDS_TO_START = 300
LOCAL = ("--host", "127.0.0.1", "--no-dashboard")


@dataclass(frozen=True)
class Cluster:
    """A scheduler's address and its workers' processes."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(workers: int, folder: Path) -> Iterator[Cluster]:
    """A scheduler and so many workers of one thread each, until the block is left."""
    started: list[subprocess.Popen[bytes]] = []
    told = folder / "scheduler.json"
    one_thread = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    try:
        started.append(_start(folder, "dask_scheduler", "--port", "0", "--scheduler-file", str(told)))
        for _ in range(workers):
            started.append(_start(folder, "dask_worker", *one_thread, "--scheduler-file", str(told)))
        with Client(scheduler_file=str(told), timeout=SECONDS_TO_START) as client:
            client.wait_for_workers(workers, timeout=SECONDS_TO_START)
            address = client.scheduler.address
        yield Cluster(address, started[1:])
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _start(folder: Path, program: str, *options: str) -> subprocess.Popen[bytes]:
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "error"}
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{program}", *LOCAL, *options], cwd=folder, env=variables
    )
