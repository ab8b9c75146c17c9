"""Requests and runs of pages, as the log and the counts have them."""

import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

from dashboard.api.base_path import own_path
from dashboard.locale import gettext as _
from dashboard.shell.routes import routes
from dashboard.ui.sitemap import PAGES_BY_ADDRESS
from dashboard.watch import asked
from dashboard.watch.log import tell, tell_fault
from dashboard.watch.metrics import PAGE_RUNS, PAGE_SECONDS, REQUEST_SECONDS, REQUESTS

FAULT_KEY = "page_fault"
"""Key of what stands in the place of a part that failed; it marks that part in the page."""

_KNOWN = {path.strip("/") for route in routes if "{" not in (path := str(getattr(route, "path", "{")))}
_PAGES = {"", *PAGES_BY_ADDRESS}
_FOLDERS = ("api", "static", "media", "embed", "_stcore")


def route_of(path: str) -> str:
    """The name under which a path is counted: of few, whatever is asked for."""
    if path in _KNOWN:
        return f"/{path}"
    if path in _PAGES:
        return "a page"
    folder = path.split("/", maxsplit=1)[0]
    return f"/{folder}/*" if folder in _FOLDERS else "another address"


def name_request(scope: Scope) -> str:
    """The id of a request, which its header brings or which is new.

    It stands in the request's headers and state from now on, for whoever answers it.
    """
    given = Headers(scope=scope).get(asked.REQUEST_ID_HEADER)
    request_id = asked.accepted_id(given)
    headers = MutableHeaders(raw=list(scope["headers"]))
    headers[asked.REQUEST_ID_HEADER] = request_id
    scope["headers"] = headers.raw
    scope.setdefault("state", {})["request_id"] = request_id
    return request_id


async def watched(scope: Scope, send: Send, answer: Callable[[Send], Awaitable[None]]) -> None:
    """Answer, and tell of it: with ``answer`` goes the request's id, and a line and counts come after it."""
    begun, told = time.perf_counter(), {"status": 500, "bytes": 0}

    async def send_named(message: Message) -> None:
        if message["type"] == "http.response.start":
            told["status"] = message["status"]
            headers = MutableHeaders(raw=list(message.get("headers", ())))
            headers[asked.REQUEST_ID_HEADER] = asked.current_asked().request_id
            message = {**message, "headers": headers.raw}
        elif message["type"] == "http.response.body":
            told["bytes"] += len(message.get("body", b""))
        await send(message)

    with asked.working_on(name_request(scope)):
        try:
            await answer(send_named)
        except Exception as fault:
            tell_fault("request failed", fault, path=scope["path"])
            raise
        finally:
            seconds = time.perf_counter() - begun
            if scope["type"] == "http":
                _tell_request(scope, told["status"], told["bytes"], seconds)
            else:
                tell("connection ended", path=scope["path"], seconds=round(seconds, 1))


def _tell_request(scope: Scope, status: int, size: int, seconds: float) -> None:
    route = route_of(own_path(scope))
    REQUESTS.labels(route, status).inc()
    REQUEST_SECONDS.labels(route).observe(seconds)
    # What is asked for stands behind the path and is left out: words of a search are the reader's own.
    tell("request", method=scope["method"], path=scope["path"], status=status, bytes=size, seconds=round(seconds, 4))


@contextmanager
def page_run(page: str, who: asked.Who = asked.NOBODY) -> Iterator[None]:
    """A run of a page: counted and told with how it ended; ``stopped`` is one in whose place another begins.

    What is taken away from the page is told as taken by ``who``.
    """
    asked.begin(asked.new_id(), who)
    begun, outcome = time.perf_counter(), "stopped"
    try:
        yield
        outcome = "drawn"
    except Exception:
        outcome = "failed"
        raise
    finally:
        seconds = time.perf_counter() - begun
        PAGE_RUNS.labels(page, outcome).inc()
        PAGE_SECONDS.labels(page).observe(seconds)
        connection = st.context.headers.get(asked.REQUEST_ID_HEADER, "")
        tell("page run", page=page, outcome=outcome, seconds=round(seconds, 4), connection_id=connection)


def show_page_fault(fault: Exception) -> bool:
    """In the place of what failed, a sentence and the id by which the log has the whole of it."""
    if not asked.current_asked().request_id:
        asked.begin(asked.new_id())
    tell_fault("page failed", fault)
    sentence = _("This part of the page could not be shown. Reload the page; if it fails again, tell the maintainer.")
    with st.container(key=FAULT_KEY):
        st.error(f"{sentence} {request_in_words()}")
    return True


def request_in_words() -> str:
    """The id of this run of the page, for a reader to pass on."""
    return _("Number of this request: {request}").format(request=f"`{asked.current_asked().request_id}`")
