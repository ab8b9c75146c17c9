"""A Streamlit server of a script, as a process of its own, and what it costs."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from etl.schema.address import ADDRESS_VARIABLE
from tests.benchmarks.processes import MEBIBYTE, ROOT, held_port, serving

SHIPPED = ROOT / "data" / "khorgos.db"
WHICH = "A SQLite file; made-up ones are kept by python -m tests.benchmarks --keep."


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
    def mebibytes(self) -> float:
        """Memory that it holds, resident."""
        return float(self.process.memory_info().rss) / MEBIBYTE


@contextmanager
def served(script: str | Path, *options: str, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A Streamlit server of a script, on a free port of this machine, until the block is left."""
    with held_port() as port:
        given = ["--server.port", str(port), "--server.fileWatcherType", "none", "--server.headless", "true", *options]
        url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "streamlit", "run", script, *given]
        with serving(command, f"{url}/_stcore/health", environment) as started:
            yield Server(url, psutil.Process(started.pid))


@contextmanager
def khorgos(database: Path) -> Iterator[Server]:
    """The dashboard's own server on a database."""
    with served("app.py", environment={ADDRESS_VARIABLE: f"sqlite:///{database}"}) as server:
        yield server
