"""What a careless program or a hostile reader does to one server: how it answers, and how long its health takes meanwhile.

The server is a process of its own, this one is everybody else. Needs a built database (``make build``), or names one.
"""

import asyncio
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests import attacks  # noqa: E402 - the script runs from anywhere
from tests.attacks import Attack, watched  # noqa: E402 - as above
from tests.benchmarks.serving import SHIPPED, WHICH, Server, khorgos  # noqa: E402 - as above

MEGABYTE = 10**6


def main(
    database: Annotated[Path, typer.Option(help=WHICH)] = SHIPPED,
    times: Annotated[float, typer.Option(help="The numbers of everything, times this.")] = 1.0,
) -> None:
    """Try each attack in turn, and then all together."""

    def some(count: int) -> int:
        return max(1, round(count * times))

    each: dict[str, Attack] = {
        "nothing": _rest,
        "5,000 values that are not there": attacks.values_that_are_not_there(5_000, 1),
        f"1,000 such values by {some(45)} clients": attacks.values_that_are_not_there(1_000, some(45)),
        f"200 such values by {some(45)} clients": attacks.values_that_are_not_there(200, some(45)),
        f"{some(30)} workbooks of all trade": attacks.workbooks(some(30)),
        f"{some(6)} uploads of 100 MB": attacks.uploads(some(6), 100 * MEGABYTE),
        f"{some(40)} readers who stop": attacks.readers_who_stop(some(40), 10),
        f"{some(30)} readers who leave": attacks.readers_who_leave(some(30)),
    }
    with khorgos(database) as server:
        for name, attack in each.items():
            _measure(server, name, attack)
        _measure(server, "all of these together", _together(list(each.values())))


async def _rest(_url: str) -> "attacks.Counter[int]":
    await asyncio.sleep(3)
    return attacks.Counter()


def _together(all_attacks: list[Attack]) -> Attack:
    async def attack(url: str) -> "attacks.Counter[int]":
        return sum(await asyncio.gather(*(one(url) for one in all_attacks)), attacks.Counter())

    return attack


def _measure(server: Server, name: str, attack: Attack) -> None:
    used = server.seconds
    with watched(server.url) as looks:
        start = time.perf_counter()
        statuses = asyncio.run(attack(server.url))
        lasted = time.perf_counter() - start
        time.sleep(2)  # what goes on after the last answer is seen too
    seconds = sorted(look.seconds for look in looks)
    told = ", ".join(f"{count} × {status or 'cut'}" for status, count in sorted(statuses.items()))
    ill = sum(look.status != 200 for look in looks)
    sys.stdout.write(
        f"{name:42} {lasted:6.1f} s  processor {server.seconds - used:6.1f} s  {server.mebibytes:5.0f} MiB  "
        f"health p50 {1000 * seconds[len(seconds) // 2]:5.0f} ms  p95 {1000 * seconds[len(seconds) * 95 // 100]:5.0f} ms  "
        f"most {1000 * seconds[-1]:5.0f} ms{f'  ill {ill}' if ill else ''}  {told}\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
