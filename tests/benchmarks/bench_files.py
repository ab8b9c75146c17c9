"""Files of a large database: seconds, memory and first byte of each way to have them, by whole processes.

``python -m tests.benchmarks.bench_files --database large.db`` exports all of trade and some of it by the command and over HTTP,
and all of it by the ``sqlite3`` shell, which writes the stored columns without names. What is written is thrown away.
Seconds of a processor are those of all threads, so that others may share the machine; on one that does nothing else
compare seconds of a clock. Made-up databases are those of ``tests.benchmarks.generate``.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

import typer
from sqlalchemy.dialects import sqlite

from etl.schema.address import ADDRESS_VARIABLE
from tests.benchmarks.bench_export import questions, seconds_to_first_byte
from tests.benchmarks.environments import say
from tests.benchmarks.measuring import timed
from tests.benchmarks.processes import MEBIBYTE, ROOT, download, held_bytes, peak_bytes
from tests.benchmarks.serving import SHIPPED, WHICH, khorgos

SOME = {
    "all of it": {},
    "a partner": {"partner": "KZ"},
    "grain of a partner, five years": {"partner": "KZ", "group": "grain", "years": "2020-2024"},
    "a good": {"commodity": "HS:100199"},
    "a year": {"years": "2024-2024"},
}


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of a clock and of a processor, the most memory, and how many bytes it wrote."""

    clock: float
    processor: float
    peak: float
    written: int


def main(
    *,
    database: Annotated[Path, typer.Option(help=WHICH)] = SHIPPED,
    forms: Annotated[str, typer.Option(help="Forms of files, with commas.")] = "csv,parquet",
    only: Annotated[str, typer.Option(help="Only what has this in its name.")] = "",
) -> None:
    """Print what each file costs, and what a server does while it sends the largest."""
    say(f"{'':58}{'clock, s':>10}{'processor, s':>14}{'peak, MiB':>11}{'MB':>9}")
    asked = str(questions()["the stored columns"].compile(dialect=sqlite.dialect()))
    tell("sqlite3 -csv, the stored columns", ["sqlite3", "-readonly", "-csv", str(database), asked], database, only)
    for form in forms.split(","):
        for what, filters in SOME.items():
            tell(f"export, {form}, {what}", [*exporting(form, filters)], database, only)
    if only in "over HTTP":
        over_http(database)


def exporting(form: str, filters: dict[str, str]) -> Sequence[str]:
    """The command that writes some of trade to the standard output."""
    chosen = [part for name, code in filters.items() if name != "years" for part in ("--filter", f"{name}={code}")]
    years = ["--years", filters["years"]] if "years" in filters else []
    return sys.executable, "-m", "dashboard", "export", "trade", "--form", form, *chosen, *years


def tell(what: str, command: Sequence[str], database: Path, only: str) -> None:
    """Run a command, and print what it took."""
    if only in what:
        cost = run(command, database)
        numbers = f"{cost.clock:10.1f}{cost.processor:14.1f}{cost.peak:11.0f}{cost.written / 1e6:9.1f}"
        say(f"{what:58}{numbers}")


def run(command: Sequence[str], database: Path) -> Cost:
    """Run a command to its end, and count what it writes."""
    environment = {**os.environ, ADDRESS_VARIABLE: f"sqlite:///{database.resolve()}"}
    began, written = time.monotonic(), 0
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **quiet) as process:
        while process.stdout is not None and (piece := process.stdout.read(MEBIBYTE)):
            written += len(piece)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, written)


def over_http(database: Path) -> None:
    """Print when the first byte comes of each, and how far the server's memory rises."""
    with khorgos(database) as server:
        for what, filters in SOME.items():
            address = f"{server.url}/api/trade.csv?{urlencode(filters)}"
            seconds = min(seconds_to_first_byte(address) for _ in range(5))
            say(f"{f'first byte over HTTP, {what}':58}{seconds:10.3f}")
        at_rest, before = held_bytes(server.process.pid), server.seconds
        clock = timed(lambda: download(f"{server.url}/api/trade.csv"))()
        rise = (peak_bytes(server.process.pid) - at_rest) / MEBIBYTE
        used = f"{clock:.1f} s of a clock, {server.seconds - before:.1f} s of a processor"
        say(f"the server sent all of it: {used}, its memory rose by {rise:.0f} MiB above {at_rest / MEBIBYTE:.0f} MiB")


if __name__ == "__main__":
    typer.run(main)
