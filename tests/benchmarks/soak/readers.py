"""Those who read while builds come: of pages, of the API and its files, and programs that write briefs and exports."""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx2
from websockets.exceptions import WebSocketException

from etl.schema.address import ADDRESS_VARIABLE
from tests.benchmarks.processes import ROOT
from tests.benchmarks.reader import PageFault
from tests.benchmarks.soak.answers import ADDRESSES, HEADS, PAGES, Said, WholeReader, digest, said
from tests.benchmarks.soak.judging import BUSY, References, Tally, Verdict
from tests.benchmarks.soak.site import Site

PATIENCE = 90.0
NO_DATABASE = 3
UNREADABLE = (b"cannot be read at the moment", "сейчас".encode(), "暂时".encode())
COMMANDS = {
    "brief.html": ("brief", "--partner", "KZ", "--date", "2024-07-01"),
    "brief.docx": ("brief", "--partner", "UZ", "--language", "ru"),
    "trade.csv": ("export", "trade", "--filter", "partner=TJ"),
}
_GONE = (httpx2.TransportError, WebSocketException, OSError, TimeoutError, asyncio.IncompleteReadError)


@dataclass
class Readers:
    """Readers of one site until a moment; what they were answered is in the tally."""

    site: Site
    url: str
    references: References
    tally: Tally
    until: float
    pause: float
    seed: int

    async def all_of_them(self, of_api: int, of_pages: int) -> None:
        """So many readers of the API and of pages at once, one who watches the health, and one who runs commands."""
        readers = [self._api(number) for number in range(of_api)] + [self._pages(number) for number in range(of_pages)]
        await asyncio.gather(*readers, self._commands(), self._health())

    async def _api(self, number: int) -> None:
        chance, tags = self._chance(number), dict[str, str]()
        async with httpx2.AsyncClient(timeout=PATIENCE) as client:

            async def ask(address: str) -> Said:
                tag = tags.get(address) if chance.random() < 0.3 else None
                answer = await client.get(self.site.url + address, headers={"if-none-match": tag} if tag else {})
                if "etag" in answer.headers:
                    tags[address] = answer.headers["etag"]
                return said(answer)

            while time.monotonic() < self.until:
                address = chance.choice((*ADDRESSES, *HEADS))
                await self._judged("page heads" if address in HEADS else "API", address, lambda: ask(address))  # noqa: B023 - awaited in the same round
                await asyncio.sleep(chance.uniform(0, 2 * self.pause))

    async def _pages(self, number: int) -> None:
        """Pages opened anew, of which all is known, and gone to from others, on which earlier choices show."""
        chance, reader = self._chance(100 + number), None
        while time.monotonic() < self.until:
            page = chance.choice(PAGES)
            if reader is None or chance.random() < 0.5:
                reader = WholeReader(self.site.address, chance)
                well = await self._judged("pages", page, lambda: _drawn(reader, reader.open(page)))  # noqa: B023 - awaited in the same round
            else:
                well = await self._judged("next pages", page, lambda: _drawn(reader, reader.visit(page)))  # noqa: B023 - awaited in the same round
            if not well:
                reader = None
            await asyncio.sleep(chance.uniform(0, 4 * self.pause))

    async def _health(self) -> None:
        async with httpx2.AsyncClient(timeout=PATIENCE) as client:
            while time.monotonic() < self.until:
                await self._judged("health", "/api/health", lambda: self._well(client))
                await asyncio.sleep(0.2)

    async def _well(self, client: httpx2.AsyncClient) -> Said:
        answer = await client.get(f"{self.site.url}/api/health")
        build_id = answer.json().get("build_id", "")
        return Said(answer.status_code, build_id, "well" if answer.status_code == httpx2.codes.OK else "", b"")

    async def _commands(self) -> None:
        chance = self._chance(200)
        while time.monotonic() < self.until:
            name = chance.choice(list(COMMANDS))
            await self._judged("commands", name, lambda: run_command(name, self.url))  # noqa: B023 - awaited in the same round
            await asyncio.sleep(8 * self.pause)

    async def _judged(self, kind: str, address: str, ask: Callable[[], Awaitable[Said]]) -> bool:
        """Whether what was asked was answered, rightly or not."""
        begun = time.monotonic()
        try:
            answer = await ask()
        except PageFault as fault:
            verdict, why, answered = Verdict.WRONG, str(fault), False
        except _GONE as gone:
            down = self.site.was_down(begun, time.monotonic())
            verdict, why, answered = (Verdict.CUT if down else Verdict.LOST), f"{type(gone).__name__} {gone}", False
        else:
            verdict = self._verdict(kind, address, answer)
            why, answered = f"{answer.status} {answer.build_id or ''}", True
        self.tally.note(kind, address, verdict, time.monotonic(), why)
        return answered

    def _verdict(self, kind: str, address: str, answer: Said) -> Verdict:
        is_page = kind in {"pages", "next pages"}
        if is_page and any(word in answer.content for word in UNREADABLE):
            return Verdict.REFUSED
        if kind == "next pages":
            return self.references.judge_one_build(answer)
        return self.references.judge(address, answer)

    def _chance(self, number: int) -> random.Random:
        return random.Random(self.seed * 1000 + number)  # noqa: S311 - nothing is secret


async def _drawn(reader: WholeReader, run: Awaitable[float]) -> Said:
    await run
    return reader.shown()


async def run_command(name: str, url: str) -> Said:
    """What a command of the dashboard writes."""
    with tempfile.TemporaryDirectory(prefix="khorgos-soak-") as folder:
        out = Path(folder, name)
        command = [sys.executable, "-m", "dashboard", *COMMANDS[name], "--out", str(out)]
        ended = await asyncio.to_thread(
            lambda: subprocess.run(
                ["env", f"{ADDRESS_VARIABLE}={url}", *command], cwd=ROOT, capture_output=True, check=False
            )
        )
        if ended.returncode == NO_DATABASE:
            return Said(BUSY, None, "", ended.stderr)
        content = out.read_bytes() if out.exists() else b""
        return Said(200 if ended.returncode == 0 else 500, None, digest(content), content + ended.stderr)
