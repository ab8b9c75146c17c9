"""Rows a second of ``/api/trade.csv`` beside the ``sqlite3`` shell's ``-csv`` and Datasette's ``_stream``, on one database of made-up rows.

Khorgos and Datasette are read over HTTP by the same client, which throws the bytes away; the shell writes to /dev/null.
The shell is given the same work twice: the columns of the observation table alone, without names, and all columns of
the answer, with names and sources joined in. Datasette streams the observation table alone. Then: how long until the
first byte and until the first row, and how far the server's memory rises above what it holds at rest.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.made_up import DATASETTE_ROWS, make_database, shell_questions

ROOT = Path(__file__).parents[2]
CACHE = Path(tempfile.gettempdir()) / "khorgos-bench-export"
DATASETTE = "datasette==0.65.2"
MEBIBYTE = 2**20


def main(
    rows: Annotated[int, typer.Option(help="Made-up observations.")] = 10_000_000,
    *,
    keep: Annotated[
        bool, typer.Option("--keep", help=f"Leave the database and Datasette in {CACHE} for the next run.")
    ] = False,
) -> None:
    """Time /api/trade.csv of made-up rows beside the sqlite3 shell and Datasette."""
    CACHE.mkdir(exist_ok=True)
    database = CACHE / f"{rows}.db"
    try:
        if not database.exists():
            say(f"making {rows:,} observations")
            make_database(database, rows)
        compare(database, rows)
    finally:
        if not keep:
            shutil.rmtree(CACHE)


def compare(database: Path, rows: int) -> None:
    """Run the three and print the ratios."""
    with khorgos(database) as server:
        at_rest = server.memory()
        ours = rows / seconds(lambda: download(server.address))
        peak = server.peak_memory()
        first_byte, first_row = (median_of(lambda lines=lines: time_to(server.address, lines)) for lines in (1, 2))
    say(f"Khorgos /api/trade.csv: {ours:,.0f} rows/s")
    say(f"  first byte after {first_byte * 1000:.0f} ms, first row after {first_row * 1000:.0f} ms (median)")
    rise = (peak - at_rest) / MEBIBYTE
    say(
        f"  memory of the server: {at_rest / MEBIBYTE:.0f} MiB at rest, {peak / MEBIBYTE:.0f} MiB at its peak: {rise:+.0f}"
    )
    if shutil.which("sqlite3"):
        for what, question in shell_questions().items():
            theirs = rows / seconds(lambda question=question: shell(database, question))
            say(f"sqlite3 -csv, {what}: {theirs:,.0f} rows/s; Khorgos is {ours / theirs:.2f} times as fast")
    else:
        say("sqlite3 -csv: not measured, there is no sqlite3 shell here")
    python = datasette_python()
    if python is None:
        say(f"Datasette _stream: not measured, {DATASETTE} could not be installed")
        return
    with datasette(python, database) as address:
        counted = min(rows, DATASETTE_ROWS)
        theirs = counted / seconds(lambda: download(address, counted))
    say(
        f"Datasette _stream, its first {counted:,} rows: {theirs:,.0f} rows/s; Khorgos is {ours / theirs:.1f} times as fast"
    )


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    address: str
    process: int

    def memory(self) -> int:
        """Bytes of memory that it holds now; the peak is counted from here on."""
        Path(f"/proc/{self.process}/clear_refs").write_text("5", encoding="ascii")
        return self._status("VmRSS")

    def peak_memory(self) -> int:
        """The most bytes of memory that it held since ``memory``."""
        return self._status("VmHWM")

    def _status(self, name: str) -> int:
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


@contextmanager
def khorgos(database: Path) -> Iterator[Server]:
    """The dashboard's own server, as ``make run`` starts it."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    with running(command, {"KHORGOS_DATABASE_URL": f"sqlite:///{database}"}) as process:
        wait_for(f"http://127.0.0.1:{port}/api/health")
        yield Server(f"http://127.0.0.1:{port}/api/trade.csv", process)


@contextmanager
def datasette(python: Path, database: Path) -> Iterator[str]:
    """Datasette on the same file; gives the address of all rows of the table as CSV."""
    port = free_port()
    command = [
        str(python),
        "-m",
        "datasette",
        "serve",
        "-i",
        str(database),
        "--port",
        str(port),
        "--setting",
        "max_csv_mb",
        "0",
    ]
    with running(command, {}):
        wait_for(f"http://127.0.0.1:{port}/-/versions.json")
        yield f"http://127.0.0.1:{port}/{database.stem}/observation.csv?_stream=on&_size=max"


def datasette_python() -> Path | None:
    """A Python that has Datasette: one of its own in the cache, made if need be; None where it can not be installed."""
    python = CACHE / "datasette" / "bin" / "python"
    if not python.exists():
        say(f"installing {DATASETTE}")
        subprocess.run([sys.executable, "-m", "venv", CACHE / "datasette"], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", DATASETTE, "setuptools<81"]
        if subprocess.run(install, check=False).returncode:
            shutil.rmtree(CACHE / "datasette")
            return None
    return python


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[int]:
    """A process while the block runs; gives its number."""
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, most: float = 60.0) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + most
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{address} did not answer within {most:.0f} s")


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def download(address: str, rows: int | None = None) -> None:
    """Read an answer and throw it away, to its end or so many lines of it."""
    left = None if rows is None else rows + 1
    buffer = bytearray(MEBIBYTE)
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
        while size := answer.readinto(buffer):
            if left is not None and (left := left - buffer.count(b"\n", 0, size)) <= 0:
                return


def time_to(address: str, lines: int) -> float:
    """Seconds until so many lines are there: the first is the heading."""
    started = time.perf_counter()
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
        for _ in range(lines):
            answer.readline()
        return time.perf_counter() - started


def shell(database: Path, question: str) -> None:
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(["sqlite3", "-readonly", "-csv", database, question], check=True, stdout=nowhere)


def median_of(work: Callable[[], float], runs: int = 9) -> float:
    return sorted(work() for _ in range(runs))[runs // 2]


def seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
