"""Talk with a publisher's server: what passes is tried again, what does not ends in a plain sentence."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar

import httpx2
import stamina

from etl.errors import FetchFailed, KhorgosError
from etl.publishers.common.quota import Quota, QuotaSpent
from etl.publishers.common.secrets import hide

Judged = TypeVar("Judged")

USER_AGENT = "khorgos/0.1 (trade statistics; python -m etl fetch)"
PART = ".part"
_WORDS_SHOWN = 200
_TAKEN = (
    HTTPStatus.OK,
    HTTPStatus.PARTIAL_CONTENT,
    HTTPStatus.NOT_MODIFIED,
    HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
)
_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.INTERNAL_SERVER_ERROR)

# Each retry is told in words of ours; stamina's own line in the log says less, and comes uncalled for on a terminal.
stamina.instrumentation.set_on_retry_hooks([])


@dataclass(frozen=True)
class Patience:
    """How often and how long to try, in seconds.

    A server that asks for a longer wait than ``longest_told`` is left alone.
    """

    attempts: int = 5
    first_wait: float = 1.0
    longest_wait: float = 60.0
    longest_told: float = 300.0
    silence: float = 120.0


class Torn(KhorgosError):
    """An answer that is not whole, or not what was asked for, and may be so the next time."""


class Passing(KhorgosError):
    """A refusal that passes; ``wait`` is how many seconds the server asked for, None where it did not say."""

    def __init__(self, reason: str, wait: float | None) -> None:
        self.wait = wait
        super().__init__(reason)


@dataclass
class Server:
    """One publisher's server, for one source.

    ``secret`` are parameters that hold a key: sent, and never stored or said.

    ``refuse`` looks at an answer that is no success and may raise what it knows to say of it. ``pause`` is the least
    number of seconds between two calls.
    """

    source: str
    quota: Quota
    secret: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    patience: Patience = Patience()
    pause: float = 0.0
    refuse: Callable[[int, str], None] = lambda _status, _text: None
    tell: Callable[[str], None] = lambda _: None
    _last_call: float = 0.0

    def receive(self, url: str, parameters: Mapping[str, str], path: Path, judge: Callable[[Path], Judged]) -> Judged:
        """Store the answer to one request at ``path``, unchanged, and give what ``judge`` makes of it.

        The file is there when it is whole and ``judge`` took it, and not before. ``judge`` raises Torn for an answer
        worth asking for again. Raises FetchFailed.
        """
        aside = path.with_name(f"{path.name}{PART}")

        def download(client: httpx2.Client) -> Judged:
            with self.stream(client, url, parameters) as response:
                write_body(response, aside)
            return judge(aside)

        try:
            judged = self.insist(download)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        return judged

    def insist(self, action: Callable[[httpx2.Client], Judged]) -> Judged:
        """Do something with the server, and again if it fails in a way that passes. Raises FetchFailed."""
        try:
            with self._client() as client:
                for attempt in stamina.retry_context(
                    on=self._wait_for, attempts=self.patience.attempts, timeout=None, **self._waits()
                ):
                    with attempt:
                        return action(client)
        except (Passing, Torn, httpx2.HTTPError, QuotaSpent) as fault:
            raise FetchFailed(self.source, hide(self._sentence(fault), self._key)) from None
        raise AssertionError  # the last attempt gives or raises

    @contextlib.contextmanager
    def stream(
        self, client: httpx2.Client, url: str, parameters: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Iterator[httpx2.Response]:
        """One call, counted and paced: a response whose body is yet to be read.

        Raises Passing or FetchFailed for a refusal.
        """
        time.sleep(max(0.0, self._last_call + self.pause - time.monotonic()))
        self.quota.spend()
        self._last_call = time.monotonic()
        with client.stream("GET", url, params={**parameters, **self.secret}, headers=dict(headers or {})) as response:
            if response.status_code not in _TAKEN:
                self._refused(response)
            yield response

    @property
    def _key(self) -> str:
        return next(iter(self.secret.values()), "")

    def _waits(self) -> dict[str, float]:
        first = self.patience.first_wait
        return {"wait_initial": first, "wait_max": self.patience.longest_wait, "wait_jitter": first}

    def _wait_for(self, fault: Exception) -> bool | float:
        """Whether to try again: False, True for the usual back-off, or the seconds that the server asked for."""
        if isinstance(fault, Passing) and fault.wait is not None:
            if fault.wait > self.patience.longest_told:
                return False
            self.tell(f"{fault}; waiting {fault.wait:.0f} s")
            return max(fault.wait, 0.001)
        if isinstance(fault, Passing | Torn | httpx2.TransportError | httpx2.DecodingError):
            self.tell(hide(f"{self._sentence(fault)}; trying again", self._key))
            return True
        return False

    def _client(self) -> httpx2.Client:
        return httpx2.Client(timeout=self.patience.silence, headers={"User-Agent": USER_AGENT, **self.headers})

    def _refused(self, response: httpx2.Response) -> None:
        status, text = response.status_code, "".join(_read_some(response))
        self.refuse(status, text)
        seen = hide(
            f"the server answered {status} ({shorten(text)})" if text.strip() else f"the server answered {status}",
            self._key,
        )
        if status in _PASSING or status > HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Passing(seen, parse_retry_after(response.headers.get("Retry-After", "")))
        raise FetchFailed(self.source, seen)

    def _sentence(self, fault: Exception) -> str:
        if isinstance(fault, httpx2.TimeoutException):
            return f"the server was silent for {self.patience.silence:.0f} s"
        if isinstance(fault, httpx2.ConnectError):
            return f"the server cannot be reached ({fault})"
        if isinstance(fault, httpx2.RemoteProtocolError | httpx2.ReadError | httpx2.DecodingError):
            return f"the answer broke off in the middle ({fault})"
        return str(fault) or type(fault).__name__


def write_body(response: httpx2.Response, path: Path) -> None:
    """Write a body to a file as it comes."""
    with path.open("wb") as file:
        for chunk in response.iter_bytes():
            file.write(chunk)


def _read_some(response: httpx2.Response) -> Iterator[str]:
    """The beginning of an error's text; one that breaks off is no fault of its own."""
    size = 0
    with contextlib.suppress(httpx2.HTTPError):
        for chunk in response.iter_text():
            yield chunk
            size += len(chunk)
            if size > _WORDS_SHOWN * 10:
                return


def shorten(text: str) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _WORDS_SHOWN else f"{line[:_WORDS_SHOWN]} ..."


def parse_retry_after(text: str) -> float | None:
    """The seconds that a Retry-After header asks for, as a number or a moment; None for none or another form."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment.tzinfo else None


def find_address(source: str, variable: str, default: str) -> str:
    """The address of a publisher's server without its last slash.

    It is what the environment's ``variable`` says, else the default. Raises FetchFailed where it is none of the web.
    """
    address = os.environ.get(variable) or default
    if not address.startswith(("http://", "https://")):
        raise FetchFailed(source, f"{variable} is {address!r}, which is no address; write https://host/path")
    return address.rstrip("/")
