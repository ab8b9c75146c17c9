"""What many readers cost one server process: seconds a click, processor and memory, without a browser.

Three parts, each named on the command line by its number of rounds or readers: what a page and a filter cost when one
reader clicks (``--rounds``), how long clicks take when many do (``--readers``, ``--pause`` seconds between two clicks of
one), and what memory stays when sessions are opened and closed (``--opened``). The readers are this process, the server
is another, and what each uses of a processor is told apart. Needs a built database (``make build``).
"""

import asyncio
import itertools
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from websockets.exceptions import ConnectionClosed

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.reader import PageFault, Reader  # noqa: E402 - the script runs from anywhere
from tests.benchmarks.serving import SHIPPED, WHICH, Server, khorgos  # noqa: E402 - as above

PAGES = (
    "",
    "timeline",
    "commitments",
    "commodities",
    "both-sides",
    "xinjiang",
    "market-access",
    "people",
    "data",
    "search?q=wheat",
    "event?id=2023-05-09-urumqi-ma-karashukeyev",
)
SHARE_OF_FILTERS, SHARE_OF_FRAMES = 0.5, 0.15  # of all clicks; the rest goes to another page
OPENED_AT_ONCE = 8
SEED = 20990401


@dataclass(frozen=True)
class Plan:
    """What is measured: the command's options. A part of which none is asked for is left out."""

    rounds: int
    readers: int
    pause: float
    minutes: float
    opened: int


@dataclass
class Timed:
    """Seconds of clicks by their kind, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)

    def report(self) -> None:
        """A line a kind of click: how many, the median, and what all but one in twenty stay under."""
        for kind, seconds in sorted(self.seconds.items()):
            say(f"  {kind:8} {len(seconds):6}   p50 {part(seconds, 50):6.3f} s   p95 {part(seconds, 95):6.3f} s")
        say(f"  errors   {len(self.faults):6}")
        for fault in self.faults[:5]:
            say(f"    {fault}")


def main(
    *,
    database: Annotated[Path, typer.Option(help=WHICH)] = SHIPPED,
    rounds: Annotated[int, typer.Option(help="How often each page is opened by one reader alone.")] = 10,
    readers: Annotated[int, typer.Option(help="How many read at once.")] = 100,
    pause: Annotated[float, typer.Option(help="Seconds between two clicks of a reader, on average.")] = 8,
    minutes: Annotated[float, typer.Option(help="How long they read.")] = 1,
    opened: Annotated[int, typer.Option(help="How many sessions are opened and closed.")] = 1000,
) -> None:
    """Measure pages, crowds and sessions on one server process."""
    with khorgos(database) as server:
        asyncio.run(measure(server, Plan(rounds, readers, pause, minutes, opened)))


async def measure(server: Server, plan: Plan) -> None:
    """All parts in turn, on a server that has drawn every page once."""
    say(
        f"Every page for the first time: {await first_time(server):.1f} s of a processor, then {server.mebibytes:.0f} MiB"
    )
    if plan.rounds:
        await alone(server, plan.rounds)
    if plan.readers:
        await crowd(server, plan)
    if plan.opened:
        await come_and_go(server, plan.opened)


async def first_time(server: Server) -> float:
    """Draw each page once, so that what a server does once only is no part of what follows."""
    before = server.seconds
    reader = reader_of(server)
    await reader.open()
    for page in PAGES:
        await reader.visit(page)
    await reader.close()
    return server.seconds - before


async def alone(server: Server, rounds: int) -> None:
    """What each page and a filter of it cost, when nobody else reads."""
    say("\nOne reader: milliseconds of the server's processor, and kB received, a run\n")
    say(f"  {'page':46} {'opened':>8} {'filter':>8} {'frame':>8} {'kB':>8}")
    for page in PAGES:
        reader = reader_of(server)
        await reader.open(page)
        costs = {
            kind: [await _cost(server, reader, page, kind) for _ in range(rounds)]
            for kind in ("page", "filter", "frame")
        }
        before = reader.received
        await reader.visit(page)
        sizes = (reader.received - before) / 1024
        told = [f"{1000 * statistics.mean(c):8.0f}" if any(c) else f"{'-':>8}" for c in costs.values()]
        say(f"  {'/' + page:46} {' '.join(told)} {sizes:8.0f}")
        await reader.close()


async def _cost(server: Server, reader: Reader, page: str, kind: str) -> float:
    before = server.seconds
    if kind == "page":
        await reader.visit(page)
    else:
        offered = reader.filters(alone=kind == "frame")
        if not offered:
            return 0.0
        await reader.choose(reader.chance.choice(offered))
    return server.seconds - before


async def crowd(server: Server, plan: Plan) -> None:
    """Many readers at once, each with a pause between clicks; seconds of each click, and what a session holds."""
    before, timed = server.mebibytes, Timed()
    reading = [reader_of(server, number) for number in range(plan.readers)]
    for reader in reading:
        await reader.open(reader.chance.choice(PAGES))
    used, mine, start = server.seconds, time.process_time(), time.monotonic()
    await asyncio.gather(*(read(reader, plan.pause, start + 60 * plan.minutes, timed) for reader in reading))
    took = time.monotonic() - start
    used, mine = server.seconds - used, time.process_time() - mine
    clicks = sum(map(len, timed.seconds.values()))
    say(f"\n{plan.readers} readers, {plan.pause:g} s between clicks, {took:.0f} s")
    timed.report()
    say(
        f"  {clicks / took:.1f} clicks a second; the server takes {1000 * used / max(clicks, 1):.0f} ms of a processor a "
        f"click, {100 * used / took:.0f} % of one in all; these readers {100 * mine / took:.0f} %"
    )
    say(
        f"  {before:.0f} MiB before, {server.mebibytes:.0f} MiB with all of them: "
        f"{(server.mebibytes - before) / plan.readers:.1f} MiB a session"
    )
    await asyncio.gather(*(reader.close() for reader in reading))


async def read(reader: Reader, pause: float, until: float, timed: Timed) -> None:
    """Click until it is time to stop."""
    await asyncio.sleep(reader.chance.uniform(0, pause))
    while time.monotonic() < until:
        try:
            kind, seconds = await click(reader)
        except (PageFault, TimeoutError, ConnectionClosed) as fault:
            timed.faults.append(f"{type(fault).__name__}: {fault}")
            return
        timed.seconds[kind].append(seconds)
        await asyncio.sleep(reader.chance.uniform(0.5, 1.5) * pause)


async def click(reader: Reader) -> tuple[str, float]:
    """One click by chance, where the page offers it: a filter, a choice in a chart's frame, or another page."""
    drawn = reader.chance.random()
    if drawn < SHARE_OF_FILTERS and (offered := reader.filters(alone=False)):
        return "filter", await reader.choose(reader.chance.choice(offered))
    if SHARE_OF_FILTERS <= drawn < SHARE_OF_FILTERS + SHARE_OF_FRAMES and (offered := reader.filters(alone=True)):
        return "frame", await reader.choose(reader.chance.choice(offered))
    return "page", await reader.visit(reader.chance.choice(PAGES))


async def come_and_go(server: Server, opened: int) -> None:
    """Sessions opened, read and closed, some at a time; the memory after each tenth of them."""
    say(f"\n{opened} sessions opened and closed; MiB after each tenth")
    told = [server.mebibytes]
    numbers = itertools.count()
    for _tenth in range(10):
        for _turn in range(max(1, opened // 10 // OPENED_AT_ONCE)):
            readers = [reader_of(server, number) for number in itertools.islice(numbers, OPENED_AT_ONCE)]
            await asyncio.gather(*(reader.open(reader.chance.choice(PAGES)) for reader in readers))
            await asyncio.gather(*(reader.close() for reader in readers))
        told.append(server.mebibytes)
    say("  " + " ".join(f"{one:.0f}" for one in told))


def reader_of(server: Server, number: int = 0) -> Reader:
    """A reader of a server; two with one number click alike."""
    return Reader(server.url.removeprefix("http://"), random.Random(SEED + number))  # noqa: S311 - nothing is secret


def part(seconds: Sequence[float], percent: int) -> float:
    """What so many in a hundred stay under."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def say(line: str) -> None:
    """Tell a line of the answer."""
    print(line, flush=True)  # noqa: T201 - a command's answer


if __name__ == "__main__":
    typer.run(main)
