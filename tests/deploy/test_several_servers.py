"""Two app servers behind the proxy on one database, set up as ``deploy/`` says, while a server, the database and the build go."""

import asyncio
import json
import random
import re
import signal
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from sqlalchemy import NullPool, create_engine, text
from websockets.exceptions import WebSocketException

from etl.load import replace_database
from etl.load.schema_text import reader_statements
from tests.benchmarks.processes import held_port
from tests.benchmarks.reader import Reader
from tests.deploy.programs import DEPLOY, PROXY, app_server, certificate_for_localhost
from tests.factories import EVENT, build_row, complete, event_row, frames
from tests.postgres_servers import address_of, new_server, run, start

RECONNECT = 120.0  # seconds, of a machine that runs other tests beside; two or three are usual
NOTE = f"event?id={EVENT}"
TOLD = re.compile(r"Data build (\w+)")
TITLE = re.compile(r"Talks of the (\w+) build")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(PROXY is None, reason="haproxy is not installed: apt-get install haproxy"),
]


@dataclass(frozen=True)
class Site:
    """What readers come to: the name and port of the proxy, whom they trust, and what stands behind it."""

    address: str
    trust: ssl.SSLContext
    database: Path
    servers: tuple[subprocess.Popen[bytes], ...]

    def status_of(self, path: str) -> int:
        """The status with which a path is answered."""
        try:
            with urlopen(f"https://{self.address}{path}", timeout=60, context=self.trust) as answer:
                return int(answer.status)
        except HTTPError as refused:
            return refused.code

    def health(self) -> tuple[int, dict[str, str]]:
        """What a new connection is told of the database."""
        try:
            with urlopen(f"https://{self.address}/api/health", timeout=60, context=self.trust) as answer:
                return answer.status, json.load(answer)
        except HTTPError as refused:
            return refused.code, json.load(refused)

    async def open(self, server: str = "") -> Reader:
        """A session at a note: on a server, as a browser that was there before asks, or on any."""
        cookie = {"Cookie": f"khorgos_server={server}"} if server else {}
        reader = Reader(self.address, random.Random(1), headers=cookie, tls=self.trust)  # noqa: S311 - it chooses nothing here
        await reader.open(NOTE)
        return reader


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    certificate = certificate_for_localhost(tmp_path)
    trust = ssl.create_default_context(cafile=certificate)
    with ExitStack() as running:
        ports = [str(running.enter_context(held_port())) for _ in range(4)]
        database = running.enter_context(new_server())
        with create_engine(address_of(database), poolclass=NullPool).begin() as connection:
            for statement in reader_statements("reader", "postgres"):
                connection.execute(text(statement))
        build(database, "first")
        servers = tuple(running.enter_context(server_on(database, port)) for port in ports[:2])
        running.enter_context(proxy(ports, certificate))
        yield Site(f"localhost:{ports[3]}", trust, database, servers)


def server_on(database: Path, port: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    """An app server on this machine's database, open to all who reach it."""
    here = {
        "KHORGOS_DATABASE_URL": address_of(database).replace("postgres@", "reader@"),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": "localhost",
        "KHORGOS_OPEN": "on",
        "KHORGOS_METRICS": "on",
    }
    return app_server(port, here)


@contextmanager
def proxy(ports: list[str], certificate: Path) -> Iterator[None]:
    """The proxy with its own file, on this machine's ports."""
    places = ("KHORGOS_APP_1", "KHORGOS_APP_2", "KHORGOS_HTTP", "KHORGOS_HTTPS")
    here = {name: f"127.0.0.1:{port}" for name, port in zip(places, ports, strict=True)}
    named = {"KHORGOS_NAME": "localhost", "KHORGOS_CERTIFICATE": str(certificate)}
    started = subprocess.Popen([PROXY, "-db", "-f", DEPLOY / "haproxy.cfg"], env={**here, **named})
    try:
        yield
    finally:
        started.terminate()
        started.wait(timeout=30)


def build(database: Path, name: str) -> None:
    tables = complete(event=[event_row(title=f"Talks of the {name} build")], build=[build_row(build_id=name)])
    replace_database(address_of(database), frames(**tables))


def told(reader: Reader) -> str:
    """The build that a page says it is of; its rows are of no other."""
    said = " ".join(reader.said)
    builds = TOLD.findall(said)
    assert len(builds) == 1, said
    assert set(TITLE.findall(said)) == set(builds)
    return str(builds[0])


def test_readers_go_on_while_a_server_the_database_and_the_build_go(site: Site) -> None:
    asyncio.run(everything_goes(site))


async def everything_goes(site: Site) -> None:
    await healthy(site)
    assert [site.status_of(path) for path in ("/api/events.csv", "/api/metrics", "/api/%6detrics")] == [200, 404, 404]
    on_first, on_second = await site.open("1"), await site.open("2")
    assert (told(on_first), told(on_second)) == ("first", "first")
    on_first = await a_server_goes(site, on_first, on_second)
    await the_database_goes(site, on_first)
    await the_build_goes(site, [on_first, on_second])
    await asyncio.gather(on_first.close(), on_second.close())


def is_answered(site: Site) -> bool:
    try:
        return site.health()[0] == 200
    except URLError:  # the proxy does not listen yet
        return False


async def healthy(site: Site) -> None:
    """Wait until a new connection is answered; no longer than a reader waits for a reconnect."""
    async with asyncio.timeout(RECONNECT):
        while not await asyncio.to_thread(is_answered, site):
            await asyncio.sleep(0.1)


async def unwell(site: Site) -> None:
    """Wait until health says so: it tells what was found for the one who asked before."""
    async with asyncio.timeout(RECONNECT):
        while await asyncio.to_thread(is_answered, site):
            await asyncio.sleep(0.1)


async def a_server_goes(site: Site, on_first: Reader, on_second: Reader) -> Reader:
    """Kill the first server; gives the session that its reader has then, on the second."""
    site.servers[0].send_signal(signal.SIGKILL)
    with pytest.raises(WebSocketException):
        await on_first.visit(NOTE)
    again = await site.open("1")
    await on_second.visit(NOTE)
    assert (told(again), told(on_second)) == ("first", "first")
    assert site.health()[0] == 200
    return again


async def the_database_goes(site: Site, reader: Reader) -> None:
    """Stop the database at once: readers are told so, not the proxy's own words, and go on when it is there again."""
    run("pg_ctl", "stop", "-D", site.database, "-m", "immediate")
    await reader.visit(NOTE)
    assert "The database server cannot be reached" in " ".join(reader.said)
    await unwell(site)
    status, reason = site.health()
    assert (status, reason["database"]) == (503, "unreadable")
    await asyncio.sleep(3)  # until the proxy knows that no server can read it
    assert site.health() == (status, reason)

    start(site.database)
    await reader.visit(NOTE)
    assert told(reader) == "first"
    await healthy(site)
    newcomer = await site.open()
    assert told(newcomer) == "first"
    await newcomer.close()


async def the_build_goes(site: Site, readers: list[Reader]) -> None:
    """Build anew beneath readers who go on clicking: each page is of one build, and the new one comes to all."""
    building = asyncio.create_task(asyncio.to_thread(build, site.database, "second"))
    seen = ["first"] * len(readers)
    while not building.done() or set(seen) != {"second"}:
        was_built = building.done()
        for reader in readers:
            await reader.visit(NOTE)
        seen = [told(reader) for reader in readers]
        assert not was_built or set(seen) == {"second"}
    await building
