"""Whole processes and servers of the benchmarks, all on this machine."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 120
SECONDS_TO_END = 30
MEBIBYTE = 2**20
BUFFER = MEBIBYTE
SECONDS_BETWEEN_LOOKS = 0.25


class Watched(NamedTuple):
    """What a command took: seconds of a clock, and the most memory that it and all that it began held together."""

    seconds: float
    bytes: int


def run_watched(command: list[str | Path]) -> Watched:
    """Run a command from start to exit. What processes share is counted once."""
    began, most = time.perf_counter(), 0
    with psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            most = max(most, _held_together(running))
            time.sleep(SECONDS_BETWEEN_LOOKS)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Watched(time.perf_counter() - began, most)


def _held_together(process: psutil.Popen) -> int:
    held = 0
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.Error):  # one that has just ended
            held += one.memory_full_info().pss
    return held


@contextmanager
def serving(
    command: list[str | Path],
    health: str,
    environment: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    seconds_to_end: float = SECONDS_TO_END,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server while the block runs, once it answers at the address ``health``; gives its process.

    At the end it is asked to end, and killed where it is still there after ``seconds_to_end``.
    """
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=cwd, env={**os.environ, **(environment or {})}, **quiet)
    try:
        _wait_for(server, health)
        yield server
    finally:
        end(server, seconds_to_end)


def end(server: subprocess.Popen[bytes], seconds: float = SECONDS_TO_END) -> None:
    """Ask a server to end, and kill it where it is still there after so many seconds."""
    server.terminate()
    try:
        server.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], health: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(health, timeout=5):  # noqa: S310 - our own address
                return
        except HTTPError:
            return  # it answers, if not with what was asked
        except OSError:
            time.sleep(0.1)
    message = f"{health} did not answer within {SECONDS_TO_START} s"
    raise TimeoutError(message)


@contextmanager
def held_port() -> Iterator[int]:
    """A port that is ours while the block runs: nobody else is given it, and a server that may use it again can listen there."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


def download(asked: str | Request, rows: int | None = None) -> None:
    """Read an answer and throw it away, to its end or so many lines below the heading."""
    left = None if rows is None else rows + 1
    buffer = bytearray(BUFFER)
    with urlopen(asked) as answer:  # noqa: S310 - our own address
        while size := answer.readinto(buffer):
            if left is not None and (left := left - buffer.count(b"\n", 0, size)) <= 0:
                return


def lines_of(asked: str) -> int:
    """How many lines an answer has."""
    lines, buffer = 0, bytearray(BUFFER)
    with urlopen(asked) as answer:  # noqa: S310 - our own address
        while size := answer.readinto(buffer):
            lines += buffer.count(b"\n", 0, size)
    return lines


def held_bytes(process: int) -> int:
    """Memory that a process holds now; the peak is counted from here on."""
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")
    return _status(process, "VmRSS")


def peak_bytes(process: int) -> int:
    """The most memory that it held since ``held_bytes``."""
    return _status(process, "VmHWM")


def _status(process: int, name: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))
