"""The other proxy, nginx, with its own file in front of one app server: TLS, headers, WebSockets, and whose address is seen."""

import asyncio
import random
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path

import pytest

from dashboard.access.tokens import new_token
from tests.benchmarks.processes import held_port
from tests.benchmarks.reader import Reader
from tests.deploy.programs import DEPLOY, NGINX, app_server, certificate_for_localhost
from tests.factories import event_row
from tests.loading import file_of

ELSEWHERE = "203.0.113.9"
SECONDS_TO_START = 20
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx"),
]


@dataclass(frozen=True)
class Site:
    """Where readers come over TLS and without it, whom they trust, where the app server itself is, and the proxy's log."""

    tls: int
    plain: int
    trust: ssl.SSLContext
    server: int
    log: Path


def own_file(folder: Path, site: Site, certificate: Path) -> Path:
    """The proxy's own file, with the ports, names and places of this test in the place of those it is shipped with."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    changed = {
        "khorgos.example.org": "localhost",
        "/etc/nginx/khorgos.pem": str(certificate),
        "/etc/nginx/khorgos.key": str(certificate),
        "/var/log/nginx/khorgos.log": str(site.log),
        "listen [::]:443": f"listen 127.0.0.9:{site.tls}",
        "listen 443": f"listen 127.0.0.1:{site.tls}",
        "listen [::]:80": f"listen 127.0.0.9:{site.plain}",
        "listen 80": f"listen 127.0.0.1:{site.plain}",
        "127.0.0.1:8501": f"127.0.0.1:{site.server}",
        "127.0.0.1:8502": f"127.0.0.1:{site.server}",
    }
    for shipped, here in changed.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    whole = f"daemon off; pid {folder}/pid; error_log {folder}/errors.log; events {{}}\nhttp {{ {_temporary(folder)}\n{text}\n}}"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return folder / "nginx.conf"


def _temporary(folder: Path) -> str:
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)


@contextmanager
def proxy(file: Path, site: Site) -> Iterator[None]:
    """The proxy of this machine; its own test finds no fault and nothing to warn of."""
    command = [NGINX, "-p", file.parent, "-e", file.parent / "errors.log", "-c", file]
    tried = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, check=False)
    assert (tried.returncode, tried.stderr) == (0, "")
    started = subprocess.Popen(command)
    try:
        _wait_for(site.tls)
        yield
    finally:
        started.terminate()
        started.wait(timeout=30)


def _logged(log: Path, path: str) -> list[str]:
    """The lines of a path; nginx writes one after the answer, which may be here before."""
    until = time.monotonic() + SECONDS_TO_START
    while not (lines := [line for line in log.read_text(encoding="utf-8").splitlines() if path in line]):
        assert time.monotonic() < until, f"nothing is logged of {path}"
        time.sleep(0.05)
    return lines


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        time.sleep(0.05)
    pytest.fail("the proxy does not listen")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("nginx")
    certificate = certificate_for_localhost(folder)
    trust = ssl.create_default_context(cafile=certificate)
    here = {
        "KHORGOS_DATABASE_URL": file_of(event=[event_row()]),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": "localhost",
        "KHORGOS_LIMITS": "sign-in=2/year",
    }
    with ExitStack() as running:
        tls, plain, server = (running.enter_context(held_port()) for _ in range(3))
        found = Site(tls, plain, trust, server, folder / "khorgos.log")
        running.enter_context(app_server(str(found.server), here))
        running.enter_context(proxy(own_file(folder, found, certificate), found))
        yield found


def answer(
    site: Site,
    path: str,
    headers: Mapping[str, str] | None = None,
    *,
    source: str = "127.0.0.1",
    body: bytes | None = None,
) -> tuple[int, HTTPMessage]:
    """Status and headers of what a client at an address is answered through the proxy."""
    connection = HTTPSConnection("localhost", site.tls, timeout=30, source_address=(source, 0), context=site.trust)
    connection.request("GET" if body is None else "POST", path, body, dict(headers or {}))
    found = connection.getresponse()
    found.read()
    connection.close()
    return found.status, found.headers


@pytest.mark.parametrize("path", ["/", "/api/events.csv"])
def test_a_page_and_an_answer_of_the_api_have_their_headers_over_tls(site: Site, path: str) -> None:
    status, headers = answer(site, path)

    assert (status, headers["server"]) == (200, "nginx")
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")
    assert re.fullmatch(r"[0-9a-f]{32}", headers["x-request-id"])


def test_a_reader_stays_on_one_server_by_a_cookie_that_says_nothing(site: Site) -> None:
    given = str(answer(site, "/api/")[1]["set-cookie"])

    assert re.fullmatch(r"khorgos_server=[0-9a-f]{32}; Path=/; Secure; HttpOnly; SameSite=None; Partitioned", given)
    assert answer(site, "/api/", {"cookie": given.partition(";")[0]})[1]["set-cookie"] is None
    assert answer(site, "/api/", {"cookie": "khorgos_server=x"})[1]["set-cookie"] is not None


def test_a_page_is_drawn_over_its_websocket(site: Site) -> None:
    async def said() -> str:
        reader = Reader(f"localhost:{site.tls}", random.Random(1), tls=site.trust)  # noqa: S311 - it chooses nothing here
        await reader.open()
        await reader.close()
        return " ".join(reader.said)

    assert "Data build" in asyncio.run(said())


def test_without_tls_one_is_led_to_it_and_by_another_name_one_is_not_answered(site: Site) -> None:
    connection = HTTPConnection("localhost", site.plain, timeout=30)
    connection.request("GET", "/timeline?lang=ru")
    led = connection.getresponse()
    assert (led.status, led.headers["location"]) == (308, "https://localhost/timeline?lang=ru")
    connection.close()
    other = HTTPSConnection("127.0.0.1", site.tls, timeout=30, context=ssl._create_unverified_context())  # noqa: S323 - it is refused before
    with pytest.raises(ssl.SSLError):
        other.request("GET", "/")


def test_words_of_a_search_are_not_in_the_log(site: Site) -> None:
    assert answer(site, "/api/search?q=sheep")[0] == 200
    [line] = _logged(site.log, "/api/search")
    assert ("GET /api/search 200" in line, "sheep" in line) == (True, False)


def test_what_is_large_and_what_is_counted_is_kept_out(site: Site) -> None:
    assert answer(site, "/", body=b"x" * 20_000)[0] == 413
    assert [answer(site, path)[0] for path in ("/api/metrics", "/api/%6detrics", "/_stcore/metrics")] == [404] * 3


def test_the_address_is_the_readers_and_what_a_reader_says_of_it_is_not_believed(site: Site) -> None:
    """The server is open to its own machine only: whoever it took for another would be refused."""
    forged = {"x-forwarded-for": ELSEWHERE, "forwarded": f"for={ELSEWHERE}", "x-real-ip": ELSEWHERE}
    direct = HTTPConnection("127.0.0.1", site.server, timeout=30)
    direct.request("GET", "/api/", headers={"host": "localhost", "x-forwarded-for": ELSEWHERE})

    assert answer(site, "/api/", forged)[0] == 200
    assert direct.getresponse().status == 403  # a proxy on the server's own machine is believed
    direct.close()


def test_each_address_is_counted_for_itself_whatever_it_says(site: Site) -> None:
    shown = {"authorization": f"Bearer {new_token()}"}
    tries = [answer(site, "/api/", shown, source="127.0.0.2")[0] for _ in range(3)]
    forged = answer(site, "/api/", {**shown, "x-forwarded-for": ELSEWHERE}, source="127.0.0.2")

    assert (tries, forged[0]) == ([401, 401, 429], 429)
    assert int(forged[1]["retry-after"]) > 0
    assert answer(site, "/api/", shown, source="127.0.0.3")[0] == 401
