"""What grows with the rows: build, questions, a page and an export at each size, by whole processes and one server a size.

What a reader waits for is asked as often as the other benchmarks ask; builds, imports and exports are done again only
while all of them take less than ``PATIENCE``, so that twenty million rows are built once.
"""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import bench_query
from tests.benchmarks.bench_build import export_observations, forget_checked, import_by_shell
from tests.benchmarks.bench_chart import GOOD
from tests.benchmarks.bench_export import seconds_to_first_byte
from tests.benchmarks.bench_page import CHART, seconds_to
from tests.benchmarks.environments import say
from tests.benchmarks.made_up_data import MadeUp, build_command
from tests.benchmarks.measuring import Run, spoken, timed
from tests.benchmarks.processes import MEBIBYTE, Watched, download, held_bytes, peak_bytes, run_watched
from tests.benchmarks.serving import Server, khorgos
from tests.browser.chromium import FLAGS, find_chromium

PAGE = "/commodities?partner=KZ"
PATIENCE = 30.0  # seconds
QUESTIONS = 40
"""How often each question of the pages is asked."""


@dataclass(frozen=True)
class Grown:
    """What so many rows take: seconds, and bytes of memory and of the file; ``page`` is None where there is no browser.

    ``builder`` is the most memory of a build, all of its processes together; ``slowest`` the question of pages whose
    95th percentile is the longest, with its seconds of a processor; ``rise`` the memory of a server while it exports,
    above what it held.
    """

    rows: int
    build: float
    builder: int
    imported: float
    file: int
    slowest: tuple[str, float]
    line: float
    page: float | None
    export: float
    first_byte: float
    rise: int


def grow(made_up: MadeUp, sizes: Sequence[int], runs: int) -> Iterator[Grown]:
    """Everything at one size after the other, the smallest first."""
    with chromium() as browser:
        for rows in sorted(sizes):
            yield measure(made_up, rows, runs, browser)


def measure(made_up: MadeUp, rows: int, runs: int, browser: Browser | None) -> Grown:
    """Build so many rows from nothing, and read what was built; it is the database of the other benchmarks too."""
    folder, database = made_up.folder(rows), made_up.database_path(rows)
    builds: list[Watched] = []

    def build() -> float:
        forget_checked(folder)
        builds.append(run_watched(build_command(folder, database)))
        return builds[-1].seconds

    built = median_of(build, runs)
    say(f"built {rows:,} rows in {built:.0f} s")
    imported = median_of(shell_import(made_up, database), runs)
    with khorgos(database) as server:
        line = f"{server.url}/api/trade.json?{urlencode(GOOD)}"
        page = None if browser is None else median(lambda: seconds_to(browser, server.url + PAGE, CHART), runs)
        lines = median(timed(lambda: download(line)), runs)
        export, first_byte, rise = exports(server, runs)
    return Grown(
        rows=rows,
        build=built,
        builder=max(one.bytes for one in builds),
        imported=imported,
        file=database.stat().st_size,
        slowest=slowest_question(database),
        line=lines,
        page=page,
        export=export,
        first_byte=first_byte,
        rise=rise,
    )


def shell_import(made_up: MadeUp, database: Path) -> Run:
    """The shell's import of the same rows into the table as the schema tells it, with its index."""
    csv_file, imported = made_up.place / "grown.csv", made_up.place / "grown.db"
    export_observations(database, csv_file)
    return timed(lambda: import_by_shell(csv_file, imported))


def exports(server: Server, runs: int) -> tuple[float, float, int]:
    """Seconds of all rows of trade as CSV and to their first byte, and how far the server's memory rises."""
    address = f"{server.url}/api/trade.csv"
    first_byte = median(lambda: seconds_to_first_byte(address), runs)
    at_rest = held_bytes(server.process.pid)
    return median_of(timed(lambda: download(address)), runs), first_byte, peak_bytes(server.process.pid) - at_rest


def slowest_question(database: Path) -> tuple[str, float]:
    """The question of pages that takes longest, and its seconds of a processor, 95th percentile."""
    took = {what: bench_query.take(database, asked, QUESTIONS, None) for what, asked in bench_query.questions().items()}
    what = max(took, key=lambda one: took[one].ms)
    return what, took[what].ms / 1000


def median(run: Run, runs: int) -> float:
    """The median of so many runs, after one that does not count."""
    run()
    return statistics.median(run() for _ in range(runs))


def median_of(run: Run, most: int) -> float:
    """The median of at least one run and at most so many, none begun when all before took ``PATIENCE``."""
    seconds = [run()]
    while len(seconds) < most and sum(seconds) < PATIENCE:
        seconds.append(run())
    return statistics.median(seconds)


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """A browser while the block runs; None where there is none, which is said."""
    path = find_chromium()
    if path is None:
        say("Pages: not measured, there is no Chromium here")
        yield None
        return
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser:
        yield browser


GROWTH_HEADING = [
    "| rows | build | of `.import`'s rows a second | most memory, all processes | file, bytes a row "
    f"| slowest question, p95 of a processor | one line of a chart | {PAGE}, first chart | export | first byte "
    "| server's memory rose by |",
    "| --- " * 11 + "|",
]


def growth_line(one: Grown) -> str:
    """A size's line of the table in Markdown."""
    what, seconds = one.slowest
    cells = (
        f"{one.rows:,}",
        spoken(one.build),
        f"{one.imported / one.build:.2f}",
        f"{one.builder / MEBIBYTE:,.0f} MiB",
        f"{one.file / one.rows:,.0f}",
        f"{spoken(seconds)} ({what})",
        spoken(one.line),
        "-" if one.page is None else spoken(one.page),
        spoken(one.export),
        spoken(one.first_byte),
        f"{one.rise / MEBIBYTE:,.0f} MiB",
    )
    return "| " + " | ".join(cells) + " |"
