"""The server that readers ask, which may be killed and comes back at the same address; and the database beneath it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from etl.schema.address import ADDRESS_VARIABLE
from tests.benchmarks.processes import ROOT, SECONDS_TO_START
from tests.postgres_servers import address_of, new_server


class Kind(StrEnum):
    """A kind of database."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


@contextmanager
def database(kind: Kind, folder: Path) -> Iterator[str]:
    """Address of an empty database while the block runs; a PostgreSQL is one of those that the tests run on."""
    if kind is Kind.SQLITE:
        yield f"sqlite:///{folder / 'khorgos.db'}"
        return
    with new_server() as place:
        yield address_of(place)


@dataclass
class Site:
    """A server of the dashboard at one address for as long as the block runs, whatever becomes of its process."""

    port: int
    killed: list[float] = field(default_factory=list)
    ready: list[float] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Where the first page is."""
        return f"http://{self.address}"

    @contextmanager
    def serving(self, url: str, log: Path) -> Iterator[None]:
        """Serve a database while the block runs."""
        self.start(url, log)
        try:
            yield
        finally:
            self.kill()

    def start(self, url: str, log: Path) -> None:
        """Start the server and wait until it answers."""
        given = ["--server.port", str(self.port), "--server.fileWatcherType", "none", "--server.headless", "true"]
        with log.open("ab") as told:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", *given],
                cwd=ROOT,
                env=os.environ | {ADDRESS_VARIABLE: url},
                stdout=told,
                stderr=told,
            )
        until = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if time.monotonic() > until:
                raise TimeoutError(self.url)
            time.sleep(0.1)
        self.ready.append(time.monotonic())

    def kill(self) -> None:
        """End the process as a machine that fails does."""
        assert self._process
        self.killed.append(time.monotonic())
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def was_down(self, begun: float, ended: float) -> bool:
        """Whether the server was killed, or not yet back, at any moment of an answer."""
        downs = zip(self.killed, [*self.ready[1:], float("inf")], strict=False)
        return any(killed <= ended and begun <= back for killed, back in downs)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=5):  # noqa: S310 - our own address
                return True
        except (URLError, OSError):
            return False
