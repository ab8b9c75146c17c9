"""The door: every request and every WebSocket passes here before anything else of the server sees it.

What is asked is held to ``RULES``, in their order; the first that refuses ends it. What is answered leaves with the
headers of ``dashboard.shell.headers``, whoever answers: a page, the API, a file of Streamlit's, or a refusal.
"""

import os
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from dashboard.access.deciding import decide_reader
from dashboard.access.openness import LOOPBACK, host_name
from dashboard.access.people import is_configured
from dashboard.access.roles import reader_of
from dashboard.api.base_path import own_path
from dashboard.shell.headers import safe_headers
from dashboard.shell.held_open import POLICY_VIOLATION, while_let_in
from dashboard.shell.let_in import is_for_a_person, sees_counts, sign_out_from_here, who_is_let_in
from dashboard.shell.own_machine import own_machine_only
from dashboard.shell.rate_rules import not_too_often
from dashboard.shell.refusal import Refusal, Rule, refuse
from dashboard.shell.sign_in_page import refusal_page
from dashboard.shell.token_rules import COUNTS, TOKEN_RULES
from dashboard.shell.watch import watched
from dashboard.watch.asked import REQUEST_ID_HEADER

METRICS_VARIABLE = "KHORGOS_METRICS"
"""``on`` lets the server tell its counts at ``/api/metrics``, and Streamlit's of memory at ``/_stcore/metrics``.

Where access is configured they are for maintainers, whatever it says.
"""

_READING = {"GET", "HEAD", "OPTIONS"}
_UPLOADS, _AGENTS = "_stcore/upload_file", "_stcore/agent"


class Guard:
    """ASGI middleware that holds what is asked to the rules and gives what is answered its headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one WebSocket open."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        await watched(scope, send, lambda named: self._answer(scope, receive, named))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        decide_reader(scope)
        refusal = next((found for rule in RULES if (found := rule(scope))), None)
        if scope["type"] == "websocket":
            await self._hold_open(refusal, scope, receive, send)
        else:
            answer = self.app if refusal is None else _refused(scope, refusal)
            await answer(scope, receive, _with_headers(scope, send))

    async def _hold_open(self, refusal: Refusal | None, scope: Scope, receive: Receive, send: Send) -> None:
        if refusal is not None:
            await WebSocket(scope, receive, send).close(POLICY_VIOLATION, refusal.error)
        elif is_configured():
            await while_let_in(self.app, scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _refused(scope: Scope, refusal: Refusal) -> Response:
    """A refusal as a page where a person asks for one and is not let in, else as JSON."""
    is_not_let_in = is_configured() and reader_of(scope) is None and refusal.status in {401, 403}
    return refusal_page(scope, refusal) if is_not_let_in and is_for_a_person(scope) else refuse(refusal)


def tell_failure(request: Request, _fault: Exception) -> JSONResponse:
    """The answer where the server itself failed: it tells nothing of the fault, which is in the log under the id."""
    request_id = str(request.state.request_id)
    headers = {**safe_headers(request.scope), REQUEST_ID_HEADER: request_id}
    return JSONResponse({"error": "the server failed to answer", "request_id": request_id}, 500, headers)


def _with_headers(scope: Scope, send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message.get("headers", ())))
            headers.update(safe_headers(scope))
            message = {**message, "headers": headers.raw}
        await send(message)

    return send_with_headers


def known_host(scope: Scope) -> Refusal | None:
    """Refuse a name that is not ours: a foreign one that was made to lead here would make foreign pages our own.

    Ours are those of ``server.allowedHosts``; where none are given, and the server is bound to this machine only, those
    of this machine.
    """
    names = st.get_option("server.allowedHosts") or (LOOPBACK if _is_on_loopback() else ())
    host = host_name(Headers(scope=scope).get("host", ""))
    if not names or any(_is_named(host, str(name).lower()) for name in names):
        return None
    return Refusal(421, "this server does not answer to that name; server.allowedHosts has those to which it does")


def _is_on_loopback() -> bool:
    return st.get_option("server.address") in LOOPBACK


def _is_named(host: str, name: str) -> bool:
    return name in {"*", host} or (name.startswith("*.") and host.endswith(name[1:]))


def own_origin(scope: Scope) -> Refusal | None:
    """Refuse what a page of another origin sends, but for reading: WebSockets, and what is not a plain request.

    A program sends no origin. Origins of ``server.corsAllowedOrigins`` count as our own.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None or (scope["type"] == "http" and scope["method"] in _READING):
        return None
    if _site(origin) == headers.get("host") or origin in st.get_option("server.corsAllowedOrigins"):
        return None
    return Refusal(403, "a page of another origin may not ask this")


def _site(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def reading_only(scope: Scope) -> Refusal | None:
    """Refuse what would change something: there is nothing here to be changed, and no file to be taken in."""
    if scope["type"] == "websocket" or scope["method"] in _READING:
        return None
    return Refusal(405, "there is only reading here", {"allow": ", ".join(sorted(_READING))})


def closed_doors(scope: Scope) -> Refusal | None:
    """Refuse what Streamlit offers and nobody here needs: uploads, its API for agents.

    What the server counts is for maintainers, and where no access is configured for all, if that is asked for.
    """
    path = own_path(scope)
    are_counts_told = sees_counts(scope) or (os.environ.get(METRICS_VARIABLE) == "on" and not is_configured())
    closed = (_UPLOADS, _AGENTS, *(() if are_counts_told else COUNTS))
    is_closed = any(path == one or path.startswith(f"{one}/") for one in closed)
    return Refusal(404, "there is nothing at this address") if is_closed else None


RULES: tuple[Rule, ...] = (
    *(known_host, own_origin, reading_only, not_too_often),
    *(*TOKEN_RULES, own_machine_only, who_is_let_in, sign_out_from_here, closed_doors),
)
