"""What a careless program or a hostile reader does to a small server, in any number, and what the server answers.

Each attack gives the statuses of its answers by their number; a reader who was cut counts as ``CUT``.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import httpx2

CUT = 0
SECONDS_BETWEEN_LOOKS = 0.05
_PATIENCE = 300.0
Attack = Callable[[str], Awaitable[Counter[int]]]


@dataclass(frozen=True)
class Look:
    """One look at the server's health: the seconds until it was answered, and how."""

    seconds: float
    status: int


@contextmanager
def watched(url: str) -> Iterator[list[Look]]:
    """Look at the health of the server over and over while the block runs, from a process that does nothing else."""
    looks: list[Look] = []
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    looking = spawning.Process(target=_look, args=(url, theirs), daemon=True)
    looking.start()
    ours.recv()  # it has begun
    try:
        yield looks
    finally:
        ours.send("enough")
        looks += ours.recv()
        looking.join()


def _look(url: str, told: Connection) -> None:
    looks: list[Look] = []
    with httpx2.Client(timeout=_PATIENCE) as client:
        client.get(f"{url}/api/health")
        told.send("begun")
        while not told.poll(SECONDS_BETWEEN_LOOKS):
            start = time.perf_counter()
            status = client.get(f"{url}/api/health").status_code
            looks.append(Look(time.perf_counter() - start, status))
    told.send(looks)


async def _all_at_once(asked: Iterable[Awaitable[int]]) -> Counter[int]:
    return Counter(await asyncio.gather(*asked))


def values_that_are_not_there(values: int, clients: int) -> Attack:
    """Each client asks for so many codes that there are not."""

    async def attack(url: str) -> Counter[int]:
        query = "&".join(f"commodity=no{number}" for number in range(values))
        return await _all_at_once(_read(url, f"/api/trade.json?{query}") for _client in range(clients))

    return attack


def workbooks(count: int) -> Attack:
    """So many workbooks of all trade at once, each with a question of its own, so that no copy is good."""

    async def attack(url: str) -> Counter[int]:
        limits = httpx2.Limits(max_connections=count)
        async with httpx2.AsyncClient(timeout=_PATIENCE, limits=limits) as client:
            asked = (f"{url}/api/trade.xlsx?limit={10**9 - number}" for number in range(count))
            return await _all_at_once(_status(client, one) for one in asked)

    return attack


def uploads(count: int, size: int) -> Attack:
    """So many files of a size are sent to where Streamlit takes files in."""

    async def attack(url: str) -> Counter[int]:
        async with httpx2.AsyncClient(timeout=_PATIENCE) as client:
            return await _all_at_once(
                _status(client, f"{url}/_stcore/upload_file/session/{number}", b"x" * size) for number in range(count)
            )

    return attack


async def _status(client: httpx2.AsyncClient, address: str, body: bytes | None = None) -> int:
    try:
        answer = await (client.get(address) if body is None else client.put(address, content=body))
    except (httpx2.RemoteProtocolError, httpx2.WriteError, httpx2.ReadError):
        return CUT
    return answer.status_code


def readers_who_stop(count: int, seconds: float) -> Attack:
    """So many ask for all trade, read the first bytes, and then nothing for so many seconds."""

    async def attack(url: str) -> Counter[int]:
        return await _all_at_once(_read_and_stop(url, seconds) for _reader in range(count))

    return attack


async def _read_and_stop(url: str, seconds: float) -> int:
    reader, writer = await _ask(url, "/api/trade.csv")
    status = await _status_line(reader)
    await asyncio.sleep(seconds)
    writer.close()
    return status


async def _read(url: str, path: str) -> int:
    try:
        reader, writer = await _ask(url, path)
        status = await _status_line(reader)
        await reader.read()
    except ConnectionError:
        return CUT
    writer.close()
    return status


async def _ask(url: str, path: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask over a connection of its own, by an address as long as it may be."""
    where = urlsplit(url)
    reader, writer = await asyncio.open_connection(where.hostname, where.port, limit=1024)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {where.netloc}\r\nConnection: close\r\n\r\n".encode())
    await writer.drain()
    return reader, writer


async def _status_line(reader: asyncio.StreamReader) -> int:
    line = (await reader.readline()).split()
    return int(line[1]) if len(line) > 1 else CUT


def readers_who_leave(count: int) -> Attack:
    """So many ask for workbooks of all trade and leave before there is an answer."""

    async def attack(url: str) -> Counter[int]:
        for number in range(count):
            _reader, writer = await _ask(url, f"/api/trade.xlsx?limit={10**8 - number}")
            await asyncio.sleep(0.05)
            writer.close()
        return Counter({CUT: count})

    return attack
