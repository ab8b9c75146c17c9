"""The head of the HTML that the server sends for every page: its title, its language, and where the server's own addresses begin.

Streamlit sends one and the same ``index.html`` for every page. A link preview reads the title from it; and the script in it, on a page with
an address of its own, first looks for the server below that address and leaves two errors in the browser's console.
"""

import html
import json
import re
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.locale import SOURCE_LANGUAGE, available_languages, gettext, use_language
from dashboard.sitemap import SITEMAP

TITLES = {page.address: page.title for page in SITEMAP}
_NAME = "Khorgos"


class PageHead:
    """ASGI middleware that rewrites the head of the pages' HTML and leaves every other answer alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _is_page_request(scope):
            await self.app(scope, receive, send)
            return
        # The body is rewritten, so it must come plain and whole.
        plain = [
            (name, value) for name, value in scope["headers"] if name not in {b"accept-encoding", b"if-none-match", b"if-modified-since"}
        ]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(scope, send))


class _Rewriter:
    """Collects an answer and sends it with a new head."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        headers = MutableHeaders(raw=list(self.start["headers"]))
        if headers.get("content-type", "").startswith("text/html"):
            self.body = rewrite_head(self.body.decode("utf-8"), self.scope).encode("utf-8")
            headers["content-length"] = str(len(self.body))
            for name in ("etag", "last-modified"):
                if name in headers:
                    del headers[name]
        await self.send({**self.start, "headers": headers.raw})
        await self.send({"type": "http.response.body", "body": self.body})


def _is_page_request(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    address = page_address(scope)
    return (not address or address in TITLES) and "text/html" in Headers(scope=scope).get("accept", "text/html")


def base_path() -> str:
    """Where below the host the server is: empty, or ``/khorgos`` behind a proxy that serves it there."""
    option = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{option}" if option else ""


def page_address(scope: Scope) -> str:
    """The address of the page that a request is for; empty for the first page."""
    return str(scope["path"]).removeprefix(base_path()).strip("/")


def rewrite_head(page: str, scope: Scope) -> str:
    """Put the page's title, its description for link previews, its language and the server's address into Streamlit's HTML."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    language = asked.get("lang", [SOURCE_LANGUAGE])[0]
    language = language if language in available_languages() else SOURCE_LANGUAGE
    use_language(language)
    title = html.escape(page_title(page_address(scope)))
    extra = (
        f"<title>{title}</title>\n"
        f'    <meta property="og:title" content="{title}" />\n'
        f'    <meta property="og:site_name" content="{_NAME}" />\n'
        f"    <script>window.__streamlit = {{ BACKEND_BASE_URL: window.location.origin + {json.dumps(base_path())} }}</script>"
    )
    page = re.sub(r"<title>.*?</title>", lambda _: extra, page, count=1, flags=re.DOTALL)
    return page.replace('<html lang="en">', f'<html lang="{language}">', 1)


def page_title(address: str) -> str:
    """A page's title for a browser's tab and a link preview."""
    title = TITLES.get(address)
    return f"{gettext(title)} · {_NAME}" if title else _NAME
