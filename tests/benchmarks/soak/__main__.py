"""``make soak``: a server under mixed load while the data change beneath it, builds are killed, and the server is too.

``python -m tests.benchmarks.soak --minutes 60 --seed 7`` takes an hour; ``--database postgresql`` serves from a
PostgreSQL of its own. Every answer is held against what the very build that it names says. At the end comes a table; the
code is 1 where an answer was wrong, mixed or lost, or a build failed. ``--kills 200`` kills so many commands instead.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Annotated

import httpx2
import typer

from tests.benchmarks.processes import held_port
from tests.benchmarks.soak.answers import ADDRESSES, HEADS, PAGES, Said, read_page, said
from tests.benchmarks.soak.builders import Builds
from tests.benchmarks.soak.judging import References, Tally
from tests.benchmarks.soak.kills import Kills
from tests.benchmarks.soak.readers import COMMANDS, Readers, run_command
from tests.benchmarks.soak.site import Kind, Site, database
from tests.benchmarks.soak.variants import Variant, make_variants

SECONDS_BETWEEN_BUILDS = 10.0
SECONDS_BETWEEN_KILLS_OF_THE_SERVER = 150.0


def main(
    minutes: Annotated[float, typer.Option(help="How long readers read.")] = 15,
    seed: Annotated[int, typer.Option(help="Two runs of one seed ask and kill alike.")] = 1,
    kind: Annotated[Kind, typer.Option("--database", help="From what the server reads.")] = Kind.SQLITE,
    readers: Annotated[int, typer.Option(help="How many read the API; half as many read pages.")] = 4,
    pause: Annotated[float, typer.Option(help="Seconds between two questions of a reader of the API, on average.")] = 1,
    *,
    kills: Annotated[int, typer.Option(help="Kill so many commands at moments of chance, and serve nobody.")] = 0,
) -> None:
    """Read, build and kill; tell what the answers were."""
    with tempfile.TemporaryDirectory(prefix="khorgos-soak-") as name, database(kind, Path(name)) as url:
        folder, chance = Path(name), random.Random(seed)  # noqa: S311 - nothing is secret
        if kills:
            faults = Kills(folder, url, chance).kill(kills, say)
        else:
            variants = make_variants(folder)
            with held_port() as port:
                faults = soak(Site(port), folder, url, variants, Plan(minutes, seed, readers, pause, chance))
    for fault in faults:
        say(fault)
    raise typer.Exit(bool(faults))


class Plan:
    """How long, how many, and how often."""

    def __init__(self, minutes: float, seed: int, readers: int, pause: float, chance: random.Random) -> None:
        self.minutes, self.seed, self.readers, self.pause, self.chance = minutes, seed, readers, pause, chance


def soak(site: Site, folder: Path, url: str, variants: list[Variant], plan: Plan) -> list[str]:
    """Serve and read while builds come; gives what was not as it should be."""
    log = folder / "server.log"
    builds = Builds(url, variants, plan.chance, SECONDS_BETWEEN_BUILDS)
    references = learn(site, builds, log)
    tally, enough = Tally(), Event()
    site.killed.clear()
    site.ready.clear()
    with site.serving(url, log):
        until = time.monotonic() + 60 * plan.minutes
        building = Thread(target=builds.go_on, args=(enough,))
        killing = Thread(target=kill_now_and_then, args=(site, url, log, plan.chance, enough))
        building.start()
        killing.start()
        crowd = Readers(site, url, references, tally, until, plan.pause, plan.seed)
        asyncio.run(crowd.all_of_them(plan.readers, max(1, plan.readers // 2)))
        enough.set()
        building.join()
        killing.join()
    say(
        f"{plan.minutes:g} minutes: {builds.made} builds, {builds.killed} killed, the server {len(site.killed) - 1} times"
    )
    for line in tally.table():
        say(line)
    if not tally.is_clean:
        (Path.cwd() / "soak-server.log").write_bytes(log.read_bytes())
        builds.faults.append("Not every answer was right; the server's log is in soak-server.log.")
    return builds.faults


def learn(site: Site, builds: Builds, log: Path) -> References:
    """What each variant says at each address, told by a server that nothing else happens to."""
    digests = {}
    for variant in builds.variants:
        builds.build(variant)
        with site.serving(builds.url, log):
            digests[variant.build_id] = asyncio.run(everything(site, builds.url))
        say(f"{variant.name} is build {variant.build_id}")
    for address in (*ADDRESSES, *PAGES, *COMMANDS):
        if len({told[address] for told in digests.values()}) == 1:
            say(f"The same in all builds: {address}")
    return References(digests, {variant.build_id: variant.mark for variant in builds.variants})


async def everything(site: Site, url: str) -> dict[str, str]:
    """The digest of each answer."""
    async with httpx2.AsyncClient(timeout=120) as client:
        told = {address: said(await client.get(site.url + address)) for address in (*ADDRESSES, *HEADS)}
    told |= {page: await read_page(site.address, page) for page in PAGES}
    told |= {name: await run_command(name, url) for name in COMMANDS}
    _require_answered(told.items())
    return {address: one.digest for address, one in told.items()} | {"/api/health": "well"}


def _require_answered(told: Iterable[tuple[str, Said]]) -> None:
    refused = [f"{address}: {one.status} {one.content[-300:]!r}" for address, one in told if one.status != 200]
    if refused:
        raise ValueError("\n".join(refused))


def kill_now_and_then(site: Site, url: str, log: Path, chance: random.Random, enough: Event) -> None:
    """Kill the server at moments of chance, and start it again at once."""
    while not enough.wait(chance.uniform(0.5, 1.5) * SECONDS_BETWEEN_KILLS_OF_THE_SERVER):
        site.kill()
        site.start(url, log)


def say(line: str) -> None:
    """Tell a line of the answer."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    typer.run(main)
