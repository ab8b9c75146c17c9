"""A Streamlit server of a script, as a process of its own, and what it costs."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import typer

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 60
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, and its process."""

    url: str
    process: psutil.Process

    @property
    def seconds(self) -> float:
        """Seconds of a processor that it has used so far."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    @property
    def megabytes(self) -> float:
        """Memory that it holds, resident."""
        return float(self.process.memory_info().rss) / MEGABYTE


@contextmanager
def served(script: str, *options: str) -> Iterator[Server]:
    """A Streamlit server of a script, on a free port of this machine, until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    given = ["--server.port", str(port), "--server.fileWatcherType", "none", "--server.headless", "true", *options]
    started = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, *given], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_for(url)
        yield Server(url, psutil.Process(started.pid))
    finally:
        started.terminate()
        started.wait(timeout=20)


def _wait_for(url: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310 - the address is ours
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    raise typer.BadParameter(f"The server did not start within {SECONDS_TO_START} s.")
